"""The visit log, newest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Customer, Lookup, Staff, Visit
from desktop.queries.effective_visits import is_effective_visit
from desktop.queries.follow_ups import waits_for_follow_up
from desktop.queries.lookups import named
from desktop.queries.words_in import called_so, holds, holds_if_any

PAGE = 200


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """What the log shows; both days included; `text` finds customers, staff, contents and next steps.

    `is_effective` leaves those with an effective outcome, `has_customer` those that say which customer was visited,
    `follow_up_on` those whose next step is due by that day and was not followed.
    """

    start: date | None = None
    end: date | None = None
    staff_id: int | None = None
    text: str = ""
    customer_id: int | None = None
    is_effective: bool = False
    has_customer: bool = False
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one goes on behind it."""

    visited_on: date
    visit_id: int


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit as the log shows it."""

    visit_id: int
    visited_on: date
    staff_id: int
    staff: str
    staff_code: str
    customer_id: int | None
    customer: str
    deal_id: int | None
    method: str
    minutes: int | None
    outcome: str
    is_effective: bool
    summary: str
    next_step: str
    next_on: date | None
    place: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class VisitPage:
    """A page of the log, and where the next one begins; None where this is the last."""

    lines: tuple[VisitLine, ...]
    further: Place | None


def visit_page(
    session: Session, wanted: VisitFilter, language: str, after: Place | None = None, size: int = PAGE
) -> VisitPage:
    """The next `size` visits behind `after`; as fast on the last page as on the first."""
    question = _joined().where(*visits_matching(session, wanted))
    if after is not None:
        question = question.where(
            or_(
                Visit.visited_on < after.visited_on,
                and_(Visit.visited_on == after.visited_on, Visit.id < after.visit_id),
            )
        )
    rows = session.execute(question.order_by(Visit.visited_on.desc(), Visit.id.desc()).limit(size + 1)).all()
    lines = tuple(_line(row, language) for row in rows[:size])
    last = lines[-1] if len(rows) > size else None
    return VisitPage(lines, Place(last.visited_on, last.visit_id) if last else None)


def visits_by_key(session: Session, keys: Sequence[int], language: str) -> tuple[VisitLine, ...]:
    """The visits of these keys, in whatever order; those removed meanwhile are left out."""
    rows = session.execute(_joined().where(Visit.id.in_(keys), Visit.deleted_at.is_(None)))
    return tuple(_line(row, language) for row in rows)


def visits_matching(session: Session, wanted: VisitFilter) -> list[ColumnElement[bool]]:
    """What a visit of the log must be like."""
    conditions: list[ColumnElement[bool]] = [Visit.deleted_at.is_(None)]
    if wanted.start is not None:
        conditions.append(Visit.visited_on >= wanted.start)
    if wanted.end is not None:
        conditions.append(Visit.visited_on <= wanted.end)
    if wanted.staff_id is not None:
        conditions.append(Visit.staff_id == wanted.staff_id)
    if wanted.customer_id is not None:
        conditions.append(Visit.customer_id == wanted.customer_id)
    if wanted.is_effective:
        conditions.append(is_effective_visit())
    if wanted.has_customer:
        conditions.append(Visit.customer_id.is_not(None))
    if wanted.follow_up_on is not None:
        conditions.append(waits_for_follow_up(wanted.follow_up_on))
    if wanted.text.strip():
        conditions.append(_bears(session, wanted.text.strip()))
    return conditions


def _bears(session: Session, text: str) -> ColumnElement[bool]:
    """The words stand in the visit, or its customer or person is called so: looked up once for all visits."""
    written = (holds(Visit.summary, text), holds_if_any(Visit.next_step, text), holds_if_any(Visit.place, text))
    by_customer = called_so(session, Visit.customer_id, Customer, text)
    return or_(*written, *by_customer, *called_so(session, Visit.staff_id, Staff, text))


def _joined() -> Select[*tuple[Any, ...]]:
    method, outcome = aliased(Lookup), aliased(Lookup)
    return (
        select(
            Visit.id, Visit.visited_on, Visit.staff_id, Staff.name.label("staff"), Staff.code.label("staff_code"),
            Visit.customer_id, Customer.name.label("customer"), Visit.deal_id, Visit.minutes, Visit.summary,
            Visit.next_step, Visit.next_on, Visit.place, Visit.entered_on,
            method.name.label("method"), method.name_en.label("method_en"),
            outcome.name.label("outcome"), outcome.name_en.label("outcome_en"), outcome.is_effective,
        )
        .join(Staff, Staff.id == Visit.staff_id)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .outerjoin(method, method.id == Visit.method_id)
        .outerjoin(outcome, outcome.id == Visit.outcome_id)
    )  # fmt: skip


def _line(row: Row[Any], language: str) -> VisitLine:
    return VisitLine(
        visit_id=row.id,
        visited_on=row.visited_on,
        staff_id=row.staff_id,
        staff=row.staff,
        staff_code=row.staff_code,
        customer_id=row.customer_id,
        customer=row.customer or "",
        deal_id=row.deal_id,
        method=named(row.method or "", row.method_en or "", language),
        minutes=row.minutes,
        outcome=named(row.outcome or "", row.outcome_en or "", language),
        is_effective=bool(row.is_effective),
        summary=row.summary,
        next_step=row.next_step,
        next_on=row.next_on,
        place=row.place,
        entered_on=row.entered_on,
    )
