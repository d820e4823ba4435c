"""A list of records: header 34, rows 40, no vertical lines, and what stands there when there are none."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedWidget, QTableView, QWidget

from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import column as column_layout
from desktop.ui.kit.table_cells import ROW, TableCells
from desktop.ui.kit.table_model import TableModel

Row = TypeVar("Row")
HEADER = 34


class _TableFrame(QWidget):
    opened = Signal(object)  # the row double-clicked or entered
    selected = Signal(object)  # the row now current
    link_clicked = Signal(object, int)  # row and column of a figure that opens its records
    end_reached = Signal()  # scrolled to the last row: more may be appended


class DataTable(_TableFrame, Generic[Row]):
    """Shows frozen rows; keeps selection, order and place when they are shown anew.

    A table that gets its rows page by page is not sortable: its order is the question's.
    """

    def __init__(
        self,
        look: Look,
        columns: Sequence[Column[Row]],
        identify: Callable[[Row], Hashable],
        name: str = "",
        sortable: bool = True,
    ) -> None:
        super().__init__()
        self._look = look
        self.model: TableModel[Row] = TableModel(columns, identify)
        self.view = QTableView()
        self.state = StateView(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.state)
        column_layout(self).addWidget(self._stack)
        self._cells = TableCells(look, self.model, self.view)
        self._silent = False
        self._kept: Hashable | None = None
        self._set_up(name)
        if sortable:
            self._let_sort()
        look.theme.changed.connect(self.view.viewport().update)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one selected before stays so if it is still there."""
        kept = self.selected_identity()
        place = self.view.verticalScrollBar().value()
        self._silent = True
        self.model.show_rows(rows)
        self._silent = False
        if kept is not None:
            self.select_silently(kept)
        self.view.verticalScrollBar().setValue(place)
        self._stack.setCurrentWidget(self.view)

    def append_rows(self, rows: Sequence[Row]) -> None:
        """Show further rows under those shown."""
        self.model.append_rows(rows)

    def show_empty(
        self, icon: str, heading: str, sentence: str, act: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show that there is nothing, and what to do about it."""
        self.model.show_rows(())
        self.state.show_empty(icon, heading, sentence, act, action)
        self._stack.setCurrentWidget(self.state)

    def show_loading(self) -> None:
        """Show that rows are on their way."""
        self.state.show_loading()
        self._stack.setCurrentWidget(self.state)

    def show_error(self, sentence: str, again: Callable[[], None] | None = None) -> None:
        """Show why there are no rows."""
        self.state.show_error(sentence, again)
        self._stack.setCurrentWidget(self.state)

    def selected_row(self) -> Row | None:
        """The row selected, if any."""
        chosen = self.view.selectionModel().selectedRows()
        return self.model.rows[chosen[0].row()] if chosen else None

    def selected_identity(self) -> Hashable | None:
        """The identity of the row selected, if any."""
        row = self.selected_row()
        return None if row is None else self.model.identify(row)

    def select(self, identity: Hashable) -> None:
        """Select the row of that identity, or nothing."""
        number = self.model.row_of(identity)
        if number < 0:
            self.view.clearSelection()
            return
        self.view.selectRow(number)
        self.view.scrollTo(self.model.index(number, 0))

    def select_silently(self, identity: Hashable) -> None:
        """Select a row without saying so."""
        self._silent = True
        self.select(identity)
        self._silent = False

    def sort_by(self, column: int, descending: bool = False) -> None:
        """Order by a column as if its header had been clicked."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(column, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns that have none of their own."""
        super().resizeEvent(event)
        self._share_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse for the hover tint, and the Enter key for opening."""
        if watched is self.view.viewport():
            if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._hover(self.view.indexAt(event.position().toPoint()))
            elif event.type() is QEvent.Type.Leave:
                self._hover(QModelIndex())
            elif event.type() is QEvent.Type.Resize:
                self._share_width()
        elif watched is self.view and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.selected_row()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
                self.opened.emit(row)
                return True
        return super().eventFilter(watched, event)

    def _set_up(self, name: str) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self._cells)
        view.setAccessibleName(name)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setMouseTracking(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(ROW)
        header = view.horizontalHeader()
        header.setFixedHeight(HEADER)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.doubleClicked.connect(lambda index: self.opened.emit(self.model.rows[index.row()]))
        view.clicked.connect(self._clicked)
        view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.model.layoutAboutToBeChanged.connect(self._remember_selection)
        self.model.layoutChanged.connect(self._restore_selection)

    def _let_sort(self) -> None:
        header = self.view.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)

    def _scrolled(self, place: int) -> None:
        if place >= self.view.verticalScrollBar().maximum() - ROW:
            self.end_reached.emit()

    def _remember_selection(self) -> None:
        self._kept = self.selected_identity()

    def _restore_selection(self) -> None:
        if self._kept is not None:
            self.select_silently(self._kept)

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].cell is Cell.LINK:
            self.link_clicked.emit(self.model.rows[index.row()], index.column())

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._silent:
            self.selected.emit(self.model.rows[current.row()])

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else -1
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.view.viewport().update()

    def _share_width(self) -> None:
        columns: tuple[Column[Any], ...] = self.model.columns
        room = self.view.viewport().width()
        shown = _that_fit(columns, room)
        for number in range(len(columns)):
            if self.view.isColumnHidden(number) is (number in shown):
                self.view.setColumnHidden(number, number not in shown)
        sharing = [number for number in shown if columns[number].width == 0]
        least = sum(columns[number].least for number in sharing)
        spare = max(0, room - sum(columns[number].width for number in shown) - least)
        for number in shown:
            width = columns[number].width
            if number in sharing:
                # The last one takes what division leaves over.
                part = spare // len(sharing) + (spare % len(sharing) if number == sharing[-1] else 0)
                width = columns[number].least + part
            if self.view.columnWidth(number) != width:
                self.view.setColumnWidth(number, width)


def _that_fit(columns: Sequence[Column[Any]], room: int) -> list[int]:
    """The columns to show in so many px; the last of those that give way goes first."""
    shown = list(range(len(columns)))

    def needed() -> int:
        return sum(columns[number].width or columns[number].least for number in shown)

    for number in reversed(range(len(columns))):
        if needed() > room and columns[number].gives_way:
            shown.remove(number)
    return shown
