"""The page of improvement plans: the board of actions, and behind a second tab the library they come from."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QStackedWidget

from desktop.domain.period import Period
from desktop.queries.plans import PlanChoice
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.states import StateView
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.plans.action_panel import ActionPanel
from desktop.ui.plans.action_sheet import ActionSheet
from desktop.ui.plans.board import Board
from desktop.ui.plans.cards import PlanCard
from desktop.ui.plans.measure_library import Library
from desktop.ui.plans.measure_library_presenter import LibraryPresenter
from desktop.ui.plans.presenter import PlansPresenter, Wanted
from desktop.ui.ports import Topic, Wish


class Tab(StrEnum):
    """The two halves of the page."""

    BOARD = "board"
    LIBRARY = "library"


class PlansPage(Page):
    """Lays out and forwards."""

    topics = frozenset(
        {Topic.EVALUATIONS, Topic.STAFF, Topic.VISITS, Topic.DEALS, Topic.SIGNINGS, Topic.QUALITY, Topic.COMPANY}
    )

    def __init__(
        self, look: Look, presenter: PlansPresenter, library: LibraryPresenter, today: date, tools: ListTools
    ) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Improvement"))
        self._presenter = presenter
        self._library_presenter = library
        self._note = ""
        self._offered: Sequence[PlanChoice] = ()
        self.plan = Picker((), _("Plan"))
        self.team = Picker((), _("Team"))
        self.staff = Picker((), _("Staff member"))
        self.measure_library = Library(look, self, library, tools)
        self.new_button = primary_button(look, _("Add a measure"), library.create, "plus")
        self.tabs = Segments([(Tab.BOARD, _("Board")), (Tab.LIBRARY, _("Causes and measures"))], _("View"))
        self.buttons.addWidget(self.new_button)
        line = WrappingRow()
        line.addWidget(self.tabs)
        line.addStretch()
        for picker in (self.plan, self.team, self.staff):
            line.addWidget(picker)
        self.body.addLayout(line)
        self.board = Board(look)
        self.state = StateView(look)
        self.stages = QStackedWidget()
        for stage in (self.state, self.board, self.measure_library):
            self.stages.addWidget(stage)
        self.body.addWidget(self.stages, 1)
        self.panel = ActionPanel(look, self, today)
        self._shown_board: StateView | Board = self.state
        self._connect()
        presenter.attach(self)
        self.state.show_loading()
        self._show_tab(Tab.BOARD)

    def _connect(self) -> None:
        for picker in (self.plan, self.team, self.staff):
            picker.picked.connect(lambda _value: self._want())
        self.tabs.chosen.connect(self._show_tab)
        self.board.opened.connect(self._presenter.open)
        self.board.ticked.connect(self._presenter.tick)
        self.panel.saved.connect(lambda: self._presenter.check_in(self.panel.entered()))
        self.panel.completed.connect(self._presenter.complete)
        self.panel.due_changed.connect(lambda: self._presenter.change_due(self.panel.entered_due()))
        self.panel.removal_wanted.connect(self._presenter.remove_check_in)
        self.panel.abandoned.connect(lambda: self._presenter.abandoned(self._come_back))
        self.panel.closed.connect(self._panel_closed)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()
        self._library_presenter.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the plan of the person another page leads to."""
        self._choose_tab(Tab.BOARD)
        self._presenter.arrive(wish)

    def keep_written(self) -> bool:
        """Keep what is half written; whether nothing is lost by going."""
        panels = (self.panel, self.measure_library.editor)
        return all(each.keep_written(self) for each in panels)

    def create_new(self) -> None:
        """Add a measure to the library."""
        self._choose_tab(Tab.LIBRARY)
        self._library_presenter.create()

    def focus_filter(self) -> None:
        """Put the cursor into the search box, or the person's picker."""
        if self.tabs.value() is Tab.LIBRARY:
            self.measure_library.search.setFocus()
            self.measure_library.search.selectAll()
        else:
            self.staff.setFocus()

    def evaluated(self) -> Period | None:
        """The period whose evaluation wrote the plan shown, the latest one's where current plans are shown."""
        shown = [each for each in self._offered if self.plan.value() in (None, each.evaluation_id)]
        return shown[0].evaluated if shown else None

    # -- what the presenter calls

    def show_board(self, cards: Sequence[PlanCard], note: str) -> None:
        """Show the cards."""
        self.board.show_cards(cards)
        self._note = note
        self._show_stage(self.board)

    def offer(
        self, plans: Sequence[PlanChoice], teams: Sequence[str], people: Sequence[tuple[int, str]], wanted: Wanted
    ) -> None:
        """Offer plans, teams and people."""
        _ = self.look.texts
        self._offered = plans
        titled = [Option(each.evaluation_id, each.period.title(_), each.evaluated.label) for each in plans]
        self.plan.set_options([Option(None, _("Current plans")), *titled])
        self.plan.set_value(wanted.evaluation_id)
        self.team.set_options([Option("", _("All teams")), *(Option(name, name) for name in teams)])
        self.team.set_value(wanted.team)
        self.staff.set_options([Option(None, _("All staff")), *(Option(key, name) for key, name in people)])
        self.staff.set_value(wanted.staff_id)

    def show_none(self, is_filtered: bool) -> None:
        """Teach where actions come from, or how to find more."""
        _ = self.look.texts
        self._note = ""
        if is_filtered:
            self.state.show_empty("search", _("No action matches"), _("Choose another plan, team or person."))
        else:
            self.state.show_empty(
                "trending-up",
                _("No improvement plan yet"),
                _("An evaluation writes the actions of each person; here you see how they go and check in on them."),
            )
        self._show_stage(self.state)

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no board."""
        self._note = ""
        self.state.show_error(sentence, self._presenter.refresh)
        self._show_stage(self.state)

    def open_action(self, sheet: ActionSheet, is_fresh: bool) -> None:
        """Show one action in the side panel."""
        self.panel.open_sheet(sheet, is_fresh)

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the panel."""
        self.panel.show_errors(errors, sentence)

    def forgetting(self, verb: Callable[[], int]) -> Callable[[], int]:
        """The verb that saves the check-in, which from then on is not offered again as unsaved."""
        return self.panel.forgetting(verb)

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        self.panel.set_saving(is_saving)

    # -- its own

    def _want(self) -> None:
        self._presenter.want(Wanted(self.plan.value(), self.team.value() or "", self.staff.value()))

    def _come_back(self) -> None:
        self.panel.come_back()
        self._presenter.resume()

    def _panel_closed(self) -> None:
        opened = self._presenter.put_away()
        if opened is not None:
            self.board.select(opened)

    def _choose_tab(self, tab: Tab) -> None:
        self.tabs.choose(tab)
        self._show_tab(tab)

    def _show_stage(self, stage: StateView | Board) -> None:
        self._shown_board = stage
        if self.tabs.value() is Tab.BOARD:
            self.stages.setCurrentWidget(stage)
            self.set_subtitle(self._note)

    def _show_tab(self, tab: Tab) -> None:
        is_board = tab is Tab.BOARD
        for widget in (self.plan, self.team, self.staff):
            widget.setVisible(is_board)
        self.new_button.setVisible(not is_board)
        self.panel.dismiss()
        self.measure_library.editor.dismiss()
        self.stages.setCurrentWidget(self._shown_board if is_board else self.measure_library)
        told = self.look.texts("What lies behind weak figures and what helps; double-click or Enter changes a line")
        self.set_subtitle(self._note if is_board else told)
