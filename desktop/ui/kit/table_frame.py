"""What every table of the kit has: header 34, rows 40, no vertical lines, hover, states, and columns to arrange."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from desktop.ui.kit.column_chooser import ColumnChooser
from desktop.ui.kit.column_menu import column_menu
from desktop.ui.kit.column_needs import needs_of
from desktop.ui.kit.column_view import ColumnView
from desktop.ui.kit.columns import NO_VALUE, Cell, Value
from desktop.ui.kit.list_tools import ShownList
from desktop.ui.kit.look import Look
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.kit.row_keys import RowKeys
from desktop.ui.kit.rows_model import RowsModel
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import column as column_layout
from desktop.ui.kit.table_cells import ROW, TableCells
from desktop.ui.tones import Tone

Row = TypeVar("Row")
HEADER = 34


class _Told(QWidget):
    opened = Signal(object)  # the row double-clicked or entered
    selected = Signal(object)  # the row now current
    link_clicked = Signal(object, int)  # row and column of a figure that opens its records
    end_reached = Signal()  # scrolled to the last row: more may be appended


class TableFrame(_Told, Generic[Row]):
    """Shows the rows of a model; with a `key` the owner arranges its columns, and finds them so again."""

    def __init__(self, look: Look, model: RowsModel[Row], name: str, key: str) -> None:
        super().__init__()
        self._look = look
        self._rows = model
        self.view = QTableView()
        self.state = StateView(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.state)
        column_layout(self).addWidget(self._stack)
        self._cells = TableCells(look, model, self.view)
        OverlayBar(self.view)
        self._silent = False
        self._is_fitted = False
        self._chooser: ColumnChooser | None = None
        self._set_up(name)
        self.columns = ColumnView(self.view, model.columns, look.layouts, key)
        self.columns.arranged.connect(self._arranged)
        self.is_arrangeable = bool(key)
        self._connect()
        look.theme.changed.connect(self.view.viewport().update)

    def show_loading(self) -> None:
        """Show that rows are on their way."""
        self.state.show_loading()
        self._stack.setCurrentWidget(self.state)

    def show_error(self, sentence: str, again: Callable[[], None] | None = None) -> None:
        """Show why there are no rows."""
        self.state.show_error(sentence, again)
        self._stack.setCurrentWidget(self.state)

    def show_nothing(
        self, icon: str, heading: str, sentence: str, act: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show that there is nothing, and what to do about it."""
        self.state.show_empty(icon, heading, sentence, act, action)
        self._stack.setCurrentWidget(self.state)

    def show_list(self) -> None:
        """Show the rows instead of what stood there."""
        self._stack.setCurrentWidget(self.view)

    def selected_row(self) -> Row | None:
        """The row selected, if any."""
        chosen = self.view.selectionModel().selectedRows()
        return self._rows.row_at(chosen[0].row()) if chosen else None

    def selected_identity(self) -> Hashable | None:
        """The identity of the row selected, if any."""
        row = self.selected_row()
        return None if row is None else self._rows.identify(row)

    def tint_rows(self, tint: Callable[[Row], Tone | None]) -> None:
        """Let rows stand out by a soft ground and an edge in a tone; what they say says why."""
        self._cells.tint = tint

    def sort_by(self, column: int, descending: bool = False) -> None:
        """Order by a column as if its header had been clicked; -1 is the list's own order."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(column, order)

    def is_complete(self) -> bool:
        """Whether all rows of the list are known."""
        return True

    def shown_list(self) -> ShownList:
        """What is shown, to be written to a file: columns and rows in their order."""
        columns = self.columns.shown()

        def read(session: Any, first: int, behind: int) -> list[list[Value]]:
            return [[column.exported(row) for column in columns] for row in reader(session, first, behind)]

        number, reader = self._reader()
        title = self.view.accessibleName()
        return ShownList(title, tuple(column.title for column in columns), number, read)

    def choose_columns(self) -> None:
        """Open the list of columns beside the rows."""
        if self._chooser is None:
            self._chooser = ColumnChooser(self._look, self, self.columns)
            self._chooser.closed.connect(self._go_on)
        self._chooser.show_columns()

    def _go_on(self) -> None:
        """Let the keys go through the rows, unless what led to the columns has them again."""
        if self.hasFocus() or QApplication.focusWidget() is None:
            self.view.setFocus()

    def figures(self, row: Row) -> list[tuple[int, str, str]]:
        """The blue figures shown of a row, which open their records: column, its title, and the text."""
        blue = [each for each in enumerate(self._rows.columns) if each[1].cell is Cell.LINK]
        told = [(place, column.title, column.text(row)) for place, column in blue if column.opens(row)]
        return [each for each in told if each[2] not in ("", NO_VALUE) and not self.view.isColumnHidden(each[0])]

    def open_menu(self, section: int, place: QPoint, row: Row | None = None) -> None:
        """Offer what can be done with a column, and with a row where one is named, at a place on the screen."""
        menu = column_menu(self._look.texts, self, section, row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns that have none of their own."""
        super().resizeEvent(event)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse for the hover tint, and keys: Enter opens, the menu key offers what a column can do."""
        if watched is self.view.viewport():
            if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._hover(self.view.indexAt(event.position().toPoint()))
            elif event.type() is QEvent.Type.Leave:
                self._hover(QModelIndex())
            elif event.type() is QEvent.Type.Resize:
                self._share()
        elif watched is self.view:
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                row = self.selected_row()
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
                    self.opened.emit(row)
                    return True
            elif event.type() is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
                return self._menu_by_key(event)
        return super().eventFilter(watched, event)

    def _reader(self) -> tuple[int, Callable[[Any, int, int], Sequence[Row]]]:
        """How many rows are shown now, and how to read some of them later, on another thread."""
        raise NotImplementedError

    def _set_up(self, name: str) -> None:
        view = self.view
        view.setModel(self._rows)
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
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _connect(self) -> None:
        view, header = self.view, self.view.horizontalHeader()
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        RowKeys(view)
        view.doubleClicked.connect(lambda index: self._tell(self.opened, index))
        view.clicked.connect(self._clicked)
        view.selectionModel().currentRowChanged.connect(self._current_changed)
        for came in (self._rows.modelReset, self._rows.rowsInserted, self._rows.dataChanged):
            came.connect(self._fit)
        if self.is_arrangeable:
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(
                lambda place: self.open_menu(header.logicalIndexAt(place), header.mapToGlobal(place))
            )

    def _let_sort(self) -> None:
        """Order by clicks on the header, at first as the owner left it."""
        header = self.view.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(*self.columns.kept_order())
        self.view.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self.columns.keep_order)

    def _share(self) -> None:
        self.columns.share()
        self._arranged()

    def _fit(self) -> None:
        """Let the first rows that stand here say how wide the columns are to be."""
        if self._is_fitted or not self._rows.rowCount() or self._rows.row_at(0) is None:
            return
        self._is_fitted = True
        self.columns.fit(needs_of(self._rows, self.view.font()))
        self._arranged()

    def _arranged(self) -> None:
        if self._cells.first_column != self.columns.first_shown:
            self._cells.first_column = self.columns.first_shown
            self.view.viewport().update()

    def _menu_by_key(self, event: QContextMenuEvent) -> bool:
        row = self.selected_row()
        has_figures = row is not None and bool(self.figures(row))
        if not (self.is_arrangeable or has_figures) or event.reason() is not QContextMenuEvent.Reason.Keyboard:
            return False
        section = max(self.view.currentIndex().column(), 0)
        header = self.view.horizontalHeader()
        place = header.mapToGlobal(QPoint(header.sectionViewportPosition(section) + 12, HEADER))
        self.open_menu(section, place, row)
        return True

    def _scrolled(self, place: int) -> None:
        if place >= self.view.verticalScrollBar().maximum() - ROW:
            self.end_reached.emit()

    def _tell(self, signal: object, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None:
            signal.emit(row)  # type: ignore[attr-defined] # a bound signal, which the stubs do not name

    def _clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        column = self._rows.columns[index.column()]
        if row is not None and column.cell is Cell.LINK and column.opens(row):
            self.link_clicked.emit(row, index.column())

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._silent:
            self._tell(self.selected, current)

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else -1
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.view.viewport().update()
