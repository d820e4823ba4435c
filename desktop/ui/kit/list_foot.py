"""The foot of a list: what all of it comes to, its columns, and a way to take it out as it is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.list_writer import ListWriter
from desktop.ui.kit.look import Look
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.save_place import TABLES, ask_where_to_save
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.table_frame import TableFrame

HEIGHT = 40


class ListFoot(QFrame):
    """Stands under a table inside its card; `table` gives the table shown, where a page has several."""

    def __init__(self, look: Look, tools: ListTools, table: Callable[[], TableFrame[Any]]) -> None:
        _ = look.texts
        super().__init__()
        self._look = look
        self._table = table
        self._messages = tools.messages
        self._resting = Resting(self)
        self.setProperty("surface", "strip")
        self.setFixedHeight(HEIGHT)
        self.choose_file: Callable[[Path], Path | None] = self._ask_for_file
        self.writer = ListWriter(tools, look.texts, self)
        self.summary = ElidedLabel("", "soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(_("Export"))
        self.stop_button = link_button(_("Stop the export"), self.writer.stop)
        self.columns_button = icon_button(look, "columns-3", _("Choose columns"), self._choose_columns)
        self.export_button = icon_button(look, "download", _("Export what is shown"), self.export)
        layout = row(self, 8, QMargins(16, 0, 8, 0))
        layout.addWidget(self.summary, 1)
        for widget in (self._bar, self.stop_button, self.columns_button, self.export_button):
            layout.addWidget(widget)
        self.show_idle()

    def say(self, summary: str) -> None:
        """Show what all of the list comes to."""
        self.summary.setText(summary)
        self.summary.setToolTip(summary)

    def export(self) -> None:
        """Ask for a file and write the list to it, columns and rows in the order shown."""
        _, shown = self._look.texts, self._table().shown_list()
        if self.writer.is_writing:
            return
        if not self._table().is_complete():
            self._messages.tell(_("The list is still being counted; export it in a moment."))
            return
        if not shown.number:
            self._messages.warn(_("Nothing is shown, so there is nothing to export."))
            return
        path = self.choose_file(Path(self._look.folders.begin(f"{shown.title}.xlsx")))
        if path is not None:
            self.writer.write(path, shown)

    def show_progress(self, done: int, of: int) -> None:
        """So many rows of so many are written."""
        self._bar.setMaximum(max(of, 1))
        self._bar.setValue(done)
        for widget in (self._bar, self.stop_button):
            widget.show()
        self._resting.rest((self.export_button,))

    def show_idle(self) -> None:
        """Nothing is being written."""
        for widget in (self._bar, self.stop_button):
            widget.hide()
        self._resting.wake((self.export_button,))

    def _choose_columns(self) -> None:
        self._table().choose_columns()

    def _ask_for_file(self, proposed: Path) -> Path | None:
        title = self._look.texts("Export what is shown")
        return self._look.folders.remembered(ask_where_to_save(self.window(), title, str(proposed), TABLES))
