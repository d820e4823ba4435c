"""The rows of a paste grid as Qt sees them: numbers first, then the columns, and one empty row at the end."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.judging import JudgedLine
from desktop.ui.kit.paste_grid.reading import EMPTY, Reading
from desktop.ui.kit.paste_grid.specs import RIGHT, GridColumn

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GridModel(QAbstractTableModel):
    """Shows what the desk holds; column 0 bears the rows' numbers."""

    def __init__(self, desk: GridDesk) -> None:
        super().__init__()
        self.desk = desk
        self._rows = 1
        self.carried: tuple[Reading, ...] = ()
        self.first_open = 0  # where the empty row is begun: where nothing is carried into it

    def show(self) -> None:
        """Show the desk's rows as they stand now."""
        wanted = len(self.desk.judged) + 1
        if wanted > self._rows:
            self.beginInsertRows(_NOWHERE, self._rows, wanted - 1)
            self._rows = wanted
            self.endInsertRows()
        elif wanted < self._rows:
            self.beginRemoveRows(_NOWHERE, wanted, self._rows - 1)
            self._rows = wanted
            self.endRemoveRows()
        above = self.desk.judge.carried(self.desk.sheet.content)
        self.carried = self.desk.judge.read_one(above)
        self.first_open = self._first_not_carried() if self.desk.judged or any(above) else 0
        self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self.columnCount() - 1))

    def _first_not_carried(self) -> int:
        return next((place for place, column in enumerate(self.desk.columns) if not column.is_carried), 0)

    def spec(self, index: Index) -> GridColumn | None:
        """The column of a cell, None for the numbers."""
        return self.desk.columns[index.column() - 1] if index.column() > 0 else None

    def judged(self, row: int) -> JudgedLine | None:
        """A row, None for the empty one at the end."""
        return self.desk.judged[row] if 0 <= row < len(self.desk.judged) else None

    def reading(self, index: Index) -> Reading:
        """What a cell means; in the empty row at the end what it would carry."""
        spec = self.spec(index)
        if spec is None:
            return EMPTY
        judged = self.judged(index.row())
        if judged is not None:
            return judged.readings[index.column() - 1]
        carried = self.carried[index.column() - 1] if spec.is_carried and self.carried else EMPTY
        return Reading(carried.value, carried.shown)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows and the empty one."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The numbers and the columns."""
        return 0 if parent.isValid() else len(self.desk.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation is Qt.Orientation.Horizontal and section > 0:
            spec = self.desk.columns[section - 1]
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return spec.title
            if role == Qt.ItemDataRole.TextAlignmentRole and spec.kind in RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # as the figures below it
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; what is wrong with it as tool tip and for a screen reader."""
        if index.column() == 0:
            return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None
        reading = self.reading(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return reading.shown
            case Qt.ItemDataRole.EditRole:
                return self.desk.sheet.text(index.row(), index.column() - 1)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                judged = self.judged(index.row())
                said = reading.fault or reading.warning
                whole = reading.shown if len(reading.shown) > 12 else ""
                return (said if judged is not None and judged.is_begun else "") or whole or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the numbers can be written."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == 0 else flags | Qt.ItemFlag.ItemIsEditable
