"""The lines of a scheme: a table, what can be done with a line, and the sum of the weights."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.exact import plain
from desktop.domain.indicators import Catalogue
from desktop.domain.perspectives import perspective_name
from desktop.domain.scheme import SchemeItem
from desktop.i18n import Translator
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import chip, set_chip
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.schemes.wording import item_name, missing_word, number_text, rule_text
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the table shows it."""

    place: int
    item: SchemeItem
    name: str


class ItemsTab(QWidget):
    """Shows lines in their order; acts carry the place of the line selected."""

    add_wanted = Signal()
    edit_wanted = Signal(int)
    removal_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self.weight = chip("")
        self.add_button = plain_button(look, _("Add line"), self.add_wanted.emit, "plus")
        self.edit_button = plain_button(look, _("Edit"), self._edit, "pencil")
        self.up_button = plain_button(look, _("Up"), lambda: self._move(-1))
        self.down_button = plain_button(look, _("Down"), lambda: self._move(1))
        self.remove_button = plain_button(look, _("Remove line"), self._remove, "x")
        acts = WrappingRow(spacing=8, margins=QMargins(12, 10, 12, 2))
        for button in (self.add_button, self.edit_button, self.up_button, self.down_button, self.remove_button):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.weight)
        self.table: DataTable[Line] = DataTable(
            look, item_columns(_), lambda line: line.place, _("Lines of the scheme"), sortable=False
        )
        card = Card(padded=False)
        card.body.addLayout(acts)
        card.body.addWidget(self.table, 1)
        column(self).addWidget(card)
        self.table.opened.connect(lambda line: self.edit_wanted.emit(line.place))
        self.table.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._let_act())

    def show_items(self, items: Sequence[SchemeItem], catalogue: Catalogue, weight: str, is_whole: bool) -> None:
        """Show the lines and whether their weights sum to 100."""
        _ = self._look.texts
        lines = [Line(place, item, item_name(item, catalogue, _)) for place, item in enumerate(items)]
        if lines:
            self.table.show_rows(lines)
        else:
            self.table.show_empty(
                "clipboard-check",
                _("No lines yet"),
                _("Add what is counted, each with its weight; the weights sum to 100."),
                _("Add line"),
                self.add_wanted.emit,
            )
        set_chip(self.weight, _("Weights: {sum} of 100").format(sum=weight), Tone.OK if is_whole else Tone.WARN)
        self._let_act()

    def select(self, place: int) -> None:
        """Mark a line."""
        self.table.select_silently(place)
        self._let_act()

    def _let_act(self) -> None:
        has_line = self.table.selected_row() is not None
        for button in (self.edit_button, self.up_button, self.down_button, self.remove_button):
            button.setEnabled(has_line)

    def _edit(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            self.edit_wanted.emit(line.place)

    def _remove(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            self.removal_wanted.emit(line.place)

    def _move(self, by: int) -> None:
        line = self.table.selected_row()
        if line is not None:
            self.move_wanted.emit(line.place, by)


def item_columns(texts: Translator) -> tuple[Column[Line], ...]:
    """What is counted, how much it weighs, how it becomes points."""
    _ = texts
    return (
        Column(_("Indicator"), lambda line: line.name, Cell.STRONG, 0, least=200),
        Column(
            _("Perspective"), lambda line: perspective_name(line.item.perspective, texts), Cell.SOFT, 104,
            gives_way=True,
        ),
        Column(_("Weight"), lambda line: plain(line.item.weight), Cell.STRONG_NUMBER, 72),
        Column(_("Rule"), lambda line: rule_text(line.item, texts), Cell.TEXT, 0, least=150),
        Column(_("Target"), lambda line: number_text(line.item.default_target) or NO_VALUE, Cell.NUMBER, 88),
        Column(_("Cap"), lambda line: plain(line.item.cap), Cell.NUMBER, 60),
        Column(
            _("Lowest grade below"),
            lambda line: NO_VALUE if line.item.veto_below is None else plain(line.item.veto_below),
            Cell.NUMBER,
            148,
            gives_way=True,
        ),
        Column(
            _("Without data or target"), lambda line: missing_word(line.item.missing, texts), Cell.SOFT, 190,
            gives_way=True,
        ),
    )  # fmt: skip
