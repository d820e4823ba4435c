"""The first page: cards of the main targets, months, people, what wants doing, the way from visit to money."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QWidget

from desktop.domain.period import PeriodKind
from desktop.ui.dashboard.entries import Entry
from desktop.ui.dashboard.main_card import MainCardView
from desktop.ui.dashboard.main_cards import MainCard
from desktop.ui.dashboard.presenter import DashboardPresenter
from desktop.ui.dashboard.shown import Overview, Ranking, TrendShown
from desktop.ui.dashboard.skeleton import CARDS, Skeleton
from desktop.ui.kit.buttons import icon_button, primary_button
from desktop.ui.kit.charts.figures import FunnelStep
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import GAP, column, scrolled
from desktop.ui.kit.words import words
from desktop.ui.periods import kind_name
from desktop.ui.ports import EVERYTHING

if TYPE_CHECKING:
    from desktop.ui.dashboard.beginning import Beginning
    from desktop.ui.dashboard.behind import Behind
    from desktop.ui.dashboard.pace_table import PaceTable

NARROW = 800  # px of the page below which the cards stand two by two
KINDS = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


class DashboardPage(Page):
    """Lays out and forwards; what is not seen at once is made when it is first needed."""

    topics = EVERYTHING

    def __init__(self, look: Look, presenter: DashboardPresenter) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Dashboard"))
        self._presenter = presenter
        self._cards: tuple[MainCard, ...] = ()
        self.kinds = Segments([(kind, kind_name(kind, _)) for kind in KINDS], _("Period"))
        self.kinds.choose(presenter.kind)
        self.new_button = primary_button(look, _("Log a visit"), self.create_new, "plus")
        self.pace_button = icon_button(look, "table", _("Show as a table"), self.change_over)
        self.buttons.addWidget(self.pace_button)
        self.buttons.addWidget(self.kinds)
        self.buttons.addWidget(self.new_button)
        self.cards = [MainCardView(look) for _number in range(CARDS)]
        self.note = words("", "caption", wrap=True)
        self.note.hide()
        self.skeleton, self.state = Skeleton(look), StateView(look)
        self._below = Skeleton(look, with_cards=False)
        self.content = self._lay_out()
        self.stages = QStackedWidget()
        for stage in (self.skeleton, self.content, self.state):
            self.stages.addWidget(stage)
        self.body.addWidget(self.stages, 1)
        self._connect()
        presenter.attach(self)

    def _lay_out(self) -> QScrollArea:
        inside = QWidget()
        outer = column(inside, GAP)
        self._row = QWidget()
        self._grid = QGridLayout(self._row)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._place_cards(CARDS)
        outer.addWidget(self._row)
        outer.addWidget(self.note)
        outer.addWidget(self._below, 1)
        self._outer = outer
        return scrolled(inside)

    @cached_property
    def behind(self) -> "Behind":
        """The cards under the figures, made when something is to be shown in them."""
        from desktop.ui.dashboard.behind import Behind

        made = Behind(self.look, self._presenter)
        self._outer.replaceWidget(self._below, made)
        self._below.hide()
        self._below.deleteLater()
        return made

    @cached_property
    def pace(self) -> "PaceTable":
        """The figures of the cards as a table, made when it is first asked for."""
        from desktop.ui.dashboard.pace_table import PaceTable

        made = PaceTable(self.look)
        made.table.activated.connect(self._presenter.open_figure)
        self._outer.insertWidget(0, made)
        return made

    @cached_property
    def beginning(self) -> "Beginning":
        """What a new company does next."""
        from desktop.ui.dashboard.beginning import Beginning

        made = Beginning(self.look)
        made.wanted.connect(lambda start: self._begin(start.value))
        self.stages.addWidget(made)
        return made

    def _connect(self) -> None:
        presenter = self._presenter
        self.kinds.chosen.connect(presenter.choose_kind)
        for card in self.cards:
            card.opened.connect(presenter.open_figure)

    @property
    def has_figures(self) -> bool:
        """Whether the figures stand; what stands behind them may still be on its way."""
        return self.stages.currentWidget() is not self.skeleton

    def change_over(self) -> None:
        """Show the main figures as a table, or as cards again."""
        _ = self.look.texts
        shows_table = not self._row.isHidden()
        self._row.setVisible(not shows_table)
        self.pace.setVisible(shows_table)
        self.pace.show_cards(self._cards)
        icon, name = ("layout-dashboard", _("Show as cards")) if shows_table else ("table", _("Show as a table"))
        self.look.icons.put(self.pace_button, icon, "text2")
        self.pace_button.setToolTip(name)
        self.pace_button.setAccessibleName(name)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def create_new(self) -> None:
        """Log a visit."""
        self._presenter.start_new("visits")

    def focus_filter(self) -> None:
        """Put the cursor on the choice of the figure shown."""
        self.behind.trend.figure.setFocus()

    # -- what the presenter calls

    def show_overview(self, shown: Overview) -> None:
        """Show the cards."""
        self._offer_buttons(True)
        self.set_subtitle(shown.subtitle)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self._cards = tuple(shown.cards)
        for view, card in zip(self.cards, shown.cards, strict=False):
            view.show_card(card)
        if self._row.isHidden():
            self.pace.show_cards(self._cards)
        self.stages.setCurrentWidget(self.content)
        self._fit_cards()

    def show_steps(self, steps: Sequence[FunnelStep]) -> None:
        """Show the way from visit to money."""
        self.behind.funnel.show_steps(steps)

    def offer(self, indicators: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the figures to look at."""
        self.behind.trend.offer(indicators, chosen)

    def show_ranking(self, shown: Ranking) -> None:
        """Show everybody's part."""
        self.behind.people.show_ranking(shown)

    def show_trend(self, shown: TrendShown, sparks: Mapping[str, Sequence[float]]) -> None:
        """Show the months."""
        self.behind.trend.show_trend(shown)
        for card in self.cards:
            card.show_spark(sparks.get(card.code, ()))

    def show_entries(self, entries: Sequence[Entry], number: int) -> None:
        """Show what wants doing."""
        self.behind.todo.show_entries(entries, number)

    def show_beginning(self, has_staff: bool) -> None:
        """Show what a new company does next."""
        self._offer_buttons(False)
        self.set_subtitle("")
        self.beginning.show_steps(has_staff)
        self.stages.setCurrentWidget(self.beginning)

    def show_trouble(self, sentence: str) -> None:
        """Show why there are no figures."""
        self.state.show_error(sentence, self._presenter.refresh)
        self.stages.setCurrentWidget(self.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards keep their sentences whole."""
        super().resizeEvent(event)
        abreast = CARDS // 2 if self.width() < NARROW else CARDS
        if abreast != self._abreast:
            self._place_cards(abreast)
        self._fit_cards()

    def _place_cards(self, abreast: int) -> None:
        self._abreast = abreast
        for number, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // abreast, number % abreast)
            self._grid.setColumnStretch(number, 1 if number < abreast else 0)

    def _fit_cards(self) -> None:
        """All cards alike: where one has no room for chip and note side by side, all put them under each other."""
        is_tall = not all(card.fits for card in self.cards)
        for card in self.cards:
            card.set_tall(is_tall)

    def _offer_buttons(self, are_offered: bool) -> None:
        for button in (self.pace_button, self.kinds, self.new_button):
            button.setVisible(are_offered)

    def _begin(self, place: str) -> None:
        if place == "staff":
            self._presenter.start_new(place)
        else:
            self._presenter.begin(place)
