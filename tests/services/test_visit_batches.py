"""Many visits at once: the good ones are kept together, the others say why not, and all can be taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import Customer, Visit
from desktop.services.audit import verify
from desktop.services.entry_drafts import EntryDrafts, kept_rows
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visit_batches import VisitBatches
from desktop.services.visits import VisitDraft
from desktop.store.database import Database

TODAY = date(2026, 11, 21)


@pytest.fixture
def batches(database: Database) -> VisitBatches:
    return VisitBatches(database, lambda: TODAY)


@pytest.fixture
def visitor(database: Database) -> int:
    """Somebody in service since February 2026."""
    return StaffRegister(database, lambda: TODAY).add(StaffDraft("甲", hired_on=date(2026, 2, 1)))


def in_log(database: Database) -> list[str]:
    """The summaries of the visits in the log."""
    with database.read() as session:
        return list(session.scalars(select(Visit.summary).where(Visit.deleted_at.is_(None)).order_by(Visit.id)))


def customers(database: Database) -> list[str]:
    """The customers on the list."""
    with database.read() as session:
        return list(session.scalars(select(Customer.name).where(Customer.deleted_at.is_(None)).order_by(Customer.id)))


def test_good_rows_are_kept_and_a_refused_one_leaves_no_trace(
    batches: VisitBatches, visitor: int, database: Database
) -> None:
    batch = batches.log_all(
        [
            VisitDraft(TODAY, visitor, customer="绿洲", summary="one"),
            VisitDraft(date(2026, 1, 5), visitor, customer="沙漠", summary="before service"),
            VisitDraft(TODAY, visitor, customer="绿洲", summary="two"),
            VisitDraft(TODAY, visitor, customer="荒原", summary="a sign no paper carries \x07"),
        ]
    )

    assert in_log(database) == ["one", "two"]
    assert customers(database) == ["绿洲"]
    assert set(batch.kept) == {0, 2}
    assert set(batch.refused) == {1, 3}
    assert "hired" in str(batch.refused[1])
    with database.read() as session:
        assert verify(session).is_whole


def test_taking_back_removes_the_visits_and_the_customers_made_for_them(
    batches: VisitBatches, visitor: int, database: Database
) -> None:
    batch = batches.log_all(
        [VisitDraft(TODAY, visitor, customer="绿洲"), VisitDraft(TODAY, visitor, customer="沙漠")]
    )
    batches.log_all([VisitDraft(TODAY, visitor, customer="沙漠", summary="stays")])

    batches.take_back(batch)

    assert in_log(database) == ["stays"]
    assert customers(database) == ["沙漠"]


def test_a_batch_with_nothing_good_changes_nothing(batches: VisitBatches, visitor: int, database: Database) -> None:
    batch = batches.log_all([VisitDraft(date(2027, 1, 1), visitor)])

    assert in_log(database) == []
    assert isinstance(batch.refused[0], RequestError)


def test_rows_not_saved_yet_are_kept_until_there_are_none(database: Database) -> None:
    drafts = EntryDrafts(database)
    drafts.keep("visits", [{"date": "昨天"}])
    drafts.keep("visits", [{"date": "昨天", "customer": "绿洲"}, {"customer": "沙漠"}])
    with database.read() as session:
        kept = kept_rows(session, "visits")

    drafts.keep("visits", [])

    assert kept == ({"date": "昨天", "customer": "绿洲"}, {"customer": "沙漠"})
    with database.read() as session:
        assert kept_rows(session, "visits") == ()
