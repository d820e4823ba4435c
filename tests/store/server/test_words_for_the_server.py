"""How questions are worded for a server, and what its notes and errors mean; no server is needed for that."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateTable

from desktop.errors import DataFileError, RequestError
from desktop.models import Base, Deal, Signing
from desktop.store.plain import values_of
from desktop.store.server import passwords
from desktop.store.server.passwords import note, remember, remembered
from desktop.store.server.problems import problem_of_server
from desktop.store.server.wording import word_for

STAFF = Base.metadata.tables["staff"]


def words(statement: Any) -> str:
    dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call] # theirs
    word_for(dialect)
    return " ".join(str(statement.compile(dialect=dialect)).split())


def test_rows_without_a_value_stand_where_a_data_file_puts_them() -> None:
    asked = select(Deal.id).order_by(Deal.amount, Deal.expected_amount.desc(), Deal.code.nulls_last(), Deal.id.desc())

    assert words(asked).endswith(
        "ORDER BY deal.amount NULLS FIRST, deal.expected_amount DESC NULLS LAST, deal.code NULLS LAST, deal.id DESC"
    )


def test_sums_stay_whole() -> None:
    assert "CAST(sum(signing.amount) AS BIGINT)" in words(select(func.sum(Signing.amount)))


def test_texts_compare_byte_by_byte_and_numbers_are_wide() -> None:
    made = words(CreateTable(STAFF))

    assert "id BIGSERIAL" in made
    assert 'name TEXT COLLATE "C" NOT NULL' in made
    assert "INTEGER" not in made


def test_notes_of_either_engine_say_the_same() -> None:
    file = (
        '{"id":1,"name":"王龚","hired_on":"2026-07-01","bonus_base":800050,"deleted_at":"2026-07-01 10:00:00.500000"}'
    )
    server = (
        '{"id" : 1, "name" : "王龚", "hired_on" : "2026-07-01", "bonus_base" : 800050, '
        '"deleted_at" : "2026-07-01T10:00:00.5", "gone" : 1}'
    )

    assert values_of(file, STAFF) == values_of(server, STAFF)
    assert values_of(file, STAFF) == {
        "id": 1, "name": "王龚", "hired_on": date(2026, 7, 1), "bonus_base": Decimal("8000.50"),
        "deleted_at": datetime(2026, 7, 1, 10, 0, 0, 500000, tzinfo=UTC),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.OperationalError("connection refused"), "cannot be reached"),
        (psycopg.OperationalError("password authentication failed"), "refused the user name"),
        (psycopg.OperationalError('database "x" does not exist'), "There is no database"),
        (errors.DiskFull(), "disk of the database server is full"),
        (errors.InsufficientPrivilege(), "may not do this"),
        (errors.LockNotAvailable(), "Another computer is saving"),
        (psycopg.DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"), "number 0"),
    ],
)
def test_errors_become_sentences(error: psycopg.Error, said: str) -> None:
    told = problem_of_server(OperationalError("SELECT 1", {}, error), "the server")

    assert isinstance(told, DataFileError | RequestError)
    assert said in str(told)


def test_other_errors_are_left_alone() -> None:
    assert problem_of_server(ZeroDivisionError(), "the server") is None
    assert problem_of_server(errors.UniqueViolation(), "the server") is None


class TestPasswords:
    def test_one_that_was_typed_is_known_while_the_program_runs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(passwords, "_typed", {})
        note("the server", "secret")

        assert remembered("the server") == "secret"

    def test_without_a_keyring_that_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        monkeypatch.setattr("keyring.core._keyring_backend", None)

        with pytest.raises(RequestError, match="no keyring"):
            remember("the server", "secret")
        assert remembered("another server") == ""
