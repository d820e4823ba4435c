"""The list of the owner's own indicators, and what can be done with one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.i18n import Translator
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.sieve import Sieve, sifted_card
from desktop.ui.kit.surfaces import column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.schemes.questions import Overview, formula_text
from desktop.ui.schemes.wording import source_word, unit_word


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One own indicator as the table shows it."""

    own: OwnIndicator
    name: str
    formula: str


class IndicatorsView(QWidget):
    """Forwards what is wanted for the indicator selected."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    removal_wanted = Signal(object)
    points_wanted = Signal(str, str)  # code and name

    def __init__(self, look: Look, host: QWidget, tools: ListTools) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self.edit_button = plain_button(look, _("Edit"), self._edit, "pencil")
        self.points_button = plain_button(look, _("Enter points"), self._give, "award")
        self.remove_button = plain_button(look, _("Remove indicator"), self._remove, "x")
        self.assessment_button = plain_button(look, _("Points for the owner's assessment"), self._assess)
        acts = WrappingRow(spacing=8, margins=QMargins(12, 10, 12, 2))
        for button in (self.edit_button, self.points_button, self.remove_button):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.assessment_button)
        self.table: DataTable[OwnLine] = DataTable(
            look, own_columns(_), lambda line: line.own.code, _("Custom indicators"), key="own indicators"
        )
        sources = [Option(None, _("All sources")), *(Option(each.value, source_word(each, _)) for each in Source)]
        self.sieve = Sieve(
            look, tools, host, self.table, "own indicators", sources, lambda line: line.own.source.value, _("Source")
        )
        whole = column(self)
        whole.addWidget(sifted_card(self.sieve, self.table, acts))
        self.table.opened.connect(lambda line: self.edit_wanted.emit(line.own))
        self.table.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._let_act())

    def show_own(self, overview: Overview) -> None:
        """Show the indicators there are."""
        _ = self._look.texts
        lines = [
            OwnLine(each, each.indicator.called(_), formula_text(each, overview.catalogue, _.language))
            for each in overview.own
        ]
        told = _.ngettext("{number} custom indicator", "{number} custom indicators", len(lines))
        self.sieve.show_rows(lines, told.format(number=len(lines)))
        if not lines:
            self.table.show_empty(
                "sparkles",
                _("No custom indicators yet"),
                _("Make one from a formula over other indicators, or from points you or others give."),
                _("New indicator"),
                self.add_wanted.emit,
            )
        self._let_act()

    def _chosen(self) -> Sequence[OwnLine]:
        line = self.table.selected_row()
        return [] if line is None else [line]

    def _let_act(self) -> None:
        chosen = self._chosen()
        self.edit_button.setEnabled(bool(chosen))
        self.remove_button.setEnabled(bool(chosen))
        self.points_button.setEnabled(any(line.own.source is Source.MANUAL for line in chosen))

    def _edit(self) -> None:
        for line in self._chosen():
            self.edit_wanted.emit(line.own)

    def _remove(self) -> None:
        for line in self._chosen():
            self.removal_wanted.emit(line.own)

    def _give(self) -> None:
        for line in self._chosen():
            self.points_wanted.emit(line.own.code, line.name)

    def _assess(self) -> None:
        self.points_wanted.emit("manual", self._look.texts("the owner's assessment"))


def own_columns(texts: Translator) -> tuple[Column[OwnLine], ...]:
    """What it is called, where figures come from, what it counts in."""
    _ = texts
    return (
        Column(_("Indicator"), lambda line: line.name, Cell.STRONG, 0, least=160, name="indicator"),
        Column(_("Source"), lambda line: source_word(line.own.source, texts), Cell.TEXT, 150, name="source"),
        Column(_("Formula"), lambda line: line.formula or NO_VALUE, Cell.TEXT, 0, least=220, name="formula"),
        Column(_("Counts in"), lambda line: unit_word(line.own.unit, texts), Cell.SOFT, 96, name="unit"),
        Column(
            _("Better is"),
            lambda line: texts("higher") if line.own.higher_is_better else texts("lower"),
            Cell.SOFT,
            96,
            gives_way=True,
            name="better",
        ),
        Column(_("Indicator code"), lambda line: line.own.code, Cell.SOFT, 110, gives_way=True, name="code"),
    )
