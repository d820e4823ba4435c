"""The grid as Qt sees it: one column for the names, then the periods."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.i18n import Translator
from desktop.queries.target_lens import TargetPlace
from desktop.ui.targets.cells import CellLook, look_of
from desktop.ui.targets.columns import GridColumn, grid_columns
from desktop.ui.targets.lines import Line, LineKind
from desktop.ui.targets.shown import Shown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GridModel(QAbstractTableModel):
    """Lines and columns of what is shown; what is typed goes out as a signal and comes back as an edit."""

    entered = Signal(object, str)  # the place and the text typed

    def __init__(self, texts: Translator) -> None:
        super().__init__()
        self._texts = texts
        self.shown: Shown | None = None
        self.columns: tuple[GridColumn, ...] = ()

    def show_grid(self, shown: Shown) -> None:
        """Show another grid; one with the same lines and columns leaves an open editor open."""
        columns = grid_columns(shown.year, shown.span, self._texts)
        before = self.shown
        if before is not None and columns == self.columns and _names(before) == _names(shown):
            self.shown = shown
            self.redraw()
            return
        self.beginResetModel()
        self.shown, self.columns = shown, columns
        self.endResetModel()

    def redraw(self) -> None:
        """Show the same grid with other figures or entries."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        lines = self.shown.lines if self.shown is not None else ()
        return lines[row] if 0 <= row < len(lines) else None

    def column(self, number: int) -> GridColumn | None:
        """The period's column; the first one bears the names."""
        return self.columns[number - 1] if 1 <= number <= len(self.columns) else None

    def place(self, index: Index) -> TargetPlace | None:
        """Whose target is entered in a cell, None where nothing can be."""
        line, column = self.line(index.row()), self.column(index.column())
        if line is None or column is None:
            return None
        return line.place((column.period.start, column.period.end))

    def spot(self, index: Index) -> TargetPlace | None:
        """Where an entry stands: also the cells of a person that take none, so that it can be marked there."""
        line, column = self.line(index.row()), self.column(index.column())
        if line is None or column is None:
            return None
        return line.spot((column.period.start, column.period.end))

    def look(self, index: Index) -> CellLook | None:
        """How a period's cell is drawn."""
        line, column = self.line(index.row()), self.column(index.column())
        if self.shown is None or line is None or column is None:
            return None
        return look_of(self.shown, line, column, self._texts)

    def first_cell(self) -> tuple[int, int]:
        """Where one begins: the first person's current month, the first cell where there is none."""
        lines = self.shown.lines if self.shown is not None else ()
        row = next((number for number, line in enumerate(lines) if line.kind is LineKind.PERSON), 0)
        return row, next((number for number in range(1, len(self.columns) + 1) if self._is_now(number)), 1)

    def _is_now(self, number: int) -> bool:
        column = self.column(number)
        return column is not None and self.shown is not None and self.shown.today in column.period

    def written(self, index: Index) -> str:
        """What an editor starts with: the text entered, else the exact value."""
        place, line, column = self.place(index), self.line(index.row()), self.column(index.column())
        if self.shown is None or place is None or line is None or column is None:
            return ""
        edit = self.shown.edit_at(place)
        if edit is not None:
            return edit.text
        value = line.value((column.period.start, column.period.end))
        return self.shown.scale.written(value) if value is not None else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() or self.shown is None else len(self.shown.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The names and the periods."""
        return 0 if parent.isValid() else 1 + len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; what stands behind it as tool tip; the exact value for the editor."""
        line = self.line(index.row())
        if line is None:
            return None
        if index.column() == 0:
            return self._name(line, role)
        look = self.look(index)
        if look is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return look.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return look.hint
            case Qt.ItemDataRole.EditRole:
                return self.written(index)
        return None

    def _name(self, line: Line, role: int) -> str | None:
        """The name; as tool tip also how many targets of other days there are."""
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        number = len(line.row.others) if line.row is not None and line.is_editable else 0
        told = self._texts.ngettext("{number} target for other days", "{number} targets for other days", number)
        return f"{line.title}\n{told.format(number=number)}" if number else line.title

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass on what was typed."""
        place = self.place(index)
        if role != Qt.ItemDataRole.EditRole or place is None:
            return False
        self.entered.emit(place, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of own targets can be edited, all can be chosen."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.place(index) is not None else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title of a column, the whole period as tool tip."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if column is None:
            return self._texts("Person") if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.period.title(self._texts)
        return column.title if role == Qt.ItemDataRole.DisplayRole else None


def _names(shown: Shown) -> list[tuple[object, ...]]:
    """What tells the lines apart, and whose they are."""
    rows = [(line.kind, line.title, line.row) for line in shown.lines]
    return [(kind, title, row.bearer_id if row is not None else 0) for kind, title, row in rows]
