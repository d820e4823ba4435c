"""The table of the score card: keys and screen readers go through it, what opens records is blue."""

from collections.abc import Mapping, Sequence, Set

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.ui.evaluations.score_cells import GROUP_HEIGHT, ITEM_HEIGHT, ScoreCells
from desktop.ui.evaluations.score_rows import At, ItemRow, Row, cell_text
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.row_keys import RowKeys

_NOWHERE = QModelIndex()
HEADER = 32
MOST_ITEM = ITEM_HEIGHT + 12  # px of an item where the rows of the card leave room

WIDTHS = {
    At.WEIGHT: 44,
    At.TARGET: 58,
    At.EFFECTIVE: 60,
    At.ACTUAL: 56,
    At.BAR: 72,
    At.ATTAINMENT: 58,
    At.POINTS: 52,
}
STACKED = {At.ACTUAL: 64, At.POINTS: 60}  # where room is short, with the target and the attainment under them
UNDER_OTHERS = {At.BAR, At.WEIGHT, At.TARGET, At.EFFECTIVE, At.ATTAINMENT}
LEAST_NAME, MOST_NAME = 112, 190


class ScoreModel(QAbstractTableModel):
    """The rows as texts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = self._texts = look.texts
        self.rows: tuple[Row, ...] = ()
        self.titles = {
            At.NAME: _("Indicator"),
            At.WEIGHT: _("Weight"),
            At.TARGET: _("Target"),
            At.EFFECTIVE: _.pgettext("column", "Effective"),
            At.ACTUAL: _("Actual"),
            At.BAR: "",
            At.ATTAINMENT: _("Attained"),
            At.POINTS: _("Points"),
            At.WEIGHTED: _("Weighted"),
        }

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(At)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; as tool tip why its target was reduced, or all figures of the row, hidden ones too."""
        row, at = self.rows[index.row()], At(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ItemRow):
            return self._tip(row, at)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(row, ItemRow) and row.item.is_scored:
            return self._every_figure(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(row, at)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles, over figures at the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.titles[At(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == At.NAME else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _tip(self, row: ItemRow, at: At) -> str:
        if not row.item.is_scored:
            return row.reason
        if at in (At.TARGET, At.EFFECTIVE) and row.item.reason:
            return row.item.reason
        if at is At.ACTUAL and row.opens_records:
            number = row.item.records
            told = self._texts.ngettext("Open its {number} record", "Open its {number} records", number)
            return told.format(number=number)
        return self._every_figure(row)

    def _every_figure(self, row: ItemRow) -> str:
        """The row in full, each figure with its name."""
        name = f"{row.name} ({row.unit})" if row.unit else row.name
        told = [(title, cell_text(row, at)) for at, title in self.titles.items() if at is not At.NAME and title]
        line = self._texts("{name}: {value}")
        return "\n".join([name, *(line.format(name=title, value=value) for title, value in told if value)])


class ScoreTable(QTableView):
    """Arrows move between rows; Enter, or a click on an actual, opens the records behind it."""

    records_wanted = Signal(object)  # ItemRow
    stacking_changed = Signal()  # columns were put under others, or the bars came or went

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows_model = ScoreModel(look)
        self._cells = ScoreCells(look, self.rows_model, self)
        self._has_reduced = True
        title = QFontMetrics(sized(self.font(), 12)).horizontalAdvance(self.rows_model.titles[At.WEIGHTED])
        self._widths = WIDTHS | {At.WEIGHTED: max(title + 24, 68)}
        self.setModel(self.rows_model)
        self.setItemDelegate(self._cells)
        self.setProperty("table", "score")
        self.setAccessibleName(look.texts("Score card"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        header = self.horizontalHeader()
        header.setFixedHeight(HEADER)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        self.viewport().installEventFilter(self)
        RowKeys(self)
        look.theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Row], has_reduced: bool) -> None:
        """Show these rows; the column of effective targets only where one differs from its target."""
        self.clearSpans()
        self.rows_model.show_rows(rows)
        self._has_reduced = has_reduced
        for number, row in enumerate(rows):
            if isinstance(row, ItemRow) and not row.item.is_scored:
                self.setSpan(number, At.TARGET, 1, len(At) - At.TARGET)
        self._share_width()
        self._share_height()

    @property
    def has_bars(self) -> bool:
        """Whether there is room for bars."""
        return not self.isColumnHidden(At.BAR)

    @property
    def is_stacked(self) -> bool:
        """Whether some figures stand under others."""
        return self._cells.is_stacked

    def row_of(self, indicator: str) -> ItemRow | None:
        """The row of an indicator."""
        rows = (row for row in self.rows_model.rows if isinstance(row, ItemRow))
        return next((row for row in rows if row.item.indicator == indicator), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the records of the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse, and open records on a click."""
        if watched is self.viewport():
            if event.type() is QEvent.Type.Resize:
                self._share_width()
                self._share_height()
            elif event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._hover(self.indexAt(event.position().toPoint()))
            elif event.type() is QEvent.Type.Leave:
                self._hover(QModelIndex())
            elif event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
                index = self.indexAt(event.position().toPoint())
                if index.isValid() and index.column() == At.ACTUAL:
                    self._open(index.row())
        return super().eventFilter(watched, event)

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else -1
        is_link = index.isValid() and index.column() == At.ACTUAL and self._opens(row)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()

    def _opens(self, number: int) -> bool:
        rows = self.rows_model.rows
        row = rows[number] if 0 <= number < len(rows) else None
        return isinstance(row, ItemRow) and row.opens_records

    def _open(self, number: int) -> None:
        if self._opens(number):
            self.records_wanted.emit(self.rows_model.rows[number])

    def _share_height(self) -> None:
        """Give the items the height that is left, so that a short card has no empty strip under it."""
        rows = self.rows_model.rows
        needs = [self._needed_height(row) for row in rows if isinstance(row, ItemRow)]
        groups = (len(rows) - len(needs)) * GROUP_HEIGHT
        self.setMaximumHeight(HEADER + groups + sum(max(need, MOST_ITEM) for need in needs) + 1)
        spare = self.viewport().height() - groups - sum(needs)
        item = min(ITEM_HEIGHT + max(spare, 0) // max(len(needs), 1), MOST_ITEM)
        for number, row in enumerate(rows):
            needed = max(self._needed_height(row), item) if isinstance(row, ItemRow) else GROUP_HEIGHT
            self.setRowHeight(number, needed)

    def _needed_height(self, row: ItemRow) -> int:
        """What an item needs at the least: for an unscored one the lines of its reason."""
        if row.item.is_scored:
            return ITEM_HEIGHT
        across = sum(self.columnWidth(at) for at in At if at >= At.TARGET and not self.isColumnHidden(at))
        return max(ITEM_HEIGHT, self._cells.reason_height(row, across, self.font()))

    def _share_width(self) -> None:
        """Give names the rest; where that is too little the bars go, then figures are put under one another."""
        before = self.has_bars, self.is_stacked
        spared = set() if self._has_reduced else {At.EFFECTIVE}
        needed = self._name_width()
        ways: tuple[tuple[Set[At], Mapping[At, int]], ...] = (
            (spared, {}),
            (spared | {At.BAR}, {}),
            (UNDER_OTHERS, STACKED),
        )
        fitting = (way for way in ways if self._rest(*way) >= needed)
        hidden, wider = next(fitting, ways[-1])
        self._cells.is_stacked = bool(wider)
        for each, width in {**self._widths, **wider}.items():
            self.setColumnHidden(each, each in hidden)
            self.setColumnWidth(each, width)
        self.setColumnWidth(At.NAME, max(self._rest(hidden, wider), 60))
        if (self.has_bars, self.is_stacked) != before:
            self.stacking_changed.emit()

    def _rest(self, hidden: Set[At], wider: Mapping[At, int]) -> int:
        """What names have beside the columns that are not hidden."""
        widths = {**self._widths, **wider}
        return self.viewport().width() - sum(width for each, width in widths.items() if each not in hidden)

    def _name_width(self) -> int:
        metrics = QFontMetrics(self.font())
        widest = max(
            (metrics.horizontalAdvance(row.name) for row in self.rows_model.rows if isinstance(row, ItemRow)),
            default=0,
        )
        return min(max(widest + 24, LEAST_NAME), MOST_NAME)
