"""Answers kept for the next start: never shown after a change."""

from pathlib import Path

import pytest

from desktop.models import Team
from desktop.services import audit
from desktop.store import kept
from desktop.store.database import Database

pytestmark = pytest.mark.on_file  # about the file itself

NAME = "first page"
ANSWER = {"signed": "12.50", "days": [3, None], "name": "栗巷"}


def test_an_answer_is_there_again_after_the_file_was_closed(database: Database) -> None:
    database.keep(NAME, ANSWER)
    database.close()

    with Database.open(database.path) as again:
        assert again.kept(NAME) == ANSWER
        assert again.kept("another") is None


def test_the_later_answer_takes_the_place_of_the_one_before(database: Database) -> None:
    database.keep(NAME, {"signed": "1"})

    database.keep(NAME, ANSWER)

    assert database.kept(NAME) == ANSWER


def test_questions_leave_it(database: Database) -> None:
    database.keep(NAME, ANSWER)

    with database.read() as session:
        session.query(Team).all()

    assert database.kept(NAME) == ANSWER


def test_whatever_is_written_removes_it(database: Database) -> None:
    database.keep(NAME, ANSWER)

    with database.write() as session:
        session.add(Team(name="华南"))

    assert database.kept(NAME) is None


def test_a_change_that_is_dropped_leaves_it(database: Database) -> None:
    database.keep(NAME, ANSWER)

    def fail() -> None:
        with database.write() as session:
            session.add(Team(name="华南"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert database.kept(NAME) == ANSWER


def test_another_version_of_the_program_passes_it_over(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.keep(NAME, ANSWER)

    monkeypatch.setattr(kept, "VERSION", "0.0.1")

    assert database.kept(NAME) is None


def test_other_tables_pass_it_over(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.keep(NAME, ANSWER)

    monkeypatch.setattr(kept, "FINGERPRINT", "0123456789abcdef")

    assert database.kept(NAME) is None


@pytest.mark.parametrize("damaged", ['{"signed": "99.50"}', "{", "", "栗"])
def test_a_damaged_answer_is_passed_over(database: Database, damaged: str) -> None:
    database.keep(NAME, ANSWER)

    with database.raw() as connection:
        connection.execute("UPDATE kept_answer SET answer = ?", (damaged,))

    assert database.kept(NAME) is None


def test_an_answer_left_by_a_program_that_did_not_remove_it_is_passed_over(database: Database) -> None:
    database.keep(NAME, ANSWER)
    with database.raw() as connection:
        row = connection.execute("SELECT name, mark, answer FROM kept_answer").fetchone()

    with database.write() as session:
        audit.append(session, "team.added")
    with database.raw() as connection:
        connection.execute("INSERT INTO kept_answer (name, mark, answer) VALUES (?, ?, ?)", row)

    assert database.kept(NAME) is None


def test_it_is_there_in_a_copy_of_the_file(database: Database, tmp_path: Path) -> None:
    database.keep(NAME, ANSWER)
    database.close()
    copy = tmp_path / "copy.qianji"
    copy.write_bytes(database.path.read_bytes())

    with Database.open(copy) as again:
        assert again.kept(NAME) == ANSWER
