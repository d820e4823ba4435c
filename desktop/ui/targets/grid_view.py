"""The grid: typed into like a sheet, with copy, paste and delete over blocks of cells."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.queries.target_lens import TargetPlace
from desktop.ui.kit.look import Look
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.targets.columns import that_fit
from desktop.ui.targets.grid_cells import GridCells
from desktop.ui.targets.grid_model import GridModel
from desktop.ui.targets.lines import LineKind
from desktop.ui.targets.shown import Shown

ROW, HEADER = 32, 34
NAME_WIDTH, CELL_WIDTH = 140, 57
YEAR_MORE = 14  # px a year needs more than a month


class GridView(QTableView):
    """One cell is current; letters and digits overwrite it, Enter and F2 open it."""

    moved = Signal()  # another cell is current
    entered_block = Signal(list)  # places with the texts for them
    outside = Signal(int)  # so many pasted cells had no place
    details_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.grid = GridModel(look.texts)
        self.setModel(self.grid)
        self.cells = GridCells(look, self.grid, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(look.texts.pgettext("page", "Targets"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        OverlayBar(self)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(40)
        self.setProperty("table", "targets")
        self.cells.stepped.connect(self.step)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())
        look.theme.changed.connect(self.viewport().update)

    def show_grid(self, shown: Shown) -> None:
        """Show another grid with the same cell current, as far as there is one."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        height = self.verticalScrollBar().value()
        self.grid.show_grid(shown)
        self._share_width()
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        if row < 0:
            row, column = self.grid.first_cell()
        index = self.grid.index(min(row, rows - 1), min(max(column, 1), columns - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(height)

    def current_place(self) -> TargetPlace | None:
        """Whose target the current cell holds."""
        return self.grid.place(self.currentIndex())

    def go_to(self, place: TargetPlace) -> None:
        """Make the cell of a place current."""
        for row in range(self.grid.rowCount()):
            for column in range(1, self.grid.columnCount()):
                if self.grid.place(self.grid.index(row, column)) == place and not self.isColumnHidden(column):
                    self._be_at(row, column)
                    return

    def step(self, rows: int, columns: int) -> None:
        """Go to the next cell that can be entered, past hidden columns, lines of sums and, between parts, totals."""
        index = self.currentIndex()
        start = self.grid.column(index.column())
        skips_totals = bool(columns) and start is not None and not start.is_total
        row, column = index.row() + rows, index.column() + columns
        while 0 <= row < self.grid.rowCount() and 1 <= column < self.grid.columnCount():
            passed = self.grid.column(column)
            is_passed = skips_totals and passed is not None and passed.is_total
            is_open = self.grid.place(self.grid.index(row, column)) is not None and not self.isColumnHidden(column)
            if is_open and not is_passed:
                self._be_at(row, column)
                break
            row, column = row + rows, column + columns
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, delete; Enter opens the cell, Alt+Enter shows the details."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            places = [place for index in self.selectedIndexes() if (place := self.grid.spot(index)) is not None]
            self.entered_block.emit([(place, "") for place in places])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_alt:
            self.details_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the block chosen on the clipboard, as exact numbers in the unit shown."""
        chosen = [
            index for index in self.selectedIndexes() if index.column() and not self.isColumnHidden(index.column())
        ]
        rows = sorted({index.row() for index in chosen})
        lines = [
            "\t".join(
                self.grid.written(index) or str(self.grid.data(index) or "")
                for index in sorted((each for each in chosen if each.row() == row), key=QModelIndex.column)
            )
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """Enter a block from a sheet: from the current cell on, in lines of the same kind; blanks change nothing.

        Each line of the block goes to the next line as shown, also where a person's cell takes no target: what was
        pasted is marked there, and the next one's figure does not move up.
        """
        index = self.currentIndex()
        line, column = self.grid.line(index.row()), self.grid.column(index.column())
        if line is None or column is None or not text.strip():
            return
        rows = [row for row in range(index.row(), self.grid.rowCount()) if self._is_of_kind(row, line.kind)]
        columns = [
            number
            for number, each in enumerate(self.grid.columns, 1)
            if number >= index.column() and each.period.kind is column.period.kind
        ]
        typed, beyond = [], 0
        for number, cells in enumerate(text.rstrip("\r\n").splitlines()):
            for place_number, cell in enumerate(cells.split("\t")):
                if not cell.strip():
                    continue
                fits = number < len(rows) and place_number < len(columns)
                place = self.grid.spot(self.grid.index(rows[number], columns[place_number])) if fits else None
                if place is None:
                    beyond += 1
                else:
                    typed.append((place, cell))
        self.entered_block.emit(typed)
        if beyond:
            self.outside.emit(beyond)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the periods."""
        super().resizeEvent(event)
        self._share_width()

    def _is_of_kind(self, row: int, kind: LineKind) -> bool:
        line = self.grid.line(row)
        return line is not None and line.kind is kind

    def _be_at(self, row: int, column: int) -> None:
        index = self.grid.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _share_width(self) -> None:
        columns = self.grid.columns
        if not columns:
            return
        room = self.viewport().width() - NAME_WIDTH - YEAR_MORE
        shown = that_fit(columns, room, CELL_WIDTH)
        self.setColumnWidth(0, NAME_WIDTH + max(0, room - room // len(shown) * len(shown)))
        for number in range(len(columns)):
            more = YEAR_MORE if number == len(columns) - 1 else 0
            self.setColumnHidden(number + 1, number not in shown)
            self.setColumnWidth(number + 1, max(room // len(shown), CELL_WIDTH) + more)
