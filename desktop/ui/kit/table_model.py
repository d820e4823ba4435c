"""Rows that are all at hand, in the order shown."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt

from desktop.ui.kit.columns import Column, in_order
from desktop.ui.kit.rows_model import NOWHERE, Index, RowsModel

Row = TypeVar("Row")


class TableModel(RowsModel[Row], Generic[Row]):
    """Rows in the order shown; sorting happens on the rows themselves."""

    def __init__(self, columns: Sequence[Column[Row]], identify: Callable[[Row], Hashable]) -> None:
        super().__init__(columns, identify)
        self.rows: list[Row] = []
        self._given: list[Row] = []
        self.sorted_by = -1
        self.is_descending = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the order last asked for."""
        self.beginResetModel()
        self._given = list(rows)
        self._arrange()
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row]) -> None:
        """Add further rows at the end of what is shown."""
        if not rows:
            return
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._given.extend(rows)
        self.rows.extend(rows)
        self.endInsertRows()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the same rows in another order; -1 is the order they came in."""
        self.layoutAboutToBeChanged.emit()
        self.sorted_by = column
        self.is_descending = order is Qt.SortOrder.DescendingOrder
        self._arrange()
        self.layoutChanged.emit()

    def row_at(self, place: int) -> Row | None:
        """The row at a place."""
        return self.rows[place]

    def row_of(self, identity: Hashable) -> int:
        """Where the row of that identity stands, -1 where there is none."""
        for number, row in enumerate(self.rows):
            if self.identify(row) == identity:
                return number
        return -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def _arrange(self) -> None:
        if 0 <= self.sorted_by < len(self.columns):
            self.rows = in_order(self._given, self.columns[self.sorted_by], self.is_descending)
        else:
            self.rows = list(self._given)
