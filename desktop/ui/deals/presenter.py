"""Decides what the page of deals shows: the board, what follows signing, or the list, and one deal beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from desktop.domain.wording.numbers import money
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.deals.lines import DealLine
from desktop.queries.deals.list import DealList
from desktop.queries.deals.story import DealStory, deal_story
from desktop.ui.deals.form_presenter import DealFormPresenter
from desktop.ui.deals.questions import Filters, Overview, overview
from desktop.ui.deals.shown import ShownColumn, columns_of
from desktop.ui.deals.step_presenter import StepPresenter
from desktop.ui.deals.strip_words import StripFigure, strip_of
from desktop.ui.deals.wanted import LOST, OPEN, WON, Tab, Wanted, wanted_by
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.ports import Guide, Tasks, Wish
from desktop.ui.presenter import Presenter


class DealsView(Protocol):
    """What the presenter expects of its page."""

    def show_board(self, columns: Sequence[ShownColumn], is_open: bool, note: str) -> None:
        """Show the columns with their cards."""
        ...

    def show_strip(self, figures: Sequence[StripFigure], filters: Filters, wanted: Wanted) -> None:
        """Show the sums above, and what there is to filter by."""
        ...

    def show_none(self, is_empty: bool) -> None:
        """Show that there are no deals, or that none matches."""
        ...

    def show_list(self, told: str) -> None:
        """Show the rows of the list; `told` sums them up."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is nothing."""
        ...

    def show_wanted(self, wanted: Wanted) -> None:
        """Let the filters say what is shown."""
        ...

    def show_story(self, story: DealStory) -> None:
        """Show one deal in the side panel."""
        ...

    def hide_story(self) -> None:
        """Put the side panel away."""
        ...


@dataclass(frozen=True, slots=True)
class DealsPresenters:
    """Who decides about which part of the page."""

    lists: "DealsPresenter"
    form: DealFormPresenter
    steps: StepPresenter


class DealsPresenter(Presenter[DealsView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        texts: Translator,
        guide: Guide,
        steps: StepPresenter,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._guide = guide
        self._steps = steps
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._shown: Overview | None = None
        self.wanted = Wanted()
        self.rows: RowWindow[DealLine] = RowWindow(tasks, lambda line: line.deal_id)
        self.opened_id: int | None = None

    # -- what is shown

    def refresh(self) -> None:
        """Ask for the face shown, and for the deal beside it."""
        today, month = self._today(), self._fiscal_year_start()
        ask = partial(
            overview,
            wanted=self.wanted.filter(today, month),
            days=self.wanted.days(today, month),
            today=today,
            language=self._texts.language,
            after=self.wanted.tab is Tab.AFTER,
        )
        self._tasks.query(ask, self._show_overview, self._show_trouble)
        self._ask_story()

    def want(self, wanted: Wanted) -> None:
        """Show other deals."""
        self.wanted = wanted
        self.refresh()

    def take(self, wanted: Wanted) -> None:
        """Show what a named filter says."""
        self.view.show_wanted(wanted)
        self.want(wanted)

    def arrive(self, wish: Wish) -> None:
        """Show the deals another page leads to, or one of them."""
        if wish.record_id is None:
            self.take(wanted_by(wish, self.wanted))
        else:
            self.open(wish.record_id)

    def want_figure(self, figure: StripFigure) -> None:
        """Show the deals behind a figure of the strip."""
        if figure.key in (WON, LOST, OPEN):
            self.take(replace(self.wanted, tab=Tab.LIST, result=figure.key, is_stalled=False))
        else:
            self.take(replace(self.wanted, tab=Tab.BOARD, is_stalled=not self.wanted.is_stalled))

    def _show_overview(self, found: Overview) -> None:
        self._shown = found
        self.view.show_strip(strip_of(found, self.wanted, self._texts), found.filters, self.wanted)
        if self.wanted.tab is Tab.LIST:
            self._show_rows()
        elif not found.board.cards:
            self.view.show_none(found.is_empty)
        else:
            note = self._texts("The most valuable {number} deals; filters show the others")
            told = note.format(number=len(found.board.cards)) if found.board.is_cut else ""
            columns = columns_of(found.board, self._today(), self._texts)
            self.view.show_board(columns, self.wanted.tab is Tab.BOARD, told)

    def _show_rows(self) -> None:
        today = self._today()
        wanted = self.wanted.filter(today, self._fiscal_year_start())
        self.rows.show(DealList(wanted, today, self._texts.language), self._told, self._show_trouble)

    def _told(self, number: int, _is_whole: bool) -> None:
        found = self._shown
        if number and found is not None:
            told = self._texts.ngettext("{number} deal · {amount}", "{number} deals · {amount}", found.all.number)
            amount = money(found.all.amount, self._texts.language)
            self.view.show_list(told.format(number=f"{found.all.number:,}", amount=amount))
        elif not number:
            self.view.show_none(found is None or found.is_empty)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- one deal

    def open(self, deal_id: int) -> None:
        """Show one deal beside the others."""
        self.opened_id = deal_id
        self._ask_story()

    def put_away(self) -> int | None:
        """The deal that was shown; none is any more."""
        opened, self.opened_id = self.opened_id, None
        return opened

    def carry(self, deal_id: int, stage_id: int | None) -> None:
        """Move a deal to the stage its card was carried to."""
        if self._shown is None or stage_id is None:
            return
        lines = {line.deal_id: line for line in self._shown.board.cards}
        stages = {column.stage_id: column.name for column in self._shown.board.columns}
        if deal_id in lines and lines[deal_id].stage_id != stage_id:
            self._steps.move(lines[deal_id], stage_id, stages[stage_id])

    def lead(self, key: str, line: DealLine) -> None:
        """Lead to the visits, contracts or the profile of a deal's customer."""
        wish = Wish(customer_id=line.customer_id, text=line.customer)
        if key == "customers":
            wish = Wish(record_id=line.customer_id)
        self._guide.go(key, wish)

    def _ask_story(self) -> None:
        if self.opened_id is None:
            return
        ask = partial(deal_story, deal_id=self.opened_id, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._show_story)

    def _show_story(self, story: DealStory | None) -> None:
        if story is None:
            self.opened_id = None
            self.view.hide_story()
        elif story.line.deal_id == self.opened_id:
            self.view.show_story(story)
