"""A table that shows a grid's rows: its look, its places and how its columns share the width."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.ui.kit.column_widths import Wish, widths_of
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.model import GridModel
from desktop.ui.kit.paste_grid.specs import GridColumn, Kind

ROW, HEADER, NUMBER_WIDTH = 35, 33, 36
AIR, HEAD_AIR, CHIP_AIR, MOST = 20, 32, 12, 160  # px: beside a text, a title, within a chip; words ask for at most
NAMES_MOST = 260  # px names ask for at most
EMPTY_LEAST = 64  # px of a column in which nothing stands, once something stands in others
SIGN = 24  # px of the sign beside a word nobody offered
MEASURED = 200  # rows whose words are
READ = frozenset({Kind.PERSON, Kind.CUSTOMER, Kind.SHARES})  # whose names are to be read in full


class GridTable(QTableView):
    """One cell is current; the columns that give way do so where there is no room."""

    def __init__(self, desk: GridDesk) -> None:
        super().__init__()
        self.desk = desk
        self.rows = GridModel(desk)
        self.setModel(self.rows)
        self._used: frozenset[int] = frozenset()  # columns in which something stands
        self._book = desk.judge.book  # whose words have their room
        self._own: frozenset[tuple[int, str]] = frozenset()  # words no list holds, by the column they stand in
        self._set_up()

    def _set_up(self) -> None:
        self.setProperty("table", "paste")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(NUMBER_WIDTH)

    # -- places

    def place(self) -> tuple[int, int]:
        """Row and column of the current cell, as the desk counts them."""
        index = self.currentIndex()
        return (index.row(), index.column() - 1) if index.isValid() else (0, 0)

    def be_at(self, row: int, column: int) -> None:
        """Make a cell current."""
        index = self.rows.index(max(0, min(row, self.rows.rowCount() - 1)), max(0, column) + 1)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def step(self, rows: int, columns: int) -> None:
        """Go to another cell; behind the last one the next row begins."""
        row, column = self.place()
        shown = self._shown_columns()
        if columns and column in shown:
            wanted = shown.index(column) + columns
            if wanted >= len(shown):
                row, column = row + 1, self.rows.first_open if row + 1 >= len(self.desk.judged) else shown[0]
            elif wanted < 0:
                row, column = row - 1, shown[-1] if row else column
            else:
                column = shown[wanted]
        self.be_at(row + rows, column)
        self.setFocus()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and the left arrow end at a row's first cell: its number is none."""
        index = super().moveCursor(action, modifiers)
        return index if index.column() else index.siblingAtColumn(self._shown_columns()[0] + 1)

    def _shown_columns(self) -> list[int]:
        return [place for place in range(len(self.desk.columns)) if not self.isColumnHidden(place + 1)]

    # -- widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.share_width()

    def keep_used(self) -> None:
        """Show a column that would give way as soon as something stands in it, and the words of lists in full."""
        used = frozenset(
            place for line in self.desk.sheet.lines for place, text in enumerate(line.texts) if text.strip()
        )
        book, own = self.desk.judge.book, self._own_words()
        if used != self._used or book is not self._book or own != self._own:
            self._used, self._book, self._own = used, book, own
            self.share_width()

    def _own_words(self) -> frozenset[tuple[int, str]]:
        """The names that stand here, and what stands in columns that take words nobody offered."""
        columns, judged = self.desk.columns, self.desk.judged[:MEASURED]
        free = [place for place, column in enumerate(columns) if column.is_free]
        names = [place for place, column in enumerate(columns) if column.kind in READ]
        own = {(place, line.line.texts[place].strip()) for line in judged for place in free}
        return frozenset(own | {(place, line.readings[place].shown) for line in judged for place in names})

    def share_width(self) -> None:
        """Give each column what it needs and the rest to those that stretch; what is empty gives way first."""
        columns = self.desk.columns
        room = self.viewport().width() - NUMBER_WIDTH
        shown = self._that_fit(room)
        needs = {place: self._need(place) for place in shown}
        empty = {place for place in shown if self._used and place not in self._used}
        leasts = {place: self._empty_least(place) if place in empty else columns[place].width for place in shown}
        # What is written is read first; an empty column gets its usual width only of what is left then.
        first = widths_of([Wish(leasts[place], 0 if place in empty else needs[place]) for place in shown], room)
        wishes = [Wish(width, needs[place]) for place, width in zip(shown, first, strict=True)]
        widths = dict(zip(shown, widths_of(wishes, room), strict=True))
        spare = max(0, room - sum(widths.values()))
        parts = sum(columns[place].stretch for place in shown) or 1
        self.setColumnWidth(0, NUMBER_WIDTH)
        for place, column in enumerate(columns):
            self.setColumnHidden(place + 1, place not in shown)
            if place in shown:
                self.setColumnWidth(place + 1, widths[place] + spare * column.stretch // parts)

    def _that_fit(self, room: int) -> list[int]:
        """The columns to show in so many px; the last of those that are empty and give way goes first."""
        columns = self.desk.columns
        shown = [place for place, column in enumerate(columns) if not column.waits or place in self._used]
        leasts = {place: self._need(place) if place in self._used else self._empty_least(place) for place in shown}
        for place in reversed(shown.copy()):
            is_free = columns[place].gives_way and place not in self._used
            is_tight = sum(columns[each].width for each in shown) > room
            is_cut = bool(self._used) and sum(leasts[each] for each in shown) > room
            if is_free and (is_tight or is_cut):
                shown.remove(place)
        return shown

    def _empty_least(self, place: int) -> int:
        """The px in which the title of a column can be read; never more than it usually has."""
        return min(self.desk.columns[place].width, max(EMPTY_LEAST, self._title_width(place)))

    def _title_width(self, place: int) -> int:
        title = self.desk.columns[place].title
        return QFontMetrics(sized(self.font(), 12)).horizontalAdvance(title) + HEAD_AIR

    def _need(self, place: int) -> int:
        """The px in which a column's title, each word of its list and its own words can be read."""
        column = self.desk.columns[place]
        words = [option.label for option in self._offered(column)]
        metrics = QFontMetrics(sized(self.font(), 12 if column.is_chip else 13, bold=column.is_chip))
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        sign = 0 if column.kind in (Kind.PERSON, Kind.CUSTOMER) else SIGN
        own = max(
            (metrics.horizontalAdvance(word) + sign for at, word in self._own if at == place and word), default=0
        )
        most = NAMES_MOST if column.kind in READ else MOST
        widest = min(most, max(widest, own) + (CHIP_AIR if column.is_chip else 0) + AIR)
        return max(column.width, self._title_width(place), widest)

    def _offered(self, column: GridColumn) -> Sequence[Option]:
        """The words a column's list offers; a list of names is as long as it likes."""
        return self.desk.judge.book.of(column.source).options if column.kind is Kind.CHOICE else ()
