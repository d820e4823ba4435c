"""The company's working days: the usual ones of a week, and single days the owner decides about."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.working_days import week_from
from desktop.errors import N_, RequestError
from desktop.models import CalendarDay, Company
from desktop.services import audit
from desktop.services.texts import line_of
from desktop.store.database import Database


class WorkCalendar:
    """What the owner decides about days; each method is one transaction and gives back what undoes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change_week(self, week: frozenset[int]) -> frozenset[int]:
        """Keep the usual working days of a week, 1 Monday to 7 Sunday; returns those before."""
        if not week:
            raise RequestError(N_("A week needs at least one working day."))
        with self._database.write() as session:
            row = session.scalar(select(Company).order_by(Company.id).limit(1))
            if row is None:
                raise RequestError(N_("Enter the company's name first; its working days are kept with it."))
            before, row.work_weekdays = week_from(row.work_weekdays), "".join(map(str, sorted(week)))
            audit.append(session, "calendar.week_changed", "company", row.id, {"week": row.work_weekdays})
            return before

    def decide(self, day: date, is_working: bool, note: str = "") -> None:
        """Say of one day whether work is done on it, whatever week and public holidays say."""
        with self._database.write() as session:
            row = _decided(session, day)
            if row is None:
                row = CalendarDay(day=day)
                session.add(row)
            row.is_working, row.note = is_working, line_of(note, N_("Note"))
            session.flush()
            audit.append(session, "calendar.day_decided", "calendar_day", row.id, {"day": day, "works": is_working})

    def take_back(self, day: date) -> None:
        """Let week and public holidays decide about a day again."""
        with self._database.write() as session:
            row = _decided(session, day)
            if row is None:
                raise RequestError(N_("Nothing was decided about {day} any more. Refresh the page."), day=day)
            audit.append(session, "calendar.day_taken_back", "calendar_day", row.id, {"day": day})
            session.delete(row)


def _decided(session: Session, day: date) -> CalendarDay | None:
    return session.scalar(select(CalendarDay).where(CalendarDay.day == day))
