"""A list too long to be held, as Qt sees it: known by number, its rows come as they are looked at."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer

from desktop.queries.key_order import Order
from desktop.ui.kit.columns import Column
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.kit.rows_model import NOWHERE, Index, RowsModel

Row = TypeVar("Row")


class WindowedModel(RowsModel[Row], Generic[Row]):
    """Sorting is the data file's business: a click on a header asks for another order."""

    def __init__(self, columns: Sequence[Column[Row]], rows: RowWindow[Row]) -> None:
        super().__init__(columns, rows.identify)
        self.window = rows
        self._number = 0
        # What is looked at while a view is being drawn is asked for afterwards, in one go.
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(rows.fetch)
        rows.attach(self)

    def row_at(self, place: int) -> Row | None:
        """The row at a place; None while it is under way."""
        return self.window.row(place)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are known."""
        return 0 if parent.isValid() else self._number

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; -1 is the list's own."""
        name = self.columns[column].name if 0 <= column < len(self.columns) else ""
        self.window.arrange(Order(name, bool(name) and order is Qt.SortOrder.DescendingOrder))

    # -- what the rows tell

    def rows_replaced(self) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._number = self.window.number
        self.endResetModel()

    def rows_added(self, before: int) -> None:
        """Show how many there are altogether."""
        if self.window.number <= before:
            return
        self.beginInsertRows(QModelIndex(), before, self.window.number - 1)
        self._number = self.window.number
        self.endInsertRows()

    def rows_arrived(self, first: int, behind: int) -> None:
        """Show rows that were under way."""
        self.dataChanged.emit(self.index(first, 0), self.index(min(behind, self._number) - 1, len(self.columns) - 1))

    def rows_wanted(self) -> None:
        """Ask for them once the view is drawn."""
        if not self._asking.isActive():
            self._asking.start()
