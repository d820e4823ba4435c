"""The rows of a file as they stand in it, a hundred thousand if need be: nothing is copied, cells are asked for."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.exchange.editing import Edits
from desktop.ui.imports.marks import Mark, Marks
from desktop.ui.kit.look import Look
from desktop.ui.tones import Tone

FileRows = Sequence[tuple[int, list[str]]]  # each with its number in Excel
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_INK = {Tone.BAD: "bad", Tone.WARN: "warn"}
_GROUND = {Tone.BAD: "bad_soft", Tone.WARN: "warn_soft"}


class Shown(Enum):
    """Which rows are on the list."""

    ALL = auto()
    PROBLEMS = auto()
    LEFT_OUT = auto()


class RowsModel(QAbstractTableModel):
    """Numbers rows as Excel does; `written` is told of a cell that was written anew: row, place, text."""

    def __init__(self, look: Look, written: Callable[[int, int, str], None]) -> None:
        super().__init__()
        self._look = look
        self._written = written
        self.headers: tuple[str, ...] = ()
        self.used: frozenset[int] = frozenset()
        self.marks = Marks()
        self.edits = Edits()
        self.is_open = True  # whether cells may be written
        self._all: FileRows = ()
        self.rows: FileRows = ()
        self.shown = Shown.ALL

    def show_file(self, headers: tuple[str, ...], rows: FileRows, used: frozenset[int]) -> None:
        """Show these rows under these headings; columns not used stand back."""
        self.beginResetModel()
        width = max([len(headers), *(len(cells) for _number, cells in rows[:1000])])
        self.headers = (*headers, *[""] * (width - len(headers)))
        self.used, self._all = used, rows
        self._choose()
        self.endResetModel()

    def show_marks(self, marks: Marks, edits: Edits) -> None:
        """Show what is wrong where, and what was changed."""
        self.marks, self.edits = marks, edits
        if self.shown is Shown.ALL:
            self._tell_all()
        else:
            self.show_only(self.shown)

    def show_only(self, shown: Shown) -> None:
        """Show some of the rows."""
        self.beginResetModel()
        self.shown = shown
        self._choose()
        self.endResetModel()

    def count(self, shown: Shown) -> int:
        """How many rows there are of a sort."""
        return {
            Shown.ALL: len(self._all),
            Shown.PROBLEMS: len(self.marks.rows.keys() - self.edits.left_out),
            Shown.LEFT_OUT: len(self.edits.left_out),
        }[shown]

    def text(self, row: int, place: int) -> str:
        """What stands in a cell, as it was written anew or as the file has it."""
        number, cells = self.rows[row]
        given = cells[place] if place < len(cells) else ""
        return self.edits.cells.get((number, place), given)

    def times(self, place: int, text: str) -> int:
        """How many cells of a column hold a text in the file."""
        return sum(place < len(cells) and cells[place].strip() == text for _number, cells in self._all)

    def marks_of_row(self, row: int) -> tuple[Mark, ...]:
        """What is wrong with a row shown."""
        number = self.rows[row][0]
        return () if number in self.edits.left_out else self.marks.rows.get(number, ())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns the file has."""
        return 0 if parent.isValid() else len(self.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, its colours, and why it is marked."""
        row, place = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return " ".join(self.text(row, place).split())
        if role not in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ToolTipRole):
            return None
        number = self.rows[row][0]
        is_out = number in self.edits.left_out
        mark = None if is_out else self.marks.at(number, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.reason if mark is not None else None
        tokens = self._look.theme.tokens
        if role == Qt.ItemDataRole.BackgroundRole:
            return tokens.color(_GROUND[mark.tone]) if mark is not None else None
        if mark is not None:
            return tokens.color(_INK[mark.tone])
        is_written = (number, place) in self.edits.cells and not is_out
        return tokens.color("accent_text" if is_written else "text" if place in self.used and not is_out else "text3")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self._written(self.rows[index.row()][0], index.column(), str(value).strip())
        return True

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Cells may be written until the rows are taken in."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_open else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The file's headings, and the rows' numbers in Excel."""
        is_row = orientation is Qt.Orientation.Vertical
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.rows[section][0]) if is_row else " ".join(self.headers[section].split())
        if is_row and role == Qt.ItemDataRole.ForegroundRole:
            marks = self.marks_of_row(section)
            return self._look.theme.tokens.color(_INK[marks[0].tone]) if marks else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if is_row else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _choose(self) -> None:
        wanted = {Shown.PROBLEMS: self.marks.rows.keys() - self.edits.left_out, Shown.LEFT_OUT: self.edits.left_out}
        chosen = wanted.get(self.shown)
        self.rows = self._all if chosen is None else [row for row in self._all if row[0] in chosen]

    def _tell_all(self) -> None:
        if self.rows and self.headers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.headers) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)
