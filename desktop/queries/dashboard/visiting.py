"""Reminders out of the log: next steps that fall due, and people without an entry for some working days."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import DAY
from desktop.domain.working_days import WorkingDays
from desktop.models import Absence, Customer, Staff, Visit
from desktop.queries.dashboard.reminder import About, Reminder

LAPSED = timedelta(days=30)  # a next step longer past than this is history, not a task
SILENT_DAYS = 5  # working days
STILL_VISITS = timedelta(days=60)  # whoever logged nothing for longer does other work


def follow_ups(session: Session, today: date) -> tuple[Reminder, ...]:
    """By person the next steps due by today after which nobody was there; the oldest first."""
    later = aliased(Visit)
    followed = exists().where(
        and_(
            later.staff_id == Visit.staff_id,
            later.customer_id == Visit.customer_id,
            later.visited_on > Visit.visited_on,
            later.deleted_at.is_(None),
        )
    )
    found: dict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session.execute(
        select(Visit.id, Visit.staff_id, Visit.next_on, Visit.next_step, Visit.visited_on, Staff.name, Customer.name)
        .join(Staff, Staff.id == Visit.staff_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(
            Visit.next_on.between(today - LAPSED, today),
            Visit.deleted_at.is_(None),
            *_in_service(today),
            ~followed,
        )
        .order_by(Visit.next_on, Visit.id)
    ):
        found[row.staff_id].append(row)
    reminders = [_follow_up(staff_id, rows, today) for staff_id, rows in found.items()]
    return tuple(sorted(reminders, key=lambda each: (each.day or today, -each.number, each.person)))


def _follow_up(staff_id: int, rows: list[Row[*tuple[Any, ...]]], today: date) -> Reminder:
    first = rows[0]
    return Reminder(
        About.FOLLOW_UP,
        key=first.id,
        staff_id=staff_id,
        person=first[5],
        subject=first[6],
        detail=first.next_step,
        day=first.next_on,
        days=(today - first.next_on).days,
        number=len(rows),
        names=tuple(dict.fromkeys(row[6] for row in rows)),
    )


def silent_people(session: Session, today: date, calendar: WorkingDays) -> tuple[Reminder, ...]:
    """Who visits otherwise and logged nothing on the last working days, absences left out; the longest first."""
    last = (
        select(Visit.visited_on)
        .where(Visit.staff_id == Staff.id, Visit.deleted_at.is_(None))
        .order_by(Visit.visited_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    since = calendar.back(today - DAY, SILENT_DAYS)
    rows = session.execute(select(Staff.id, Staff.name, last.label("last")).where(*_in_service(today))).all()
    quiet = [row for row in rows if row.last is not None and today - STILL_VISITS <= row.last < since]
    away = _days_away(session, today - STILL_VISITS, today, calendar) if quiet else {}
    reminders = []
    for row in quiet:
        days = sum(
            calendar.is_working(day) and day not in away.get(row.id, ()) for day in _days(row.last + DAY, today - DAY)
        )
        if days >= SILENT_DAYS:
            reminders.append(Reminder(About.SILENT, staff_id=row.id, person=row.name, day=row.last, days=days))
    return tuple(sorted(reminders, key=lambda each: (-each.days, each.person)))


def _days_away(session: Session, start: date, end: date, calendar: WorkingDays) -> dict[int, set[date]]:
    away: dict[int, set[date]] = defaultdict(set)
    for staff_id, first, last in session.execute(
        select(Absence.staff_id, Absence.started_on, Absence.ended_on).where(
            Absence.deleted_at.is_(None), Absence.started_on <= end, Absence.ended_on >= start
        )
    ):
        away[staff_id].update(day for day in _days(max(first, start), min(last, end)) if calendar.is_working(day))
    return away


def _days(start: date, end: date) -> list[date]:
    return [start + step * DAY for step in range((end - start).days + 1)]


def _in_service(today: date) -> tuple[Any, ...]:
    return (
        Staff.deleted_at.is_(None),
        or_(Staff.hired_on.is_(None), Staff.hired_on <= today),
        or_(Staff.left_on.is_(None), Staff.left_on >= today),
    )
