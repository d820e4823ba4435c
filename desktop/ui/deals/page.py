"""The page of deals: strip, board or list, one deal beside them, and their forms."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.queries.deals.lines import DealLine
from desktop.queries.deals.story import DealStory
from desktop.ui.deals.board import Board
from desktop.ui.deals.filters import DealFilters
from desktop.ui.deals.forms import DealForm, StepForm
from desktop.ui.deals.panel import DealPanel
from desktop.ui.deals.presenter import DealsPresenters
from desktop.ui.deals.questions import Filters
from desktop.ui.deals.shown import ShownColumn
from desktop.ui.deals.steps import Step
from desktop.ui.deals.strip import Strip
from desktop.ui.deals.strip_words import StripFigure
from desktop.ui.deals.table import deal_columns, silent_columns
from desktop.ui.deals.wanted import Wanted, kept, read_wanted
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.page import Page
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.windowed_table import WindowedTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.ports import Topic, Wish


class DealsPage(Page):
    """Lays out and forwards."""

    topics = frozenset({Topic.DEALS, Topic.CUSTOMERS, Topic.VISITS, Topic.SIGNINGS, Topic.STAFF, Topic.COMPANY})

    def __init__(self, look: Look, presenters: DealsPresenters, today: date, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Deals"))
        self._presenters = presenters
        self._today = today
        lists = presenters.lists
        self.filters = DealFilters(look, lists.wanted)
        self.new_button = primary_button(look, _("Add a deal"), self.create_new, "plus")
        filtered = Filtered("deals", lambda: lists.wanted, lists.take, kept, read_wanted)
        self.saved = FilterButton(look, tools, filtered, self)
        filters = self.filters
        for widget in (filters.search, filters.staff, filters.team, self.saved, self.new_button):
            self.buttons.addWidget(widget)
        line = WrappingRow()
        line.addWidget(self.filters.tabs)
        line.addStretch(1)
        for other in (
            self.filters.stalled,
            self.filters.result,
            self.filters.stage,
            self.filters.region,
            self.filters.span,
        ):
            line.addWidget(other)
        self.body.addLayout(line)
        self.strip = Strip(look)
        self.body.addWidget(self.strip)
        self.state, self.board = StateView(look), Board(look)
        self.table: WindowedTable[DealLine] = WindowedTable(
            look, deal_columns(_, today), lists.rows, _.pgettext("page", "Deals"), "deals"
        )
        self.foot = ListFoot(look, tools, lambda: self.table)
        self._card = Card(padded=False)
        self._card.body.setSpacing(0)
        self._card.body.addWidget(self.table, 1)
        self._card.body.addWidget(self.foot)
        self.stages = QStackedWidget()
        for stage in (self.state, self.board, self._card):
            self.stages.addWidget(stage)
        self.body.addWidget(self.stages, 1)
        self.panel = DealPanel(look, self, today)
        self.editors: dict[bool, DealForm] = {}  # for new deals, and for known ones
        self.step_forms: dict[str, StepForm] = {}
        self._is_new, self._step = True, ""  # which of them was opened last
        self._connect()
        self.state.show_loading()

    def _connect(self) -> None:
        lists, form, steps = self._presenters.lists, self._presenters.form, self._presenters.steps
        for presenter in (lists, form, steps):
            presenter.attach(self)
        self.filters.narrowed.connect(lists.want)
        self.strip.chosen.connect(lists.want_figure)
        self.board.opened.connect(lists.open)
        self.board.moved.connect(lists.carry)
        self.board.won.connect(lambda deal_id: steps.begin("win", deal_id))
        self.board.lost.connect(lambda deal_id: steps.begin("lose", deal_id))
        self.table.opened.connect(lambda line: lists.open(line.deal_id))
        self.panel.closed.connect(self._panel_closed)
        self.panel.step_wanted.connect(lambda key: self._with_line(lambda line: steps.begin(key, line.deal_id)))
        self.panel.reopening_wanted.connect(lambda: self._with_line(steps.reopen))
        self.panel.edit_wanted.connect(lambda: self._with_line(lambda line: form.edit(line.deal_id)))
        self.panel.lead_wanted.connect(lambda key: self._with_line(lambda line: lists.lead(key, line)))

    def _with_line(self, act: Callable[[DealLine], None]) -> None:
        if self.panel.story is not None:
            act(self.panel.story.line)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenters.lists.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the deals another page leads to, or one of them."""
        self._presenters.lists.arrive(wish)

    def keep_written(self) -> bool:
        """Keep what is half written; whether nothing is lost by going."""
        forms = (*self.editors.values(), *self.step_forms.values())
        return all(form.keep_written(self) for form in forms)

    def create_new(self) -> None:
        """Open an empty form."""
        wanted = self._presenters.lists.wanted
        self._presenters.form.create(wanted.staff_id, wanted.customer_id)

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.filters.focus()

    # -- what the presenters call

    def show_board(self, columns: Sequence[ShownColumn], is_open: bool, note: str) -> None:
        """Show the columns with their cards."""
        self.board.show_columns(columns, is_open)
        self._show(
            self.board, note or self.look.texts("Drag a card to its next stage, or press Ctrl and an arrow key")
        )

    def show_strip(self, figures: Sequence[StripFigure], filters: Filters, wanted: Wanted) -> None:
        """Show the sums above, and what there is to filter by."""
        self.strip.show_figures(figures)
        self.filters.offer(filters, wanted)

    def show_none(self, is_empty: bool) -> None:
        """Teach how to begin, or how to find more."""
        _ = self.look.texts
        if is_empty:
            self.state.show_empty(
                "square-kanban",
                _("No deals yet"),
                _("Enter each attempt to sign a customer; its stages show what may come in and where it stalls."),
                _("Add a deal"),
                self.create_new,
            )
        else:
            self.state.show_empty(
                "search", _("No deal matches"), _("Choose everybody, all regions, more days, or other words.")
            )
        self._show(self.state, "")

    def show_list(self, told: str) -> None:
        """Show the rows of the list; `told` sums them up."""
        self.table.columns.pass_over(silent_columns(self._presenters.lists.wanted.result))
        self.table.show_list()
        self.foot.say(told)
        self._show(self._card, self.look.texts("Double-click or Enter opens a deal"))

    def show_trouble(self, sentence: str) -> None:
        """Show why there is nothing."""
        self.state.show_error(sentence, self._presenters.lists.refresh)
        self._show(self.state, "")

    def show_wanted(self, wanted: Wanted) -> None:
        """Let the filters say what is shown."""
        self.filters.show(wanted)

    def show_story(self, story: DealStory) -> None:
        """Show one deal in the side panel."""
        self.panel.show_story(story)

    def hide_story(self) -> None:
        """Put the side panel away."""
        self.panel.dismiss()

    @property
    def editor(self) -> DealForm:
        """The form of a deal that was opened last."""
        return self.editors[self._is_new]

    @property
    def step_form(self) -> StepForm:
        """The form of a step that was opened last."""
        return self.step_forms[self._step]

    def open_editor(self, values: Mapping[str, object], chosen: Offers, line: DealLine | None) -> None:
        """Show a deal in its form, or an empty form."""
        self._is_new = line is None
        if self._is_new not in self.editors:
            self.editors[self._is_new] = self._editor(self._is_new)
        self.editor.open_deal(values, chosen, line)

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next deal."""
        self.editor.continue_form(values, chosen)

    def close_editor(self) -> None:
        """Put the form away."""
        for editor in self.editors.values():
            editor.put_away()

    def open_step(self, step: Step, values: Mapping[str, object], chosen: Offers, line: DealLine) -> None:
        """Show the form of a step."""
        self._step = step.key
        if step.key not in self.step_forms:
            self.step_forms[step.key] = self._built(step)
        self.step_form.open_step(values, chosen, line)

    def close_step(self) -> None:
        """Put the form of a step away."""
        for form in self.step_forms.values():
            form.put_away()

    # -- its own

    def _editor(self, is_new: bool) -> DealForm:
        form = self._presenters.form
        editor = DealForm(self.look, self, self._today, is_new)
        editor.abandoned.connect(lambda: form.flow.abandoned(editor.come_back))
        editor.saved.connect(lambda: form.save(editor.entered()))
        editor.saved_and_next.connect(lambda: form.save(editor.entered(), goes_on=True))
        editor.remove_button.clicked.connect(lambda _checked=False: form.remove())
        return editor

    def _built(self, step: Step) -> StepForm:
        steps = self._presenters.steps
        form = StepForm(self.look, self, self._today, step)
        form.abandoned.connect(lambda: steps.flow.abandoned(form.come_back))
        form.saved.connect(lambda: steps.save(form.entered()))
        return form

    def _show(self, stage: QWidget, note: str) -> None:
        self.stages.setCurrentWidget(stage)
        self.set_subtitle(note)

    def _panel_closed(self) -> None:
        opened = self._presenters.lists.put_away()
        if opened is not None and self.stages.currentWidget() is self.board:
            self.board.select(opened)
