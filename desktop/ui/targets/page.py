"""The targets page: the grid of a year, with panels for one target, for breaking down and for gaps."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from desktop.domain.period import Period
from desktop.domain.targets import Bearer, TargetLevel
from desktop.queries.target_story import TargetStory
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.save_place import TABLES, ask_where_to_save
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card
from desktop.ui.ports import Topic, Wish
from desktop.ui.targets.columns import Span
from desktop.ui.targets.empty import EmptyTargets
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.foot import CellStrip, ReasonBar
from desktop.ui.targets.gap_panel import GapPanel
from desktop.ui.targets.grid_view import GridView
from desktop.ui.targets.presenters import Presenters
from desktop.ui.targets.questions import GridAnswer
from desktop.ui.targets.shown import Shown
from desktop.ui.targets.split_panel import SplitPanel
from desktop.ui.targets.split_words import PlanWords
from desktop.ui.targets.strip_words import StripWords, strip_words
from desktop.ui.targets.target_panel import TargetPanel
from desktop.ui.targets.toolbar import Toolbar


class TargetsPage(Page):
    """Lays out and forwards."""

    topics = frozenset({Topic.TARGETS, Topic.STAFF, Topic.COMPANY})

    def __init__(self, look: Look, presenters: Presenters) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Targets"))
        self._grid, self._story = presenters.grid, presenters.story
        self._split, self._extras = presenters.split, presenters.extras
        self.choose_file: Callable[[Path], Path | None] = self._ask_for_file
        self.span: Segments[Span] = Segments(
            [(Span.MONTHS, _("Months")), (Span.QUARTERS, _("Quarters"))], _("Columns")
        )
        self.gap_button = plain_button(look, _("Check sums"), self._extras.open_gaps, "scale")
        self.export_button = plain_button(look, _("Export"), self._export, "download")
        self.split_button = primary_button(look, _("Break down …"), self._split.open, "split")
        for widget in (self.span, self.gap_button, self.export_button, self.split_button):
            self.buttons.addWidget(widget)
        self.toolbar = Toolbar(look, self._grid.level_names())
        self.view = GridView(look)
        self.state = StateView(look)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.state)
        self.empty = EmptyTargets(look)
        self.stack.addWidget(self.empty)
        self.strip = CellStrip(look)
        self.reasons = ReasonBar(look)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.strip)
        self.body.addWidget(self.toolbar)
        self.body.addWidget(self.reasons)
        self.body.addWidget(card, 1)
        self.target = TargetPanel(look, self)
        self.split = SplitPanel(look, self)
        self.gaps = GapPanel(look, self)
        self._connect()
        for presenter in (self._grid, self._story, self._split, self._extras):
            presenter.attach(self)
        self._show_state(True)
        self.state.show_loading()

    def _connect(self) -> None:
        grid, view = self._grid, self.view
        self.span.chosen.connect(grid.show_span)
        self.toolbar.year_picked.connect(grid.show_year)
        self.toolbar.lens_changed.connect(lambda field, value: grid.look_at(**{field: value}))
        view.cells.begun.connect(grid.begin)
        view.grid.entered.connect(grid.enter)
        view.entered_block.connect(grid.enter_all)
        view.outside.connect(self._extras.tell_outside)
        view.moved.connect(self._show_strip)
        view.details_wanted.connect(self._details)
        self.strip.details_wanted.connect(self._details)
        self.strip.other_wanted.connect(self._story.open_other)
        self.strip.mend_wanted.connect(lambda: grid.mend(view.current_place()))
        self.strip.mine_wanted.connect(lambda: grid.hold_mine(view.current_place()))
        self.strip.theirs_wanted.connect(lambda: grid.take_theirs(view.current_place()))
        self.reasons.mine_wanted.connect(grid.hold_mine)
        self.reasons.theirs_wanted.connect(grid.take_theirs)
        self.empty.split_wanted.connect(self._split.open)
        self.empty.hand_wanted.connect(grid.start_entering)
        self.reasons.saved.connect(grid.save_with_reason)
        self.reasons.discarded.connect(grid.discard)
        self.target.saved.connect(lambda: self._story.save(self.target.form.values()))
        self.target.taken.connect(self.target.value.set_value)
        self.target.other_chosen.connect(self._story.open_days)
        self.target.take_out_wanted.connect(lambda: self._story.take_out(self.target.reason.value()))
        self.split.preview_wanted.connect(lambda: self._split.preview(self.split.entered()))
        self.split.keep_wanted.connect(lambda: self._split.keep(self.split.entered().reason))
        for field in (self.split.bearer, self.split.period):
            field.edited.connect(self._offer_parts)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._grid.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the year and the indicator another page leads to."""
        self._grid.arrive(wish)

    def keep_written(self) -> bool:
        """Keep what is half written in the form; whether nothing waits for a reason and nothing is lost by going."""
        return self.target.keep_written(self) and not self._grid.edits.by_spot

    def create_new(self) -> None:
        """Ask for a target of any days."""
        self._story.open_other()

    def focus_filter(self) -> None:
        """Go to the choice of indicators."""
        self.toolbar.indicator.setFocus()

    # -- what the presenters call

    def show_grid(self, shown: Shown, answer: GridAnswer) -> None:
        """Show the grid and what it can be narrowed to."""
        _ = self.look.texts
        self.toolbar.show_answer(shown, answer)
        self.span.choose(shown.span)
        self.set_subtitle(_("{title} · type or paste from Excel").format(title=shown.scale.title))
        self._show_state(False)
        self.view.show_grid(shown)
        self._show_strip()

    def show_edits(self, waiting: int, wrong: int, clashes: int) -> None:
        """Draw the cells anew and say what still waits, is wrong, or was set elsewhere, too."""
        self.view.grid.redraw()
        self.reasons.show_waiting(waiting, wrong, clashes)
        self._show_strip()

    def show_none(self) -> None:
        """Teach how to begin."""
        self.stack.setCurrentWidget(self.empty)
        self.strip.hide()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid."""
        self._show_state(True)
        self.state.show_error(sentence, self._grid.refresh)

    def set_saving(self, is_saving: bool) -> None:
        """While a reason is being saved nobody saves it twice."""
        self.reasons.set_saving(is_saving)

    def show_story(self, title: str, found: TargetStory, scale: Scale, names: Mapping[TargetLevel, str]) -> None:
        """Show one target."""
        self.target.open_story(title, found, scale, names)

    def show_others(self, others: Sequence[tuple[Period, Decimal]], scale: Scale) -> None:
        """Show the same bearer's targets for other days."""
        self.target.show_others(others, scale)

    def ask_other(self, bearers: Sequence[Option], scale: Scale) -> None:
        """Ask for a target of any days."""
        self.target.open_other(bearers, scale)

    def show_target_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong with the target in the panel."""
        self.target.show_errors(errors, sentence)

    def set_target_saving(self, is_saving: bool) -> None:
        """While the target in the panel is being saved nobody saves it twice."""
        self.target.set_saving(is_saving)

    def close_target(self) -> None:
        """Put the panel away and go back to the grid."""
        self.target.put_away()
        self.view.setFocus()

    def open_split(
        self,
        bearers: Sequence[Option],
        periods: Sequence[Option],
        chosen: tuple[tuple[Bearer, int], Period, str],
        hint: str,
        season: tuple[Decimal, ...],
    ) -> None:
        """Show the assistant."""
        if season:
            self.split.season.show_percents(season)
        self.split.open_form(bearers, periods, chosen, hint)

    def offer_parts(self, times: Sequence[Option], bearers: Sequence[Option]) -> None:
        """Offer the parts that fit what is broken down."""
        self.split.offer_parts(times, bearers)

    def show_plan(self, plan: PlanWords) -> None:
        """Show the parts."""
        self.split.show_plan(plan)

    def show_split_trouble(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the assistant."""
        self.split.show_trouble(errors, sentence)

    def set_split_saving(self, is_saving: bool) -> None:
        """While the parts are being saved nobody saves them twice."""
        self.split.set_saving(is_saving)

    def close_split(self) -> None:
        """Put the assistant away."""
        self.split.dismiss()

    def open_panel_of_gaps(self) -> GapPanel:
        """The panel of gaps."""
        return self.gaps

    def _details(self) -> None:
        self._story.open(self.view.current_place())

    def _offer_parts(self) -> None:
        form = self.split.entered()
        self._split.offer_parts(form.bearer, form.period)

    def _show_strip(self) -> None:
        index = self.view.currentIndex()
        shown, line, column = (
            self._grid.shown,
            self.view.grid.line(index.row()),
            self.view.grid.column(index.column()),
        )
        if shown is None or line is None or column is None:
            self.strip.say(StripWords(""))
            return
        self.strip.say(strip_words(shown, line, column, self.look.texts))

    def _show_state(self, is_shown: bool) -> None:
        self.stack.setCurrentWidget(self.state if is_shown else self.view)
        self.strip.setVisible(not is_shown)

    def _export(self) -> None:
        shown = self._grid.shown
        file = self.choose_file(self._extras.file_name()) if shown is not None else None
        if file is not None:
            self._extras.export(file)

    def _ask_for_file(self, proposed: Path) -> Path | None:
        return ask_where_to_save(self, self.look.texts("Export what is shown"), str(proposed), TABLES)
