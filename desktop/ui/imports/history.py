"""Past imports: when, which file, what it brought, and taking one back."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Translator
from desktop.queries.imports import PastImport
from desktop.ui.imports.kinds import kind_options
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.sieve import Sieve
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import capital, words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.tones import Tone


def history_columns(texts: Translator) -> tuple[Column[PastImport], ...]:
    """When, file, kind, counts, and whether it was taken back."""
    _ = texts
    own = {"self_evaluation": _("Self-evaluations")}  # which come in where they are asked for
    kinds = {option.value: option.label for option in kind_options(_)} | own

    def count(title: str, of: Callable[[PastImport], int], name: str) -> Column[PastImport]:
        return Column(
            title, lambda row: f"{of(row):,}" if of(row) else NO_VALUE, Cell.NUMBER, 84, sort_key=of, name=name
        )

    return (
        Column(
            _("When"), lambda row: f"{row.imported_at.astimezone():%Y-%m-%d %H:%M}", Cell.TEXT, 142,
            sort_key=lambda row: row.imported_at, name="when",
        ),
        Column(_("File"), lambda row: row.file, Cell.STRONG, 0, least=160, name="file"),
        Column(_("Holds"), lambda row: kinds.get(row.kind, row.kind), Cell.TEXT, 150, name="kind"),
        count(_.pgettext("import", "New"), lambda row: row.created, "created"),
        count(_.pgettext("import", "Changed"), lambda row: row.updated, "updated"),
        count(_.pgettext("import", "Rejected"), lambda row: row.rejected, "rejected"),
        Column(
            _("State"), lambda row: _("taken back") if row.undone_at else _("on file"), Cell.CHIP, 110,
            tone=lambda row: Tone.NEUTRAL if row.undone_at else Tone.OK, name="state",
        ),
    )  # fmt: skip


class HistoryCard(Card):
    """A list of imports with one button: take the chosen one back."""

    take_back_wanted = Signal(object)

    def __init__(self, look: Look, host: QWidget, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(padded=False)
        self._look = look
        self.take_back_button = plain_button(look, _("Take back …"), self._take_back, "history")
        self.table: DataTable[PastImport] = DataTable(
            look, history_columns(_), lambda row: row.batch_id, _("Past imports"), key="imports"
        )
        states = [
            Option(None, _("All imports")),
            Option("kept", capital(_("on file"))),
            Option("undone", capital(_("taken back"))),
        ]
        self.sieve = Sieve(
            look, tools, host, self.table, "imports", states, lambda row: "undone" if row.undone_at else "kept"
        )
        head = WrappingRow(spacing=8, margins=QMargins(15, 13, 15, 10))
        head.addWidget(words(_("Past imports"), "heading"))
        head.addStretch()
        self.sieve.add_to(head)
        head.addWidget(self.take_back_button)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sieve.foot)
        self.table.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        self._offer()

    def show_imports(self, imports: tuple[PastImport, ...]) -> None:
        """Show past imports, the latest first."""
        _ = self._look.texts
        told = _.ngettext("{number} import", "{number} imports", len(imports))
        self.sieve.show_rows(imports, told.format(number=len(imports)) if imports else "")
        if not imports:
            self.table.show_empty(
                "history", _("Nothing imported yet"), _("What you import is listed here and can be taken back whole.")
            )
        self._offer()

    def _offer(self) -> None:
        row = self.table.selected_row()
        self.take_back_button.setEnabled(row is not None and row.undone_at is None)

    def _take_back(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.take_back_wanted.emit(row)
