"""A table dropped anywhere on the window is taken to the import page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.dropped import files_in, take_as_copy

TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt"})


class FileDrop(QObject):
    """Watches a window; `dropped` is told of the file."""

    def __init__(self, window: QWidget, dropped: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._dropped = dropped
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one table, and take it on."""
        if isinstance(event, QDragEnterEvent) and _table_in(event.mimeData()) is not None:
            return take_as_copy(event)
        if type(event) is QDropEvent:
            file = _table_in(event.mimeData())
            if file is not None and take_as_copy(event):
                self._dropped(file)
                return True
        return super().eventFilter(watched, event)


def _table_in(dragged: QMimeData) -> Path | None:
    """The only file that is dragged, if it may be a table."""
    files = files_in(dragged)
    is_one = len(files) == 1 == len(dragged.urls())
    return files[0] if is_one and files[0].suffix.lower() in TABLES else None
