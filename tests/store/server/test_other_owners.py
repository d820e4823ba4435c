"""A database that is another program's, or in which this user may not read everything."""

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from desktop.errors import DataFileError, RequestError
from desktop.store.server.address import ServerAddress
from desktop.store.server.database import ServerDatabase
from tests.server import empty_template, fresh_database, new_name

pytestmark = pytest.mark.on_server


@pytest.fixture
def address() -> Iterator[ServerAddress]:
    """A company's database with today's tables and nothing in them."""
    with fresh_database(new_name(), empty_template()) as made:
        yield made


@pytest.mark.parametrize("tables", ["alembic_version", "alembic_version, company"])
def test_a_program_that_notes_its_tables_under_the_same_name_is_another_one(tables: str) -> None:
    with fresh_database(new_name()) as other:
        with psycopg.connect(other.url, autocommit=True) as owner:
            for table in tables.split(", "):
                owner.execute(f"CREATE TABLE {table} (version_num text)")
            owner.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf8')")

        with pytest.raises(RequestError, match="another program"):
            ServerDatabase.make(other)
        with pytest.raises(RequestError, match="another program"):
            ServerDatabase.reach(other)


@pytest.mark.parametrize(
    "granted",
    [
        "REVOKE ALL ON SCHEMA public FROM public",
        "GRANT USAGE ON SCHEMA public TO clerk",
        "GRANT USAGE ON SCHEMA public TO clerk; GRANT SELECT ON alembic_version, staff TO clerk",
    ],
)
def test_a_user_who_may_not_read_the_tables_is_told_so(address: ServerAddress, granted: str) -> None:
    with psycopg.connect(address.url, autocommit=True) as owner:
        owner.execute("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN")
        owner.execute(granted)

        with pytest.raises(DataFileError, match="may not do this"):
            ServerDatabase.reach(replace(address, user="clerk"))

        owner.execute("DROP OWNED BY clerk; DROP ROLE clerk")
