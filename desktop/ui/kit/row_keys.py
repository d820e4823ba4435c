"""What keys do in a table whose rows are chosen whole: go to its ends, copy the row chosen for a spreadsheet."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from desktop.ui.kit.paste_grid.clipboard import text_of

STEPS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})
ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


class RowKeys(QObject):
    """Watches one table; of a row its visible columns are copied, in the order shown."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Home, End, Ctrl+C and the first arrow."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Copy):
                return self._copy()
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return super().eventFilter(watched, event)
            if Qt.Key(event.key()) in ENDS:
                return self._go(event.key() == Qt.Key.Key_Home)
            if Qt.Key(event.key()) in STEPS and not self._view.selectionModel().hasSelection():
                return self._begin()
        return super().eventFilter(watched, event)

    def _go(self, is_first: bool) -> bool:
        model = self._view.model()
        if model.rowCount():
            column = max(self._view.currentIndex().column(), 0)
            self._view.setCurrentIndex(model.index(0 if is_first else model.rowCount() - 1, column))
        return True

    def _begin(self) -> bool:
        """Choose the row the keys stand at unseen since they came here: else the first one would be passed."""
        at = self._view.currentIndex()
        if at.isValid():
            self._view.selectRow(at.row())
        return at.isValid()

    def _copy(self) -> bool:
        chosen = self._view.selectionModel().selectedRows()
        if chosen:
            header, model = self._view.horizontalHeader(), self._view.model()
            order = sorted(range(model.columnCount()), key=header.visualIndex)
            shown = [column for column in order if not self._view.isColumnHidden(column)]
            lines = [[str(model.index(row.row(), column).data() or "") for column in shown] for row in chosen]
            QGuiApplication.clipboard().setText(text_of(lines))
        return True
