"""A connection that breaks while a company is being made: it is there or it is not, and that is what is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.errors import DataFileError
from desktop.models import Company
from desktop.services.company import found_on_server
from desktop.services.moving import move
from desktop.store.database import Database
from desktop.store.places import open_company
from desktop.store.server import committing
from desktop.store.server.address import ServerAddress
from desktop.store.server.database import ServerDatabase
from tests.server import fresh_database, new_name
from tests.services.small_company import two_people
from tests.store.server.cut_line import CutLine, cut_line

pytestmark = pytest.mark.on_server
NAME = "青禾招商"


@pytest.fixture
def empty() -> Iterator[ServerAddress]:
    with fresh_database(new_name()) as made:
        yield made


@pytest.fixture
def line(empty: ServerAddress, monkeypatch: pytest.MonkeyPatch) -> Iterator[CutLine]:
    """The line of one machine, which does not wait long."""
    monkeypatch.setattr(committing, "PAUSES", (0.0, 0.05))
    with cut_line(empty) as made:
        yield made


def found(address: ServerAddress) -> None:
    found_on_server(address.url, NAME).close()


def found_losing(line: CutLine, lost: str, stays_down: bool = False) -> None:
    """Found the company on a line that breaks in the moment in which it is kept."""

    def fill(session: Session) -> None:
        session.add(Company(name=NAME))
        line.loses, line.stays_down = lost, stays_down

    ServerDatabase.make(line.address, fill).close()


def name_at(address: ServerAddress) -> str:
    with open_company(address.url) as there, there.read() as session:
        return session.query(Company).one().name


def test_a_company_kept_unheard_is_known_to_be_there(line: CutLine) -> None:
    found_losing(line, "answer")

    assert (name_at(line.address), line.breaks) == (NAME, 1)


def test_a_company_carried_there_unheard_is_told_as_carried(line: CutLine, tmp_path: Path) -> None:
    def lose_the_end(_done: int, _total: int) -> None:
        line.loses = "answer"

    with Database.create(tmp_path / "company.qianji", lambda session: two_people(session) and None) as file:
        moved = move(file, line.address.url, lose_the_end)

    assert (moved.rows > 0, line.breaks) == (True, 1)
    open_company(line.address.url).close()


def test_of_a_company_the_server_never_kept_nothing_is_there(line: CutLine) -> None:
    with pytest.raises(DataFileError, match="Nothing of it was kept there"):
        found_losing(line, "request")

    found(line.address)
    assert name_at(line.address) == NAME


def test_a_line_that_breaks_on_the_way_leaves_nothing_there(empty: ServerAddress) -> None:
    def broken_off(session: Session) -> None:
        session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(DataFileError, match="Nothing of it was kept there"):
        ServerDatabase.make(empty, broken_off)

    found(empty)
    assert name_at(empty) == NAME


@pytest.mark.parametrize("lost", ["answer", "request"])
def test_while_nobody_can_be_asked_it_is_said_how_to_look(line: CutLine, lost: str) -> None:
    with pytest.raises(DataFileError, match=r"not known whether it was.*“Work with the company that is there”"):
        found_losing(line, lost, stays_down=True)
    line.is_down = False

    if lost == "request":
        with pytest.raises(DataFileError, match="database is empty"):
            open_company(line.address.url)
        found(line.address)
    assert name_at(line.address) == NAME


def test_a_server_that_was_never_reached_is_told_as_such(line: CutLine) -> None:
    line.is_down = True

    with pytest.raises(DataFileError, match="cannot be reached"):
        found(line.address)
