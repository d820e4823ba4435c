"""Tracebacks for the log: where and what kind, never the words of the error."""

import errno

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop.errors import RequestError
from desktop.store.database import Database
from desktop.tracebacks import traceback_of


def caught(work: object) -> BaseException:
    try:
        work()  # type: ignore[operator] # anything that raises
    except Exception as error:  # noqa: BLE001 - whatever it is, it is looked at
        return error
    message = "nothing was raised"
    raise AssertionError(message)


def looked_up() -> str:
    people: dict[str, str] = {}
    return people["王小明"]


def chained() -> None:
    try:
        looked_up()
    except KeyError as error:
        message = "no such person: 王小明, 12800 元"
        raise ValueError(message) from error


def test_the_way_there_and_the_kinds_stay_and_the_words_go() -> None:
    told = traceback_of(caught(chained))

    assert "in looked_up" in told
    assert "KeyError" in told
    assert told.endswith("ValueError")
    assert "12800 元" not in told.replace('message = "no such person: 王小明, 12800 元"', "")


def test_our_own_sentence_stands_without_what_fills_it() -> None:
    error = RequestError("The row of {name} is wrong.", name="王小明")

    assert traceback_of(error).endswith("RequestError: The row of {name} is wrong.")


def test_numbers_of_system_and_engine_are_kept(database: Database) -> None:
    def doubled() -> None:
        with database.write() as session:
            for _ in range(2):
                session.execute(text("INSERT INTO team (id, name, revision) VALUES (1, '华东', 1)"))

    assert traceback_of(OSError(errno.ENOSPC, "full", "王小明.xlsx")).endswith(f"OSError: {errno.ENOSPC}")
    failed = caught(doubled)
    assert isinstance(failed, DBAPIError)
    assert "SQLITE_CONSTRAINT" in traceback_of(failed).splitlines()[-1]
