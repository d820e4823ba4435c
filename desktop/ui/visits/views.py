"""The ways to look at visits: enter them row by row, the list, a calendar, a week, and what is worth a look."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.visit_notices import LoggedVisit, Notice
from desktop.queries.visits import VisitFilter, VisitLine, visit_page
from desktop.ui.kit.look import Look
from desktop.ui.kit.segments import Segments
from desktop.ui.ports import Tasks, Wish
from desktop.ui.visits.calendar_panel import CalendarPanel
from desktop.ui.visits.calendar_presenter import CalendarPresenter, WeekPresenter, Whose
from desktop.ui.visits.check_panel import CheckPanel
from desktop.ui.visits.check_presenter import CheckPresenter
from desktop.ui.visits.entry_presenter import EntryPresenter
from desktop.ui.visits.entry_view import EntryPanel
from desktop.ui.visits.week_panel import WeekPanel

REMEMBERED = "visits.view"
_MOST_A_DAY = 500


class View(Enum):
    """What the page shows."""

    ENTER = "enter"
    LIST = "list"
    CALENDAR = "calendar"
    WEEK = "week"
    CHECK = "check"


class Panel(Protocol):
    """What each of them can be asked."""

    def refresh(self) -> None:
        """Ask the data file again."""
        ...

    def start(self) -> None:
        """Take the keys."""
        ...


@dataclass(frozen=True, slots=True)
class ViewPresenters:
    """Who decides about which view, and the way to import a file."""

    tasks: Tasks
    entry: EntryPresenter
    calendar: CalendarPresenter
    week: WeekPresenter
    check: CheckPresenter
    import_file: Callable[[], None]


class VisitViews(QStackedWidget):
    """Shows one at a time; each is built when it is first shown, and asks again when something changed meanwhile."""

    shown = Signal(object)  # a View
    counted = Signal(int)  # so many rows the grid would save
    visit_opened = Signal(object)  # a VisitLine to be changed
    list_wanted = Signal(object)  # a Wish for the list

    def __init__(self, look: Look, host: QWidget, visits: QWidget, presenters: ViewPresenters, today: date) -> None:
        super().__init__()
        _ = look.texts
        self._look, self._host, self._presenters, self._today = look, host, presenters, today
        self.tabs: Segments[View] = Segments(
            (
                (View.ENTER, _.pgettext("view", "Enter")),
                (View.LIST, _.pgettext("view", "List")),
                (View.CALENDAR, _.pgettext("view", "Calendar")),
                (View.WEEK, _.pgettext("view", "Week")),
                (View.CHECK, _.pgettext("view", "To check")),
            ),
            _("What is shown"),
        )
        self.tabs.choose(View.LIST)
        self.view = View.LIST
        self._panels: dict[View, QWidget] = {View.LIST: visits}
        self._stale: set[View] = set()
        self.addWidget(visits)
        self.tabs.chosen.connect(self.choose)

    def choose(self, view: View) -> None:
        """Show one of them, and remember it for the next time."""
        self._look.layouts.keep(REMEMBERED, {} if view is View.LIST else {"view": view.value})
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Show one of them."""
        self.leave()
        self.view = view
        self.tabs.choose(view)
        is_new = view not in self._panels
        panel = self._panel(view)
        self.setCurrentWidget(panel)
        self.shown.emit(view)
        if is_new or view in self._stale:
            self._ask(view)
        if view is not View.LIST:
            self._count_checks()
            panel.start()  # type: ignore[attr-defined] # every panel but the list is one

    def show_remembered(self) -> None:
        """Show what was shown last time."""
        kept = self._look.layouts.of(REMEMBERED)
        name = kept.get("view") if isinstance(kept, dict) else None
        found = next((view for view in View if view.value == name), View.LIST)
        if found is not View.LIST:
            self.show_view(found)

    def refresh(self) -> None:
        """Ask again what is shown; the others ask when they are shown."""
        self._stale |= self._panels.keys() - {self.view}
        if self.view is not View.LIST:
            self._ask(self.view)

    def take_stale_list(self) -> bool:
        """Whether the list must ask again before it is shown; asked once."""
        is_stale = View.LIST in self._stale
        self._stale.discard(View.LIST)
        return is_stale

    def leave(self) -> None:
        """Take over what is being typed in the grid."""
        panel = self._panels.get(View.ENTER)
        if isinstance(panel, EntryPanel) and self.view is View.ENTER:
            panel.leave()

    def save(self) -> None:
        """Save what the grid can save."""
        panel = self._panel(View.ENTER)
        if isinstance(panel, EntryPanel):
            panel.save()

    def start_row(self) -> None:
        """Go on writing in the grid."""
        panel = self._panel(View.ENTER)
        if isinstance(panel, EntryPanel):
            panel.start()

    def _ask(self, view: View) -> None:
        self._stale.discard(view)
        if view is not View.LIST:
            self._panel(view).refresh()  # type: ignore[attr-defined] # every panel but the list is one

    def _count_checks(self) -> None:
        """The number beside "to check" is known once anything but the list is looked at."""
        if View.CHECK not in self._panels:
            self._panel(View.CHECK)
            self._ask(View.CHECK)

    def _panel(self, view: View) -> QWidget:
        panel = self._panels.get(view)
        if panel is None:
            panel = self._panels[view] = self._build(view)
            self.addWidget(panel)
        return panel

    def _build(self, view: View) -> QWidget:
        look, presenters = self._look, self._presenters
        if view is View.ENTER:
            entry = EntryPanel(look, self._host, presenters.entry)
            entry.counted.connect(self.counted)
            return entry
        if view is View.CALENDAR:
            calendar = CalendarPanel(look, presenters.calendar, self._today)
            calendar.day_opened.connect(self._open_day)
            return calendar
        if view is View.WEEK:
            week = WeekPanel(look, presenters.week, self._today)
            week.visit_opened.connect(self.visit_opened)
            return week
        check = CheckPanel(look, presenters.check)
        check.counted.connect(self._say_number)
        check.visit_opened.connect(self._open_logged)
        check.all_wanted.connect(self._open_notice)
        return check

    def _say_number(self, number: int) -> None:
        _ = self._look.texts
        text = _.pgettext("view", "To check {number}").format(number=number) if number else ""
        self.tabs.set_text(View.CHECK, text or _.pgettext("view", "To check"))

    def _open_day(self, day: date, whose: Whose) -> None:
        """A day of one person shows the week, of several the list."""
        if whose.staff_id is not None:
            self.choose(View.WEEK)
            self._presenters.week.choose(whose.staff_id, day)
        else:
            self.list_wanted.emit(Wish(None, day, day))

    def _open_logged(self, visit: LoggedVisit) -> None:
        ask = partial(_line_of, visit=visit, language=self._look.texts.language)
        self._presenters.tasks.query(ask, self._opened, holds=True)

    def _opened(self, line: VisitLine | None) -> None:
        if line is not None:
            self.visit_opened.emit(line)

    def _open_notice(self, notice: Notice) -> None:
        days = [visit.day for visit in notice.visits]
        self.list_wanted.emit(Wish(notice.visits[0].staff_id, min(days), max(days)))


def _line_of(session: Any, visit: LoggedVisit, language: str) -> VisitLine | None:
    """The visit as its form takes it; None where it is no longer in the log."""
    wanted = VisitFilter(visit.day, visit.day, visit.staff_id)
    lines = visit_page(session, wanted, language, size=_MOST_A_DAY).lines
    return next((line for line in lines if line.visit_id == visit.visit_id), None)
