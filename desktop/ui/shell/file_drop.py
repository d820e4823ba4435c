"""A table dropped anywhere on the window is taken to the import page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

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
            event.acceptProposedAction()
            return True
        if type(event) is QDropEvent:
            file = _table_in(event.mimeData())
            if file is not None:
                event.acceptProposedAction()
                self._dropped(file)
                return True
        return super().eventFilter(watched, event)


def _table_in(dragged: QMimeData) -> Path | None:
    """The only file that is dragged, if it may be a table."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() in TABLES else None
