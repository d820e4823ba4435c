"""Decides what the card of working days shows, and keeps what is changed on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.working_days import DecidedDay, decided_days, published_until, working_week
from desktop.services.left import while_shown
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.COMPANY})


@dataclass(frozen=True, slots=True)
class CalendarShown:
    """The working days of a week (1 Monday to 7 Sunday), the days decided about, and how far holidays are known."""

    week: frozenset[int]
    days: tuple[DecidedDay, ...]
    known_until: int


def calendar_shown(session: Any) -> CalendarShown:
    """The calendar as it stands."""
    return CalendarShown(working_week(session), decided_days(session), published_until())


class Calendar(Protocol):
    """The verbs on working days."""

    def change_week(self, week: frozenset[int]) -> frozenset[int]:
        """Keep the usual working days; returns those before."""
        ...

    def decide(self, day: date, is_working: bool, note: str = "") -> None:
        """Say of one day whether work is done on it."""
        ...

    def take_back(self, day: date) -> None:
        """Let week and public holidays decide about a day again."""
        ...


class CalendarView(Protocol):
    """What the presenter expects of its card."""

    def show_calendar(self, week: frozenset[int], days: Sequence[DecidedDay], note: str) -> None:
        """Show the calendar with a sentence about public holidays."""
        ...

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the day entered."""
        ...

    def empty_entry(self) -> None:
        """Make room for the next day."""
        ...


class CalendarPresenter(Presenter[CalendarView]):
    """Speaks to one card."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, calendar: Calendar) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._calendar = calendar
        self._week: frozenset[int] | None = None  # as it is shown

    def refresh(self) -> None:
        """Ask for the calendar."""
        self._tasks.query(calendar_shown, self._show)

    def choose_week(self, week: frozenset[int]) -> None:
        """Keep other usual working days, with a way back."""

        def kept(before: frozenset[int]) -> None:
            undo = while_shown({"week": week}, _week_now, partial(self._back_to, before))
            self._tell(self._texts("The working days of the week were changed."), undo)

        work: Callable[[], frozenset[int]] = partial(self._calendar.change_week, week)
        if self._week is not None:
            work = Seen({"week": self._week}, _week_now).guarding(work)
        self._tasks.act(work, kept, self._refused, CHANGED)

    def decide(self, day: date | None, is_working: bool, note: str) -> None:
        """Keep what was decided about a day, or say what is missing."""
        if day is None:
            self.view.show_error(self._texts("Enter a day, for example 2026-11-20."))
            return
        self.view.show_error("")

        def kept(_answer: None) -> None:
            self.view.empty_entry()
            told = self._texts("{day} is a working day.") if is_working else self._texts("{day} is a day off.")
            left: Shown = {"works": is_working, "note": note}
            undo = while_shown(left, partial(_day_now, day), partial(self._calendar.take_back, day))
            self._tell(told.format(day=day.isoformat()), undo)

        self._tasks.act(partial(self._calendar.decide, day, is_working, note), kept, self._refused, CHANGED)

    def take_back(self, decided: DecidedDay) -> None:
        """Let week and public holidays decide about a day again, with a way back."""

        def kept(_answer: None) -> None:
            told = self._texts("{day} follows the usual calendar again.").format(day=decided.day.isoformat())
            undo = partial(self._calendar.decide, decided.day, decided.is_working, decided.note)
            self._tell(told, while_shown({}, partial(_day_now, decided.day), undo))

        self._tasks.act(partial(self._calendar.take_back, decided.day), kept, self._refused, CHANGED)

    def _back_to(self, week: frozenset[int]) -> None:
        self._calendar.change_week(week)

    def _tell(self, sentence: str, undo: Callable[[], None]) -> None:
        self._messages.tell(
            sentence, self._texts("Undo"), lambda: self._tasks.act(undo, lambda _answer: None, None, CHANGED)
        )

    def _refused(self, error: QianjiError) -> None:
        sentence = error.sentence(self._texts)
        if isinstance(error, ChangedElsewhereError):
            sentence = self._texts("The week was changed elsewhere meanwhile; it is shown anew. Choose again.")
        self.view.show_error(sentence)
        self.refresh()

    def _show(self, found: CalendarShown) -> None:
        self._week = found.week
        note = self._texts(
            "Public holidays of China and the days worked instead are known up to {year}. They count unless you "
            "decide otherwise."
        )
        self.view.show_calendar(found.week, found.days, note.format(year=found.known_until))


def _week_now(session: Any) -> Shown:
    return {"week": working_week(session)}


def _day_now(day: date, session: Any) -> Shown:
    """What was decided about a day; nothing where week and public holidays decide."""
    found = (each for each in decided_days(session) if each.day == day)
    return next(({"works": each.is_working, "note": each.note} for each in found), {})
