"""Decides what the whole page offers: which periods, and whom to narrow by."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from desktop.domain.period import Period, PeriodKind
from desktop.i18n import Translator
from desktop.queries.lookups import Choice
from desktop.queries.staff import StaffLine, staff_list
from desktop.ui.periods import latest_periods, offered_periods
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter


class PageView(Protocol):
    """What the presenter expects of the page."""

    def show_people(self, people: tuple[Choice, ...], staff_id: int | None) -> None:
        """Offer everybody to narrow the statements by."""
        ...


class PagePresenter(Presenter[PageView]):
    """Speaks to the page as a whole."""

    def __init__(
        self, tasks: Tasks, texts: Translator, today: Callable[[], date], fiscal_year_start: Callable[[], int]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self.wanted_staff: int | None = None

    def refresh(self) -> None:
        """Ask who there is."""
        ask = partial(staff_list, today=self._today(), language=self._texts.language, service=None)
        self._tasks.query(ask, self._show)

    def offered(self) -> list[Period]:
        """The last full periods of each kind, then the running one."""
        return latest_periods(self._today(), self._fiscal_year_start())

    def usual_period(self) -> Period:
        """The last full quarter."""
        return offered_periods(PeriodKind.QUARTER, self._today(), self._fiscal_year_start())[0]

    def _show(self, people: tuple[StaffLine, ...]) -> None:
        wanted, self.wanted_staff = self.wanted_staff, None
        self.view.show_people(tuple(Choice(line.staff_id, line.name) for line in people), wanted)
