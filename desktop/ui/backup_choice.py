"""Backups to choose from: their list, and the two ways to put one back."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from desktop.store.shelf import Backup
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.wrapping_row import WrappingRow


class PutsBack(Protocol):
    """What puts a backup back, after asking."""

    def restore(self, backup: Backup) -> None:
        """Put one of the listed backups back."""
        ...

    def restore_file(self, source: Path) -> None:
        """Put back a file that lies elsewhere."""
        ...


class BackupChoice:
    """The table, the button that puts back the row chosen, and the one for a file from elsewhere."""

    def __init__(
        self,
        look: Look,
        columns: tuple[Column[Backup], ...],
        presenter: PutsBack,
        restore_button: QPushButton,
        height: int,
    ) -> None:
        _ = look.texts
        self._look = look
        self._presenter = presenter
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.table: DataTable[Backup] = DataTable(look, columns, lambda backup: backup.path, _("Backups"))
        self.table.setMinimumHeight(height)
        self.table.opened.connect(lambda _row: self._restore())
        self.table.view.selectionModel().selectionChanged.connect(lambda _now, _before: self.settle())
        self.other_button = plain_button(look, _("Restore from a file …"), self._restore_file, "folder-open")
        self.restore_button = restore_button
        restore_button.clicked.connect(lambda _checked=False: self._restore())

    def add_buttons(self, line: QHBoxLayout | WrappingRow) -> None:
        """Put both buttons at the end of a row."""
        line.addStretch(1)
        line.addWidget(self.other_button)
        line.addWidget(self.restore_button)

    def settle(self) -> None:
        """Only a row that is chosen can be put back."""
        self.restore_button.setEnabled(self.table.selected_row() is not None)

    def set_busy(self, is_busy: bool) -> None:
        """While a file is being opened or put back nothing else is started."""
        self.other_button.setEnabled(not is_busy)
        self.restore_button.setEnabled(not is_busy and self.table.selected_row() is not None)

    def _restore(self) -> None:
        backup = self.table.selected_row()
        if backup is not None and self.restore_button.isEnabled():
            self._presenter.restore(backup)

    def _restore_file(self) -> None:
        file = self.choose_file()
        if file is not None:
            self._presenter.restore_file(file)

    def _ask_for_file(self) -> Path | None:
        _ = self._look.texts
        name, _kind = QFileDialog.getOpenFileName(
            self.table, _("Choose a backup"), self._look.folders.begin(), _("Company files") + " (*.qianji)"
        )
        return self._look.folders.chosen_file(name)
