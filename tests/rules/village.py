"""A small company told as plain notes, to be entered in any order."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from sqlalchemy.orm import Session

from desktop.domain.scheme import Rule, RuleKind, Scope
from desktop.models import Absence, Complaint, Conduct, Milestone, Staff, Survey, TeamMembership
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_receipt,
    a_signing,
    a_target,
    a_visit,
    a_word,
    an_instalment,
    keep,
)
from tests.services.small_company import POINTS, Q3, RATIO, add_company, add_scheme, add_team, line

Thing = TypeVar("Thing")
PEOPLE = ("甲", "乙", "丙", "丁", "戊", "己")
CUSTOMERS = tuple(f"{name}商行" for name in ("东", "西", "南", "北", "中", "山", "河", "湖"))
FIRST = date(2026, 4, 1)


@dataclass(frozen=True)
class Note:
    """One record: its kind, whose, of which customer, on which day, and a number for what else there is."""

    kind: str
    person: int
    customer: int
    day: date
    number: int


def notes(seed: int, count: int = 240) -> list[Note]:
    """The records of two quarters; amounts repeat, so that much ties."""
    dice = random.Random(seed)  # noqa: S311 - the same notes each time is the point
    kinds = ["visit"] * 10 + ["deal"] * 3 + ["signing"] * 2 + ["survey", "complaint", "milestone", "conduct"]
    return [
        Note(
            dice.choice(kinds),
            dice.randrange(len(PEOPLE)),
            dice.randrange(len(CUSTOMERS)),
            FIRST + timedelta(days=dice.randrange(183)),
            dice.randrange(6),
        )
        for _ in range(count)
    ]


def enter(session: Session, told: Sequence[Note], order: random.Random | None = None) -> None:
    """Enter everything, people, customers and records in the order given or as the dice fall."""
    add_company(session)
    outcomes: dict[int, int] = {
        1: a_word(session, "outcome", "有进展", is_effective=True).id,
        0: a_word(session, "outcome", "没见到").id,
    }
    people = {place: _person(session, place) for place in _in_any_order(range(len(PEOPLE)), order)}
    customers = {place: _customer(session, place) for place in _in_any_order(range(len(CUSTOMERS)), order)}
    _teams(session, people)
    _scheme(session)
    for note in _in_any_order(told, order):
        _ENTERED[note.kind](session, note, people, customers, outcomes)
    for place in _in_any_order(range(len(PEOPLE)), order):
        _targets(session, people[place], place)


def _in_any_order(things: Sequence[Thing], order: random.Random | None) -> list[Thing]:
    found = list(things)
    if order is not None:
        order.shuffle(found)
    return found


def _person(session: Session, place: int) -> Staff:
    hired = date(2026, 6, 15) if place == 4 else date(2020 + place, 3, 2)
    left = date(2026, 9, 10) if place == 5 else None
    return keep(
        session,
        Staff(code=f"V{place}", name=PEOPLE[place], hired_on=hired, left_on=left, bonus_base=Decimal(5000 + place)),
    )


def _customer(session: Session, place: int) -> int:
    known = {"credit": Decimal(60 + 5 * place)} if place % 2 else {"registered_capital": Decimal(10**6 * place)}
    return a_customer(session, name=CUSTOMERS[place], **known).id


def _teams(session: Session, people: Mapping[int, Staff]) -> None:
    first, second = (add_team(session, name, people[leader].id) for name, leader in (("一部", 0), ("二部", 3)))
    for place, team in ((0, first), (1, first), (2, first), (3, second), (4, second)):
        keep(session, TeamMembership(staff_id=people[place].id, team_id=team))
    keep(session, TeamMembership(staff_id=people[5].id, team_id=first, ended_on=date(2026, 7, 31)))
    keep(session, TeamMembership(staff_id=people[5].id, team_id=second, started_on=date(2026, 8, 1)))
    keep(session, Absence(staff_id=people[1].id, started_on=date(2026, 7, 6), ended_on=date(2026, 7, 17)))


def _scheme(session: Session) -> None:
    add_scheme(
        session,
        line("signed_amount", "30"),
        line("effective_visits", "20"),
        line("collection_rate", "15", Rule(RuleKind.LINEAR, Decimal(40), Decimal(100)), default_target=Decimal(90)),
        line("signings", "10", RATIO, scope=Scope.TEAM),
        line("customer_quality", "10", POINTS),
        line("satisfaction", "10", POINTS),
        line("complaints", "5", Rule(RuleKind.DEDUCT, factor=Decimal(20))),
    )


def _targets(session: Session, person: Staff, place: int) -> None:
    a_target(session, Q3.start, Q3.end, str(60_000 + 10_000 * (place % 3)), staff_id=person.id,
             indicator="signed_amount")  # fmt: skip
    a_target(session, Q3.start, Q3.end, str(14 + place % 2), staff_id=person.id, indicator="effective_visits")


Keys = Mapping[int, int]


def _visit(session: Session, note: Note, people: Mapping[int, Staff], customers: Keys, outcomes: Keys) -> None:
    a_visit(
        session, people[note.person], note.day, customer_id=customers[note.customer],
        outcome_id=outcomes[note.number > 1], entered_on=note.day + timedelta(days=note.number),
    )  # fmt: skip


def _deal(session: Session, note: Note, people: Mapping[int, Staff], customers: Keys, _outcomes: Keys) -> None:
    result = ("open", "won", "won", "lost", "won", "lost")[note.number]
    closed = None if result == "open" else note.day + timedelta(days=10 * note.number)
    a_deal(session, people[note.person], customer_id=customers[note.customer], opened_on=note.day, closed_on=closed,
           result=result)  # fmt: skip


def _signing(session: Session, note: Note, people: Mapping[int, Staff], customers: Keys, _outcomes: Keys) -> None:
    other = people[(note.person + 1) % len(PEOPLE)]
    parts = [(people[note.person], "100")] if note.number else [(people[note.person], "66.67"), (other, "33.33")]
    amount = str(10_000 * (1 + note.number % 3))
    signing = a_signing(session, note.day, *parts, amount=amount, customer_id=customers[note.customer])
    due = note.day + timedelta(days=20)
    an_instalment(session, signing, due, amount)
    if note.number != 4:
        a_receipt(session, signing, due + timedelta(days=note.number), str(int(amount) * (note.number + 1) // 6))


def _survey(session: Session, note: Note, people: Mapping[int, Staff], customers: Keys, _outcomes: Keys) -> None:
    keep(session, Survey(answered_on=note.day, staff_id=people[note.person].id, customer_id=customers[note.customer],
                         score=Decimal(100 - 9 * note.number)))  # fmt: skip


def _complaint(session: Session, note: Note, people: Mapping[int, Staff], customers: Keys, _outcomes: Keys) -> None:
    keep(session, Complaint(received_on=note.day, staff_id=people[note.person].id,
                            customer_id=customers[note.customer]))  # fmt: skip


def _milestone(session: Session, note: Note, people: Mapping[int, Staff], customers: Keys, _outcomes: Keys) -> None:
    deal = a_deal(session, people[note.person], customer_id=customers[note.customer], opened_on=note.day)
    keep(session, Milestone(deal_id=deal.id, name="进场", planned_on=note.day, done_on=note.day))


def _conduct(session: Session, note: Note, people: Mapping[int, Staff], _customers: Keys, _outcomes: Keys) -> None:
    kind = ("award", "penalty")[note.number % 2]
    keep(session, Conduct(happened_on=note.day, staff_id=people[note.person].id, kind=kind,
                          points=Decimal(note.number), description=f"第 {note.number} 件事"))  # fmt: skip


_ENTERED = {
    "visit": _visit,
    "deal": _deal,
    "signing": _signing,
    "survey": _survey,
    "complaint": _complaint,
    "milestone": _milestone,
    "conduct": _conduct,
}
