"""The company's working days: its week, the public holidays that ship, and the days the owner decided about."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.working_days import USUAL_WEEK, WorkingDays, week_from
from desktop.models import CalendarDay, Company


@dataclass(frozen=True, slots=True)
class DecidedDay:
    """A day the owner decided about."""

    day: date
    is_working: bool
    note: str


def working_days(session: Session) -> WorkingDays:
    """The calendar in force; two statements."""
    own = {row.day: row.is_working for row in session.execute(select(CalendarDay.day, CalendarDay.is_working))}
    return WorkingDays(working_week(session), {**public_days(), **own})


def working_week(session: Session) -> frozenset[int]:
    """The usual working days of a week, 1 Monday to 7 Sunday; Monday to Friday where nothing was said."""
    text = session.scalar(select(Company.work_weekdays).order_by(Company.id).limit(1))
    return week_from(text or "") or USUAL_WEEK


def decided_days(session: Session) -> tuple[DecidedDay, ...]:
    """The days the owner decided about, the latest first."""
    rows = session.execute(
        select(CalendarDay.day, CalendarDay.is_working, CalendarDay.note).order_by(CalendarDay.day.desc())
    )
    return tuple(DecidedDay(row.day, row.is_working, row.note) for row in rows)


@cache
def public_days() -> dict[date, bool]:
    """Public holidays of China and the weekend days worked instead, of all years published so far."""
    from chinese_calendar.constants import holidays, workdays  # type: ignore[import-untyped] # it ships no types

    return {**dict.fromkeys(holidays, False), **dict.fromkeys(workdays, True)}


@cache
def published_until() -> int:
    """The last year whose public holidays are known to the program."""
    return max(day.year for day in public_days())
