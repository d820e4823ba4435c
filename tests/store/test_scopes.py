"""The scopes of a data file: what is written is kept whole or dropped whole, what is read changes nothing."""

import pytest
from sqlalchemy import select

from desktop.errors import DataFileError
from desktop.models import Team
from desktop.store.database import Database

pytestmark = pytest.mark.on_file  # about the file itself


class TestWrite:
    def test_an_error_drops_the_whole_transaction(self, database: Database) -> None:
        def half_way() -> None:
            with database.write() as session:
                session.add(Team(name="华东"))
                session.flush()
                message = "half way"
                raise ValueError(message)

        with pytest.raises(ValueError, match="half way"):
            half_way()

        with database.read() as session:
            assert session.scalars(select(Team)).all() == []

    def test_what_was_read_stays_usable_afterwards(self, database: Database) -> None:
        with database.write() as session:
            team = Team(name="华东")
            session.add(team)

        assert team.name == "华东"

    def test_a_full_disk_is_told_and_earlier_saves_stay(self, database: Database) -> None:
        with database.write() as session:
            session.add(Team(name="华东"))
        with database.raw() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(DataFileError, match="disk is full"), database.write() as session:
            session.add(Team(name="华南" * 100_000))

        with database.read() as session:
            assert session.scalars(select(Team.name)).all() == ["华东"]


class TestRead:
    def test_changes_made_while_reading_are_dropped(self, database: Database) -> None:
        with database.read() as session:
            session.add(Team(name="华东"))
            session.flush()

        with database.read() as session:
            assert session.scalars(select(Team)).all() == []
