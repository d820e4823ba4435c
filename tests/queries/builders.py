"""Records for tests of questions: only what matters is stated."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop.models import (
    Base,
    Customer,
    Deal,
    Instalment,
    Lookup,
    Receipt,
    Signing,
    SigningShare,
    Staff,
    Target,
    Team,
    TeamMembership,
    Visit,
)

Kept = TypeVar("Kept", bound=Base)
_numbers = count(1)


def keep(session: Session, record: Kept) -> Kept:
    """The record with its key."""
    session.add(record)
    session.flush()
    return record


def a_person(session: Session, name: str = "王龚", **stated: Any) -> Staff:
    stated.setdefault("code", f"E{next(_numbers):04}")
    return keep(session, Staff(name=name, **stated))


def a_team(session: Session, name: str, *members: Staff, **stated: Any) -> Team:
    team = keep(session, Team(name=name, **stated))
    for member in members:
        keep(session, TeamMembership(staff_id=member.id, team_id=team.id))
    return team


def a_customer(session: Session, **stated: Any) -> Customer:
    stated.setdefault("name", f"客户{next(_numbers)}")
    return keep(session, Customer(**stated))


def a_word(session: Session, kind: str, name: str, **stated: Any) -> Lookup:
    return keep(session, Lookup(kind=kind, name=name, **stated))


def a_visit(session: Session, person: Staff, day: date, **stated: Any) -> Visit:
    stated.setdefault("entered_on", day)
    return keep(session, Visit(staff_id=person.id, visited_on=day, **stated))


def a_deal(session: Session, person: Staff, **stated: Any) -> Deal:
    return keep(session, Deal(staff_id=person.id, **stated))


def a_signing(
    session: Session, day: date, *shares: tuple[Staff, str], amount: str = "1000", **stated: Any
) -> Signing:
    signing = keep(session, Signing(signed_on=day, amount=Decimal(amount), **stated))
    for person, share in shares:
        keep(session, SigningShare(signing_id=signing.id, staff_id=person.id, share=Decimal(share)))
    return signing


def an_instalment(session: Session, signing: Signing, day: date, amount: str) -> Instalment:
    return keep(session, Instalment(signing_id=signing.id, due_on=day, amount=Decimal(amount)))


def a_receipt(session: Session, signing: Signing, day: date, amount: str, **stated: Any) -> Receipt:
    return keep(session, Receipt(signing_id=signing.id, received_on=day, amount=Decimal(amount), **stated))


def a_target(session: Session, start: date, end: date, value: str, **stated: Any) -> Target:
    stated.setdefault("indicator", "visits")
    return keep(session, Target(start=start, end=end, value=Decimal(value), **stated))
