"""A person's timeline: everything once, the latest first, page by page."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.models import Action, Award, AwardKind, Customer, Signing, SigningShare, Visit
from desktop.queries.person.timeline import Deed, Entry, timeline
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, actions, add_visits, reviews, today, two_people

SEPTEMBER = date(2026, 9, 30)


@pytest.fixture
def person(database: Database) -> int:
    """E01 with visits, two contracts, a review, an award and a finished action, four of them on one day."""
    with database.write() as session:
        first, second = two_people(session)
        add_visits(session, first, 2, SEPTEMBER)
        _sign(session, "QY-1", {first: "40", second: "60"})
        _sign(session, "QY-2", {second: "100"})
        kind = AwardKind(name="签约冠军", name_en="Top signer")
        session.add(kind)
        session.flush()
        session.add(
            Award(
                kind_id=kind.id,
                staff_id=first,
                period_label="2026Q3",
                start=Q3.start,
                end=Q3.end,
                granted_on=SEPTEMBER,
            )
        )
    evaluation = Evaluations(database, today).run(Q3).evaluation_id
    with database.write() as session:
        planned = actions(session, reviews(session, evaluation)["E01"])[0]
        session.get_one(Action, planned.id).done_on = SEPTEMBER
    return first


def _sign(session: Session, number: str, shares: dict[int, str]) -> None:
    customer = Customer(name="禾味餐饮")
    session.add(customer)
    session.flush()
    signing = Signing(number=number, customer_id=customer.id, signed_on=SEPTEMBER, amount=Decimal(1000))
    session.add(signing)
    session.flush()
    session.add_all(
        [SigningShare(signing_id=signing.id, staff_id=key, share=Decimal(share)) for key, share in shares.items()]
    )


def _all(session: Session, person: int, size: int) -> list[Entry]:
    entries: list[Entry] = []
    page = timeline(session, person, "en", size=size)
    entries.extend(page.entries)
    while page.further is not None:
        page = timeline(session, person, "en", after=page.further, size=size)
        entries.extend(page.entries)
    return entries


def test_of_one_day_the_review_comes_first_and_visits_last(database: Database, person: int) -> None:
    with database.read() as session:
        found = timeline(session, person, "en").entries

    assert [entry.deed for entry in found[:6]] == [
        Deed.REVIEW,
        Deed.AWARD,
        Deed.SIGNING,
        Deed.ACTION,
        Deed.VISIT,
        Deed.VISIT,
    ]
    assert {entry.day for entry in found[6:]} == {date(2026, 8, 3)}


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_of_any_size_tell_everything_once(database: Database, person: int, size: int) -> None:
    with database.read() as session:
        whole = timeline(session, person, "en").entries

        assert _all(session, person, size) == list(whole)
    assert len(whole) == 11


def test_a_shared_contract_counts_by_its_share(database: Database, person: int) -> None:
    with database.read() as session:
        (entry,) = timeline(session, person, "zh_CN", [Deed.SIGNING]).entries

    assert (entry.title, entry.note, entry.figure, entry.share) == ("禾味餐饮", "QY-1", Decimal(400), Decimal(40))


def test_what_was_removed_is_not_told(database: Database, person: int) -> None:
    with database.write() as session:
        for visit in session.query(Visit).filter(Visit.staff_id == person):
            visit.deleted_at = visit.created_at

    with database.read() as session:
        assert not timeline(session, person, "en", [Deed.VISIT]).entries
