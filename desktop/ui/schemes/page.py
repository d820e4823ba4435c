"""The schemes page: lists of schemes and own indicators, what all share, and the editor in their place."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtWidgets import QMenu

from desktop.queries.scheme_list import SchemeLine
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.sieve import Sieve, sifted_card
from desktop.ui.kit.stages import Stages
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.ports import Topic
from desktop.ui.schemes.editor import SchemeEditor, Tab
from desktop.ui.schemes.house_view import HouseView
from desktop.ui.schemes.indicator_panel import IndicatorPanel
from desktop.ui.schemes.indicators_view import IndicatorsView
from desktop.ui.schemes.points_panel import PointsPanel
from desktop.ui.schemes.presenters import SchemesPresenters
from desktop.ui.schemes.questions import Overview
from desktop.ui.schemes.table import scheme_columns, status_of, status_options
from desktop.ui.schemes.versions_panel import VersionsPanel


class Part(StrEnum):
    """What the page lists."""

    SCHEMES = "schemes"
    INDICATORS = "indicators"
    HOUSE = "house"


class SchemesPage(Page):
    """Lays out and forwards."""

    topics = frozenset({Topic.EVALUATIONS, Topic.QUALITY, Topic.TARGETS})

    def __init__(self, look: Look, presenters: SchemesPresenters, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Schemes"))
        self._presenters = presenters
        self._presenter = presenters.page
        self.parts: Segments[Part] = Segments(
            (
                (Part.SCHEMES, _.pgettext("page", "Schemes")),
                (Part.INDICATORS, _("Custom indicators")),
                (Part.HOUSE, _("Raters and red lines")),
            ),
            _("Show"),
        )
        self.ready_made = plain_button(look, _("Ready-made"))
        self.menu = QMenu(self.ready_made)
        self.ready_made.setMenu(self.menu)
        self.ready_made.setProperty("menu", "true")
        self.new_button = primary_button(look, _("New scheme"), self.create_new, "plus")
        for widget in (self.ready_made, self.new_button):
            self.buttons.addWidget(widget)
        line = WrappingRow()
        line.addWidget(self.parts)
        self.body.addLayout(line)
        self.table: DataTable[SchemeLine] = DataTable(
            look, scheme_columns(_), lambda line: line.choice.scheme_id, _.pgettext("page", "Schemes"), key="schemes"
        )
        self.sieve = Sieve(look, tools, self, self.table, "schemes", status_options(_), status_of)
        self.own = IndicatorsView(look, self, tools)
        self.house = HouseView(look, presenters.house)
        acts = {
            "versions": self._show_versions,
            "copy": presenters.page.copy,
            "usual": presenters.page.make_usual,
            "retire": presenters.page.retire,
        }
        self.editor = SchemeEditor(look, self, presenters.page.editor, presenters.trial, acts)
        self.stack = Stages()
        for part in (sifted_card(self.sieve, self.table), self.own, self.house, self.editor):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.indicator_panel = IndicatorPanel(look, self, presenters.indicators)
        self.versions_panel = VersionsPanel(look, self, presenters.versions)
        self.points_panel = PointsPanel(look, self, presenters.points)
        self._connect()
        presenters.page.attach(self)
        self.table.show_loading()

    def _connect(self) -> None:
        presenters = self._presenters
        self.parts.chosen.connect(self._show_part)
        self.table.opened.connect(self._presenter.open)
        self.editor.left.connect(self._presenter.leave)
        self.own.add_wanted.connect(self.create_new)
        self.own.edit_wanted.connect(self._edit_own)
        self.own.removal_wanted.connect(presenters.indicators.remove)
        self.own.points_wanted.connect(presenters.points.open)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def keep_written(self) -> bool:
        """Whether nothing is open in which something was changed: only the owner can say that it is complete."""
        panels = (self.editor.panel, self.indicator_panel, self.points_panel)
        is_written = any(panel.isVisibleTo(self) and panel.form.is_touched for panel in panels)
        return not is_written and not self._presenter.editor.is_changed

    def create_new(self) -> None:
        """Start a new scheme, or a new indicator where these are listed."""
        if self._presenter.overview is None:
            return
        if self.parts.value() is Part.INDICATORS and not self.is_editing:
            self._presenters.indicators.create(self._presenter.overview)
        else:
            self._presenter.create()

    def focus_filter(self) -> None:
        """Put the cursor into what narrows the list shown."""
        focus = {Part.SCHEMES: self.sieve.focus, Part.INDICATORS: self.own.sieve.focus}.get(self.parts.value())
        if focus is not None and not self.is_editing:
            focus()

    @property
    def is_editing(self) -> bool:
        """Whether a scheme is shown in place of the lists."""
        return self.stack.currentWidget() is self.editor

    # -- what the presenter calls

    def show_overview(self, found: Overview) -> None:
        """Show the lists."""
        _ = self.look.texts
        schemes = sum(not line.is_retired for line in found.lines)
        texts = (
            _.ngettext("{number} scheme", "{number} schemes", schemes).format(number=schemes),
            _.ngettext("{number} custom indicator", "{number} custom indicators", len(found.own)).format(
                number=len(found.own)
            ),
        )
        self.set_subtitle(" · ".join(texts))
        self.sieve.show_rows(found.lines, texts[0])
        if not found.lines:
            self.table.show_empty(
                "clipboard-check",
                _("No schemes yet"),
                _("A scheme says what is counted, with which weights, grades and bonus. Take a ready-made one over."),
                _("New scheme"),
                self.create_new,
            )
        self._offer_presets(found)
        self.own.show_own(found)
        self._show_buttons()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self._presenter.refresh)

    def show_editor(self) -> None:
        """Show the scheme opened in place of the lists."""
        was_editing = self.is_editing
        self.stack.setCurrentWidget(self.editor)
        if not was_editing:
            self.editor.choose(Tab.ITEMS)
            self.editor.items.table.view.setFocus()
        self._show_buttons()

    def show_lists(self) -> None:
        """Show the lists again."""
        self._show_part(self.parts.value())
        self.table.view.setFocus()

    def _show_versions(self) -> None:
        opened = self._presenter.editor.working.opened
        if opened.scheme_id is not None:
            self._presenters.versions.open(opened.scheme_id, self.editor.title.text())

    def _show_part(self, part: Part) -> None:
        self.stack.setCurrentIndex(list(Part).index(part))
        self._show_buttons()

    def _show_buttons(self) -> None:
        """One primary button a view: the editor and the house's rules have their own."""
        self.setFocusProxy(self.editor if self.is_editing else None)  # type: ignore[arg-type] # None takes it away
        _, part = self.look.texts, self.parts.value()
        is_listing = not self.is_editing
        self.parts.setVisible(is_listing)
        self.ready_made.setVisible(is_listing and part is Part.SCHEMES and not self.menu.isEmpty())
        self.new_button.setVisible(is_listing and part is not Part.HOUSE)
        self.new_button.setText(_("New indicator") if part is Part.INDICATORS else _("New scheme"))

    def _edit_own(self, own: object) -> None:
        if self._presenter.overview is not None:
            self._presenters.indicators.edit(own, self._presenter.overview)  # type: ignore[arg-type] # the signal carries an OwnIndicator

    def _offer_presets(self, found: Overview) -> None:
        self.menu.clear()
        trades: dict[str, QMenu] = {}
        names: Mapping[str, str] = {each.preset: each.preset_name for each in found.presets}
        for choice in found.presets:
            if choice.preset not in trades:
                trades[choice.preset] = self.menu.addMenu(names[choice.preset])
            entry = trades[choice.preset].addAction(choice.name)
            # triggered carries a bool nobody wants.
            entry.triggered.connect(lambda _checked=False, choice=choice: self._presenter.take_over(choice))
