"""The columns of a table on screen: order, which are shown, how the width is shared, as the owner chose."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.ui.kit.column_widths import MOST_NEEDED, Wish, widths_of
from desktop.ui.kit.columns import Column
from desktop.ui.kit.layouts import Layouts
from desktop.ui.kit.table_layout import TableLayout


class ColumnView(QObject):
    """Arranges a header as the owner left it; without a key the arrangement lives as long as the table."""

    arranged = Signal()  # shown otherwise than before

    def __init__(self, view: QTableView, columns: Sequence[Column[Any]], layouts: Layouts, key: str) -> None:
        super().__init__(view)
        self._view = view
        self._header = view.horizontalHeader()
        self._layouts, self._key = layouts, key
        self.columns = tuple(columns)
        self.usual = [column.name or f"column {place + 1}" for place, column in enumerate(self.columns)]
        self.layout = TableLayout.read(layouts.of(key)) if key else TableLayout()
        self._is_arranging = False
        self._needs: Mapping[int, int] = {}
        self.first_shown = 0
        self._silent: frozenset[str] = frozenset()  # say nothing of the rows shown
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setMinimumSectionSize(40)
        self._header.setResizeContentsPrecision(0)  # what is on screen, not a thousand rows
        self._header.setSectionsMovable(bool(key))
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(self._moved)
        self._order()

    def names(self) -> list[str]:
        """All columns in their order."""
        return self.layout.ordered(self.usual)

    def title(self, name: str) -> str:
        """The title of a column."""
        return self.columns[self.usual.index(name)].title

    def is_shown(self, name: str) -> bool:
        """Whether the owner wants a column; one may be missing for want of room."""
        return (name in self.layout.switched) is self.columns[self.usual.index(name)].is_extra

    def shown(self) -> list[Column[Any]]:
        """The columns wanted, in their order."""
        return [self.columns[self.usual.index(name)] for name in self.names() if self.is_shown(name)]

    def show(self, name: str, is_shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        if self.is_shown(name) is not is_shown and (is_shown or len(self.shown()) > 1):
            self._take(replace(self.layout, switched=self.layout.switched ^ {name}))

    def move(self, name: str, steps: int) -> None:
        """Move a column to the right, or to the left where steps are below 0."""
        self._take(self.layout.moved(self.usual, name, steps))

    def widen(self, name: str, by: int) -> None:
        """Give a column so many px more than it has, or fewer where they are below 0; one not in sight has none."""
        width = self._view.columnWidth(self.usual.index(name))
        if width:
            self._take(self.layout.with_width(name, width + by))

    def restore(self) -> None:
        """Go back to the table's own columns and widths; the order of its rows stays."""
        self._take(TableLayout(sorted_by=self.layout.sorted_by, is_descending=self.layout.is_descending))

    def keep_order(self, section: int, order: Qt.SortOrder) -> None:
        """Remember by which column the rows are ordered; -1 is none."""
        name = self.usual[section] if 0 <= section < len(self.usual) else ""
        is_descending = bool(name) and order is Qt.SortOrder.DescendingOrder
        self._keep(replace(self.layout, sorted_by=name, is_descending=is_descending))

    def kept_order(self) -> tuple[int, Qt.SortOrder]:
        """The column the rows were ordered by when the owner last saw them, -1 for none."""
        name = self.layout.sorted_by
        order = Qt.SortOrder.DescendingOrder if self.layout.is_descending else Qt.SortOrder.AscendingOrder
        return (self.usual.index(name), order) if name in self.usual else (-1, order)

    def fit(self, needs: Mapping[int, int]) -> None:
        """Share the width anew, knowing how many px a column needs to be read."""
        self._needs = needs
        self.share()

    def pass_over(self, silent: frozenset[str]) -> None:
        """Where there is no room for all, columns that say nothing of the rows shown now go first."""
        if silent != self._silent:
            self._silent = silent
            self.share()

    def share(self) -> None:
        """Give each column its width; those that have none of their own share what is left."""
        self._quietly(self._share)

    # -- inside

    def _take(self, layout: TableLayout) -> None:
        if layout == self.layout:
            return
        self._keep(layout)
        self._order()
        self.share()
        self.arranged.emit()

    def _keep(self, layout: TableLayout) -> None:
        self.layout = layout
        if self._key:
            self._layouts.keep(self._key, layout.kept())

    def _quietly(self, change: Callable[[], None]) -> None:
        """Change the header without taking it for the owner's doing."""
        before, self._is_arranging = self._is_arranging, True
        change()
        self._is_arranging = before

    def _order(self) -> None:
        def order() -> None:
            for place, name in enumerate(self.names()):
                self._header.moveSection(self._header.visualIndex(self.usual.index(name)), place)

        self._quietly(order)

    def _resized(self, section: int, _before: int, width: int) -> None:
        if not self._is_arranging and width:
            self._keep(self.layout.with_width(self.usual[section], width))
            self.share()

    def _moved(self, _section: int, _before: int, _after: int) -> None:
        if not self._is_arranging:
            names = [self.usual[self._header.logicalIndex(place)] for place in range(len(self.usual))]
            self._keep(replace(self.layout, names=() if names == self.usual else tuple(names)))
            self.share()
            self.arranged.emit()

    def _wish(self, number: int) -> Wish:
        """What a column asks for; a width the owner gave it is neither more nor less."""
        column, given = self.columns[number], self.layout.widths.get(self.usual[number], 0)
        if given:
            return Wish(given, given)
        measured = min(self._needs.get(number, 0), MOST_NEEDED)
        if not column.width:
            return Wish(column.least, max(column.least, measured), True)
        # Its air is of no use while another one is cut, but rows that come later may need some of it.
        least = min(column.width, max(measured, column.width * 3 // 4)) if measured else column.width
        return Wish(least, max(least, measured), usual=column.width)

    def _share(self) -> None:
        room = self._view.viewport().width()
        shown = self._that_fit(room)
        for number in range(len(self.columns)):
            if self._view.isColumnHidden(number) is (number in shown):
                self._view.setColumnHidden(number, number not in shown)
        self.first_shown = shown[0] if shown else 0
        for number, width in zip(shown, widths_of([self._wish(each) for each in shown], room), strict=True):
            if self._view.columnWidth(number) != width:
                self._view.setColumnWidth(number, width)

    def _that_fit(self, room: int) -> list[int]:
        """The columns to show in so many px; of those that give way the silent go first, then the last.

        One that went comes back where another one that went, too, left more room than it needs.
        """
        wanted = [self.usual.index(name) for name in self.names() if self.is_shown(name)]
        kept = {number: self._wish(number).kept for number in wanted}
        gone: list[int] = []
        needed = sum(kept.values())
        silent = [number for number in wanted if self.usual[number] in self._silent]
        for number in [*reversed(silent), *(each for each in reversed(wanted) if each not in silent)]:
            if needed > room and self.columns[number].gives_way and len(gone) < len(wanted) - 1:
                gone.append(number)
                needed -= kept[number]
        for number in reversed(gone.copy()):
            if needed + kept[number] <= room:
                gone.remove(number)
                needed += kept[number]
        return [number for number in wanted if number not in gone]
