"""Reminders out of the log: next steps that fall due, and people without an entry for some working days."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from desktop.domain.period import DAY
from desktop.domain.working_days import WorkingDays
from desktop.models import Absence, Customer, Staff, Visit
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.follow_ups import in_service, waits_for_follow_up

SILENT_DAYS = 5  # working days
STILL_VISITS = timedelta(days=60)  # whoever logged nothing for longer does other work


def follow_ups(session: Session, today: date) -> tuple[Reminder, ...]:
    """By person the next steps due by today after which nobody was there; the oldest first."""
    found: dict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session.execute(
        select(Visit.id, Visit.staff_id, Visit.next_on, Visit.next_step, Visit.visited_on, Staff.name, Customer.name)
        .join(Staff, Staff.id == Visit.staff_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.deleted_at.is_(None), waits_for_follow_up(today))
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
    rows = session.execute(select(Staff.id, Staff.name, last.label("last")).where(*in_service(today))).all()
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
