"""The card of the record of changes: all of them in a panel, narrowed by kind, days and text."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import Translator
from desktop.queries.change_log import ChangeRow
from desktop.queries.change_words import ABOUT, about, happened
from desktop.services.change_export import particulars
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import words
from desktop.ui.settings.changes_presenter import ChangesPresenter

PANEL, LIST, SEARCH = 980, 520, 300


def change_columns(texts: Translator) -> tuple[Column[ChangeRow], ...]:
    """When, what, what happened, which record, particulars."""
    _ = texts
    return (
        Column(_("When"), lambda each: f"{each.happened_at.astimezone():%Y-%m-%d %H:%M}", Cell.SOFT, 142),
        Column(_("What"), lambda each: _(about(each.verb)), Cell.TEXT, 150),
        Column(_("What happened"), lambda each: _(happened(each.verb)), Cell.TEXT, 150),
        Column(_("Which"), lambda each: each.label or NO_VALUE, Cell.STRONG, 0, least=200),
        Column(_("Particulars"), lambda each: particulars(each, _) or NO_VALUE, Cell.SOFT, 0, least=120),
    )


class ChangesCard(Card):
    """Lays out and forwards; the list slides over the page `host`."""

    def __init__(self, look: Look, host: QWidget, presenter: ChangesPresenter) -> None:
        _ = look.texts
        super().__init__(_("Record of changes"))
        self._look = look
        self._presenter = presenter
        self.choose_target: Callable[[], Path | None] = self._ask_for_target
        note = _("Every change is written down and sealed with the one before it; none can be taken out unseen.")
        self.body.addWidget(words(note, "soft", wrap=True))
        self.open_button = plain_button(look, _("Show the changes …"), self._open, "history")
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._host = host
        presenter.attach(self)

    @cached_property
    def panel(self) -> SidePanel:
        """The list, made when it is first opened: the page is shown sooner without it."""
        panel = SidePanel(self._look, self._host, PANEL)
        self._fill(panel)
        return panel

    @property
    def is_half_written(self) -> bool:
        """Whether something was entered and not saved; nothing is typed here but what to look for."""
        return False

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_kinds(self, kinds: tuple[str, ...]) -> None:
        """Offer these kinds to choose from."""
        _ = self._look.texts
        named = sorted((Option(kind, _(ABOUT.get(kind, kind))) for kind in kinds), key=lambda each: each.label)
        self.kind.set_options([Option("", _("Everything")), *named])

    def show_changes(self, rows: tuple[ChangeRow, ...]) -> None:
        """Show the latest entries."""
        _ = self._look.texts
        if rows:
            self.table.show_rows(rows)
        else:
            self.table.show_empty(
                "search", _("No such changes"), _("Choose another kind, more days or fewer letters.")
            )

    def append_changes(self, rows: tuple[ChangeRow, ...]) -> None:
        """Show further entries under those shown."""
        self.table.append_rows(rows)

    # -- parts

    def _fill(self, panel: SidePanel) -> None:
        _ = self._look.texts
        self.kind = Picker([Option("", _("Everything"))], _("Kind of change"), quiet=False)
        spans = ((1, _("Today")), (7, _("Last 7 days")), (30, _("Last 30 days")), (None, _("All days")))
        self.days = Picker([Option(*span) for span in spans], _("Days"), quiet=False)
        self.days.set_value(None)
        self.search = SearchBox(self._look, _("Person, customer, number, file"), SEARCH)
        self.search.searched.connect(lambda _text: self._narrow())
        filters = row(spacing=10)
        filters.addWidget(self.kind)
        filters.addWidget(self.days)
        filters.addWidget(self.search)
        filters.addStretch(1)
        panel.body.addLayout(filters)
        self.table: DataTable[ChangeRow] = DataTable(
            self._look, change_columns(_), lambda each: each.number, _("Record of changes"), sortable=False
        )
        self.table.setMinimumHeight(LIST)
        panel.body.addWidget(self.table, 1)
        for picker in (self.kind, self.days):
            picker.picked.connect(lambda _value: self._narrow())
        self.table.opened.connect(self._lead)
        self.table.end_reached.connect(self._presenter.ask_more)
        self.lead_button = plain_button(self._look, _("Show the record"), self._lead_selected, "arrow-right")
        self.export_button = plain_button(self._look, _("Export …"), self._export, "download")
        panel.foot_row.addStretch(1)
        panel.foot_row.addWidget(self.export_button)
        panel.foot_row.addWidget(self.lead_button)
        panel.foot.show()
        self.table.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._settle())
        self._settle()

    def _open(self) -> None:
        self.panel.open(self._look.texts("Record of changes"))
        self.table.show_loading()
        self._presenter.open()

    def _narrow(self) -> None:
        self._presenter.narrow(self.kind.value() or "", self.days.value(), self.search.text())

    def _settle(self) -> None:
        self.lead_button.setEnabled(self.table.selected_row() is not None)

    def _lead_selected(self) -> None:
        chosen = self.table.selected_row()
        if chosen is not None:
            self._lead(chosen)

    def _lead(self, chosen: ChangeRow) -> None:
        self.panel.dismiss()
        self._presenter.lead(chosen)

    def _export(self) -> None:
        path = self.choose_target()
        if path is not None:
            self._presenter.export(path)

    def _ask_for_target(self) -> Path | None:
        _ = self._look.texts
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Export the changes"), _("Record of changes") + ".xlsx", "Excel (*.xlsx);;CSV (*.csv)"
        )
        return Path(name) if name else None
