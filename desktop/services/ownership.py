"""Who looked after a record from which day on: handed over with a history, and taken back as it was.

Works inside the caller's transaction, for customers and for deals alike.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import CustomerOwner, DealOwner, Staff
from desktop.services.record_rules import check_in_service, check_past

DAY = timedelta(days=1)
Stay = CustomerOwner | DealOwner
_BELONGS_TO = {CustomerOwner: "customer_id", DealOwner: "deal_id"}


def new_owner(session: Session, staff_id: int, since: date, today: date) -> Staff:
    """The person who takes over; refused where that day is to come, or where they were not in service on it."""
    person = session.get(Staff, staff_id)
    if person is None or person.deleted_at is not None:
        raise RequestError(N_("Choose the staff member who takes over."))
    check_past(since, today)
    check_in_service(person, since)
    return person


def hand_over(
    session: Session, kind: type[Stay], record_id: int, staff_id: int | None, since: date, former: tuple[Any, ...]
) -> None:
    """Let a person look after a record from a day on; stays that would begin then or later are replaced.

    `former` is (who looks after it now, since when), noted where no history was kept so far.
    """
    stays = _stays(session, kind, record_id)
    if not stays and former[0] is not None:
        stays = [kind(staff_id=former[0], started_on=former[1], **{_BELONGS_TO[kind]: record_id})]
        session.add_all(stays)
        session.flush()  # one that began on the very day is replaced at once
    for stay in stays:
        if stay.started_on is not None and stay.started_on >= since:
            session.delete(stay)
        elif stay.ended_on is None or stay.ended_on >= since:
            stay.ended_on = since - DAY
    if staff_id is not None:
        session.add(kind(staff_id=staff_id, started_on=since, **{_BELONGS_TO[kind]: record_id}))
    session.flush()


def history(session: Session, kind: type[Stay], record_id: int) -> list[list[Any]]:
    """The stays as the record of changes keeps them: [staff, first day, last day]."""
    return [
        [stay.staff_id, _text(stay.started_on), _text(stay.ended_on)] for stay in _stays(session, kind, record_id)
    ]


def restore_history(session: Session, kind: type[Stay], record_id: int, stays: Sequence[Sequence[Any]]) -> None:
    """Bring the stays back as they were kept."""
    for stay in _stays(session, kind, record_id):
        session.delete(stay)
    session.flush()
    for staff_id, started_on, ended_on in stays:
        key = {_BELONGS_TO[kind]: record_id}
        session.add(kind(staff_id=staff_id, started_on=_day(started_on), ended_on=_day(ended_on), **key))
    session.flush()


def _stays(session: Session, kind: type[Stay], record_id: int) -> list[Any]:
    belongs = getattr(kind, _BELONGS_TO[kind])
    return list(session.scalars(select(kind).where(belongs == record_id).order_by(kind.id)))


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
