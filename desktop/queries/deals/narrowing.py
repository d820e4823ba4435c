"""Which deals a page shows: whose, at which stage, of which customers, stalled ones only, found by words."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal, Staff
from desktop.queries.members import members_of
from desktop.queries.stalling import has_stalled, last_day_to_move, stall_days


@dataclass(frozen=True, slots=True)
class DealFilter:
    """What is wanted; `result` "" is all, the days are those of closing, both included; regions are customers'."""

    result: str = ""
    staff_id: int | None = None
    team_id: int | None = None
    stage_id: int | None = None
    customer_id: int | None = None
    kind_id: int | None = None
    region_id: int | None = None
    is_stalled: bool = False
    text: str = ""
    start: date | None = None
    end: date | None = None
    opened_from: date | None = None
    opened_until: date | None = None


def deals_matching(session: Session, wanted: DealFilter, today: date) -> list[ColumnElement[bool]]:
    """What holds for the wanted deals."""
    found: list[ColumnElement[bool]] = [Deal.deleted_at.is_(None)]
    for column, value in (
        (Deal.result, wanted.result or None),
        (Deal.staff_id, wanted.staff_id),
        (Deal.stage_id, wanted.stage_id),
        (Deal.customer_id, wanted.customer_id),
    ):
        if value is not None:
            found.append(column == value)
    for column, value in ((Customer.kind_id, wanted.kind_id), (Customer.region_id, wanted.region_id)):
        if value is not None:
            found.append(Deal.customer_id.in_(select(Customer.id).where(column == value)))
    if wanted.team_id is not None:
        found.append(Deal.staff_id.in_(members_of(session, wanted.team_id, today)))
    if wanted.is_stalled:
        found.append(has_stalled(last_day_to_move(today, stall_days(session))))
    if wanted.start is not None:
        found.append(Deal.closed_on >= wanted.start)
    if wanted.end is not None:
        found.append(Deal.closed_on <= wanted.end)
    if wanted.opened_from is not None:
        found.append(Deal.opened_on >= wanted.opened_from)
    if wanted.opened_until is not None:
        found.append(Deal.opened_on <= wanted.opened_until)
    if text := wanted.text.strip():
        found.append(_bears(text))
    return found


def _bears(text: str) -> ColumnElement[bool]:
    """The deal's code holds the words, or its customer or bearer is called so."""
    low = text.casefold().replace(" ", "")
    named_so = [
        select(table.id).where(
            or_(
                table.name.icontains(text, autoescape=True),
                table.pinyin.startswith(low, autoescape=True),
                table.initials.startswith(low, autoescape=True),
            )
        )
        for table in (Customer, Staff)
    ]
    return or_(
        Deal.code.icontains(text, autoescape=True), Deal.customer_id.in_(named_so[0]), Deal.staff_id.in_(named_so[1])
    )
