"""A panel that shows one record: files let go anywhere on it hang on that record."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.kit.dropped import files_in, take_as_copy


class DropArea(QObject):
    """Watches a panel and its fields, which would write a file's address or turn it away; rests without a record.

    Where the panel took no files, the window behind it would carry a table off to be imported.
    """

    def __init__(self, panel: QWidget, dropped: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(panel)
        self._panel, self._dropped = panel, dropped
        panel.installEventFilter(self)

    def take(self, is_taking: bool) -> None:
        """Take files from now on, or leave them to whatever lies behind."""
        self._panel.setAcceptDrops(is_taking)
        for field in (*self._panel.findChildren(QLineEdit), *self._panel.findChildren(QPlainTextEdit)):
            watched = field.viewport() if isinstance(field, QPlainTextEdit) else field
            watched.installEventFilter(self)  # once more changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files as long as they are over the panel, and pass them on once they are let go."""
        if not isinstance(event, QDropEvent) or not self._panel.acceptDrops():
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        if not files or not take_as_copy(event):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.Drop:
            self._dropped(files)
        return True
