"""Decides what the calendar and the week of the visits page show."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, Protocol

from desktop.domain.period import add_months
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.visit_calendar import Month, Week, month_of_visits, week_of_visits
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose visits are counted: a person's, a team's, or with neither everybody's."""

    staff_id: int | None = None
    team_id: int | None = None


class CalendarView(Protocol):
    """What the presenter expects of the calendar."""

    def show_month(self, month: Month, whose: Whose) -> None:
        """Show a month's counts."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no month."""
        ...


class WeekView(Protocol):
    """What the presenter expects of the week."""

    def show_week(self, week: Week) -> None:
        """Show a person's week."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no week."""
        ...


class CalendarPresenter(Presenter[CalendarView]):
    """Speaks to one calendar."""

    def __init__(self, tasks: Tasks, texts: Translator, today: Callable[[], date]) -> None:
        self._tasks, self._texts, self._today = tasks, texts, today
        self._first = today().replace(day=1)
        self._whose = Whose()

    def refresh(self) -> None:
        """Ask for the month's counts."""
        end = self._first.replace(day=monthrange(self._first.year, self._first.month)[1])
        ask = partial(_month, start=self._first, end=end, language=self._texts.language, whose=self._whose)
        self._tasks.query(ask, self._show, self._fail)

    def turn(self, months: int) -> None:
        """Show a month before or after; 0 shows the present one."""
        self._first = add_months(self._first, months) if months else self._today().replace(day=1)
        self.refresh()

    def choose(self, whose: Whose) -> None:
        """Count other people's visits."""
        self._whose = whose
        self.refresh()

    def _show(self, month: Month) -> None:
        self.view.show_month(month, self._whose)

    def _fail(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


class WeekPresenter(Presenter[WeekView]):
    """Speaks to one week."""

    def __init__(self, tasks: Tasks, texts: Translator, today: Callable[[], date]) -> None:
        self._tasks, self._texts, self._today = tasks, texts, today
        self._start = _monday(today())
        self._staff_id: int | None = None

    def refresh(self) -> None:
        """Ask for the week."""
        ask = partial(_week, staff_id=self._staff_id, start=self._start, language=self._texts.language)
        self._tasks.query(ask, self._show, lambda error: self.view.show_trouble(error.sentence(self._texts)))

    def turn(self, weeks: int) -> None:
        """Show a week before or after; 0 shows the present one."""
        self._start = self._start + weeks * WEEK if weeks else _monday(self._today())
        self.refresh()

    def choose(self, staff_id: int | None, day: date | None = None) -> None:
        """Show another person's week, perhaps the one with a certain day."""
        self._staff_id = staff_id
        self._start = _monday(day) if day is not None else self._start
        self.refresh()

    def _show(self, week: Week) -> None:
        self._staff_id = week.staff_id
        self.view.show_week(week)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(session: Any, start: date, end: date, language: str, whose: Whose) -> Month:
    return month_of_visits(session, start, end, language, whose.staff_id, whose.team_id)


def _week(session: Any, staff_id: int | None, start: date, language: str) -> Week:
    return week_of_visits(session, staff_id, start, language)
