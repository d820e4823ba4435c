"""A connection that breaks while something is being saved: it is there once, whatever was heard of it."""

from collections.abc import Iterator

import pytest

from desktop.errors import DataFileError, RequestError
from desktop.models import Team
from desktop.services import audit
from desktop.services.entry_drafts import EntryDrafts
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.server import committing
from desktop.store.server.address import ServerAddress
from desktop.store.server.database import ServerDatabase
from tests.server import empty_template, fresh_database, new_name
from tests.services.small_company import TODAY, today
from tests.store.server.cut_line import CutLine, cut_line

pytestmark = pytest.mark.on_server


@pytest.fixture
def address() -> Iterator[ServerAddress]:
    with fresh_database(new_name(), empty_template()) as made:
        yield made


@pytest.fixture
def line(address: ServerAddress, monkeypatch: pytest.MonkeyPatch) -> Iterator[CutLine]:
    """The line of one machine, which does not wait long."""
    monkeypatch.setattr(committing, "PAUSES", (0.0, 0.05))
    with cut_line(address) as made:
        yield made


@pytest.fixture
def here(line: CutLine) -> Iterator[ServerDatabase]:
    with ServerDatabase.reach(line.address) as reached:
        yield reached


def add(database: ServerDatabase, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))
        session.flush()
        audit.append(session, "team.added", "team")


def names(database: ServerDatabase) -> list[str]:
    with database.read() as session:
        assert audit.verify(session).is_whole
        return [team.name for team in session.query(Team).order_by(Team.id)]


def test_what_was_kept_unheard_is_known_to_be_kept(here: ServerDatabase, line: CutLine) -> None:
    line.loses = "answer"

    add(here, "华南")  # no error, and so no reason to enter it again

    assert (names(here), line.breaks) == (["华南"], 1)


def test_a_visit_whose_answer_was_lost_is_logged_once_with_its_key(here: ServerDatabase, line: CutLine) -> None:
    person = StaffRegister(here, today).add(StaffDraft("王䶮", hired_on=TODAY))
    log = VisitLog(here, today)
    line.loses = "answer"

    visit = log.log(VisitDraft(TODAY, person, summary="first"))

    log.remove(visit)
    assert line.breaks == 1


def test_what_the_server_never_heard_of_may_be_tried_again(here: ServerDatabase, line: CutLine) -> None:
    line.loses = "request"

    with pytest.raises(DataFileError, match="cannot be reached"):
        add(here, "华南")
    assert names(here) == []

    add(here, "华南")
    assert names(here) == ["华南"]


@pytest.mark.parametrize(("lost", "kept"), [("answer", True), ("request", False)])
def test_while_nobody_can_be_asked_it_stays_open_and_the_next_save_asks_first(
    here: ServerDatabase, line: CutLine, lost: str, kept: bool
) -> None:
    line.loses, line.stays_down = lost, True
    with pytest.raises(RequestError, match="not known yet"):
        add(here, "华南")
    with pytest.raises(DataFileError, match="cannot be reached"):
        add(here, "华南")
    line.is_down = False

    if kept:
        with pytest.raises(RequestError, match=r"saved after all.*just now was NOT saved"):
            add(here, "华南")
        add(here, "华北")  # knowingly
        assert names(here) == ["华南", "华北"]
    else:
        add(here, "华南")
        assert names(here) == ["华南"]


def test_a_form_kept_meanwhile_does_not_take_the_answer(here: ServerDatabase, line: CutLine) -> None:
    line.loses, line.stays_down = "answer", True
    with pytest.raises(RequestError, match="not known yet"):
        add(here, "华南")
    line.is_down = False

    EntryDrafts(here).keep("visits", [{"summary": "begun"}])

    with pytest.raises(RequestError, match="saved after all"):
        add(here, "华南")


def test_of_a_form_left_in_doubt_no_save_is_told_that_it_was_kept(here: ServerDatabase, line: CutLine) -> None:
    line.loses, line.stays_down = "answer", True
    with pytest.raises(RequestError, match="not known yet"):
        EntryDrafts(here).keep("visits", [{"summary": "begun"}])
    line.is_down = False

    add(here, "华南")

    assert names(here) == ["华南"]


def test_a_number_the_server_never_gave_was_not_kept(here: ServerDatabase) -> None:
    doubts = committing.Doubts(here._server)
    doubts._number = "4000000000"

    doubts.settle()

    add(here, "华南")
    assert names(here) == ["华南"]
