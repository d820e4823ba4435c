"""What a server says before a connection stands: texts only, in its own language, perhaps in GBK."""

from types import SimpleNamespace

import psycopg
import pytest
from psycopg import sql

from desktop.errors import DataFileError
from desktop.store.server import problems
from desktop.store.server.connection import NOTICED
from desktop.store.server.database import ServerDatabase
from desktop.store.server.passwords import RefusedPasswordError
from desktop.store.server.problems import problem_of_server
from tests.server import empty_template, fresh_database, named_server, new_name

BEFORE = 'connection to server at "10.0.0.5", port 5432 failed: '


class Refused(psycopg.OperationalError):
    """A refusal as the driver hands it over."""

    def __init__(self, said: str, encoding: str) -> None:
        super().__init__(f"connection failed: {BEFORE}")
        self._said = f"{BEFORE}{said}\n".encode(encoding)

    @property
    def pgconn(self) -> SimpleNamespace:  # type: ignore[override] # stands for the driver's own
        """What the driver keeps of the line."""
        return SimpleNamespace(error_message=self._said)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ('FATAL:  password authentication failed for user "qianji"', problems.REFUSED),
        ('致命错误:  用户 "qianji" Password 认证失败', problems.REFUSED),
        ('FATAL:  role "qianji" does not exist', problems.REFUSED),
        ('FATAL:  database "qianji" does not exist', problems.MISSING),
        ('致命错误:  数据库 "签绩" 不存在', problems.MISSING),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.9", user "qianji", no encryption', problems.NOT_LET_IN),
        ('致命错误:  没有用于主机 "10.0.0.9", 用户 "qianji" 的 pg_hba.conf 记录', problems.NOT_LET_IN),
        ('FATAL:  too many connections for role "qianji"', problems.NO_PLACE),
        ("FATAL:  sorry, too many clients already", problems.NO_PLACE),
        ("致命错误:  对不起, 已经有太多的客户", problems.NO_PLACE),
        ("FATAL:  the database system is starting up", problems.NO_PLACE),
        ("Connection refused", problems.UNREACHABLE),
        ("FATAL:  the moon is in the wrong house", problems.TURNED_AWAY),
    ],
)
def test_a_refusal_is_told_for_what_it_is(said: str, sentence: str, encoding: str) -> None:
    problem = problem_of_server(Refused(said, encoding), "office")

    assert isinstance(problem, DataFileError)
    words = {"words": said.partition(":  ")[2]} if sentence is problems.TURNED_AWAY else {}
    assert str(problem) == sentence.format(place="office", **words)
    assert isinstance(problem, RefusedPasswordError) is (sentence is problems.REFUSED)


@pytest.mark.on_server
def test_a_database_without_an_encoding_is_refused_with_what_to_do() -> None:
    name = new_name()
    with psycopg.connect(f"{named_server()}/postgres", autocommit=True) as boss:
        boss.execute(f"CREATE DATABASE {name}_part ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
        try:
            with (
                fresh_database(name, f"{name}_part") as address,
                pytest.raises(DataFileError, match=r"SQL_ASCII.*--encoding=UTF8"),
            ):
                ServerDatabase.make(address)
        finally:
            boss.execute(f"DROP DATABASE {name}_part")


@pytest.mark.on_server
def test_a_server_that_only_answers_questions_is_no_lack_of_rights() -> None:
    with fresh_database(new_name(), empty_template()) as address:
        name = sql.Identifier(address.database)
        with psycopg.connect(address.url, autocommit=True) as boss:
            boss.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))
        with (
            ServerDatabase.reach(address) as reached,
            pytest.raises(DataFileError, match="can only be read at present"),
            reached.write(),
        ):
            pass


@pytest.mark.on_server
def test_a_server_too_old_is_refused_in_words_and_nothing_is_made_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with fresh_database(new_name()) as empty:
        monkeypatch.setattr("desktop.store.server.schema.OLDEST", 990_000)  # every server is older than that
        # Nor does it know all settings of newer ones.
        monkeypatch.setitem(NOTICED, "tcp_settings_of_a_newer_server", "1")
        with pytest.raises(DataFileError, match=r"is PostgreSQL \d\d; Qianji needs PostgreSQL 99 or newer"):
            ServerDatabase.make(empty)
        monkeypatch.undo()

        with pytest.raises(DataFileError, match="The database is empty"):
            ServerDatabase.reach(empty)
