"""Decides what a whole profile shows: one person's timeline page by page, totals, plan and awards."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from desktop.domain.period import Period, PeriodKind, containing
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.person.timeline import ORDER, Deed, Entry, Timeline
from desktop.ui.ports import Guide, Tasks, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.staff.person_questions import Person, deeds, person
from desktop.ui.staff.ways import HONOURS, entry_way, figure_way


class PersonView(Protocol):
    """What the presenter expects of the profile."""

    def show_loading(self) -> None:
        """Say that the answer is on its way."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no profile."""
        ...

    def show_gone(self) -> None:
        """The person is no longer on the list."""
        ...

    def show_person(self, found: Person, period_title: str) -> None:
        """Show a person with the figures of the period of that title."""
        ...

    def show_entries(self, entries: Sequence[Entry], has_more: bool) -> None:
        """Show the timeline as far as it was asked for."""
        ...

    def show_no_entries(self, is_narrowed: bool) -> None:
        """Show that there is nothing on it."""
        ...

    def show_timeline_trouble(self, sentence: str) -> None:
        """Show why there is no timeline."""
        ...


class PersonPresenter(Presenter[PersonView]):
    """Speaks to one profile; nobody is asked for while it is not open."""

    def __init__(
        self,
        tasks: Tasks,
        texts: Translator,
        guide: Guide,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._guide = guide
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._staff_id: int | None = None
        self._wanted: tuple[Deed, ...] = ORDER
        self._entries: tuple[Entry, ...] = ()
        self._further: Entry | None = None
        self._is_asking = False
        self._is_known = False  # until then what arrives of the timeline is another person's

    @property
    def is_open(self) -> bool:
        """Whether a person's profile is shown."""
        return self._staff_id is not None

    def open(self, staff_id: int) -> None:
        """Show this person."""
        self._staff_id, self._wanted, self._is_known = staff_id, ORDER, False
        self.view.show_loading()
        self.refresh()

    def leave(self) -> None:
        """Nobody looks at it any more."""
        self._staff_id = None

    def refresh(self) -> None:
        """Ask again, the timeline from its beginning."""
        if self._staff_id is None:
            return
        ask = partial(
            person,
            staff_id=self._staff_id,
            period=self._period(),
            today=self._today(),
            language=self._texts.language,
        )
        self._tasks.query(ask, self._show, self._failed)

    def narrow(self, wanted: Collection[Deed]) -> None:
        """Show only such entries of the timeline."""
        self._wanted = tuple(wanted)
        if self._is_known:
            self._ask_timeline()

    def older(self) -> None:
        """Show the next page of the timeline."""
        if self._further is None or self._is_asking or not self._is_known or self._staff_id is None:
            return
        self._is_asking = True
        ask = partial(self._question(), after=self._further)
        self._tasks.query(ask, self._show_older, self._timeline_failed)

    # -- where figures lead

    def lead_to_figure(self, code: str) -> None:
        """Show the records behind a figure of the running period."""
        if self._staff_id is not None:
            self._guide.go(*figure_way(code, self._staff_id, self._period()))

    def lead_to_entry(self, entry: Entry) -> None:
        """Show the record behind an entry."""
        if self._staff_id is not None:
            self._guide.go(*entry_way(entry, self._staff_id))

    def lead_to_review(self, start: date, end: date) -> None:
        """Show a review with its score card."""
        self._guide.go("evaluations", Wish(self._staff_id, start, end))

    def lead_to_plan(self) -> None:
        """Show the person's actions on the board."""
        self._guide.go("plans", Wish(self._staff_id))

    def lead_to_award(self, start: date, end: date) -> None:
        """Show the honours of a period."""
        self._guide.go("incentives", Wish(self._staff_id, start, end, state=HONOURS))

    def _period(self) -> Period:
        return containing(PeriodKind.QUARTER, self._today(), self._fiscal_year_start())

    def _show(self, found: Person | None) -> None:
        if found is None or found.sheet.profile.line.staff_id != self._staff_id:
            if found is None:
                self.view.show_gone()
            return
        self._is_known = True
        self.view.show_person(found, self._period().title(self._texts))
        self._ask_timeline()

    def _failed(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- the timeline

    def _question(self) -> partial[Timeline]:
        assert self._staff_id is not None  # noqa: S101 - asked only while a person is shown
        return partial(deeds, staff_id=self._staff_id, language=self._texts.language, wanted=self._wanted)

    def _ask_timeline(self) -> None:
        if self._staff_id is not None:
            self._is_asking = True
            self._tasks.query(partial(self._question(), after=None), self._show_first, self._timeline_failed)

    def _show_first(self, found: Timeline) -> None:
        self._entries = ()
        self._take(found)

    def _show_older(self, found: Timeline) -> None:
        self._take(found)

    def _take(self, found: Timeline) -> None:
        self._is_asking = False
        if not self._is_known:
            return
        self._entries, self._further = (*self._entries, *found.entries), found.further
        if self._entries:
            self.view.show_entries(self._entries, self._further is not None)
        else:
            self.view.show_no_entries(self._wanted != ORDER)

    def _timeline_failed(self, error: QianjiError) -> None:
        self._is_asking = False
        if self._is_known:
            self.view.show_timeline_trouble(error.sentence(self._texts))
