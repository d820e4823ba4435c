"""A list of any length: as quick with a million rows as with a hundred.

How a page takes it: its presenter makes `RowWindow(tasks, lambda line: line.visit_id)` and calls `rows.show(source,
told, failed)` instead of asking for rows; the page makes `WindowedTable(look, columns, presenter.rows, title, key)`,
whose columns bear the names the source orders by, and calls `show_list` or `show_nothing` when it is told how many
there are. `queries.visit_list` is the example of a source, `ui.visits` of a page.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex

from desktop.ui.kit.columns import Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.kit.table_frame import TableFrame
from desktop.ui.kit.windowed_model import WindowedModel

Row = TypeVar("Row")


class WindowedTable(TableFrame[Row], Generic[Row]):
    """Shows the rows of a window; keeps the row selected by its identity, and the place when it is refreshed."""

    def __init__(
        self, look: Look, columns: Sequence[Column[Row]], rows: RowWindow[Row], name: str = "", key: str = ""
    ) -> None:
        model: WindowedModel[Row] = WindowedModel(columns, rows)
        super().__init__(look, model, name, key)
        self.model = model
        model.setParent(self)  # ends with the table: what is connected to it holds the whole page
        self.rows = rows
        self._chosen: Row | None = None
        self._place = 0
        self._row = -1  # where the row selected stood before the rows were read anew
        self._source: object = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        model.dataChanged.connect(self._arrived)
        model.rowsInserted.connect(lambda _parent, _first, _last: self._mark_kept())
        self.view.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self._let_sort()

    def loaded_rows(self) -> list[Row]:
        """The rows at hand from the first one on."""
        found = (self.model.row_at(place) for place in range(self.model.rowCount()))
        return [row for row in found if row is not None]

    def selected_row(self) -> Row | None:
        """The row selected, even where it is not at hand just now."""
        chosen = self.view.selectionModel().selectedRows()
        if not chosen:
            return self._chosen
        return self.model.row_at(chosen[0].row()) or self._chosen

    def selected_identity(self) -> Hashable | None:
        """The key of the row selected, at hand or not."""
        return self.rows.kept_key if self.view.selectionModel().hasSelection() else None

    def is_complete(self) -> bool:
        """Whether the whole order is known."""
        return self.rows.is_counted

    def select(self, place: int) -> None:
        """Select the row at a place."""
        self.view.selectRow(place)

    def _reader(self) -> tuple[int, Callable[[Any, int, int], Sequence[Row]]]:
        return self.rows.number, self.rows.reader()

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self._silent and current.isValid():
            self._chosen = self.model.row_at(current.row())
            self.rows.kept_key = self.rows.key_at(current.row())
        super()._current_changed(current, previous)

    def _arrived(self, first: QModelIndex, last: QModelIndex) -> None:
        """A row selected while it was under way is told once it is at hand."""
        current = self.view.currentIndex()
        waits = self._chosen is None and self.rows.kept_key is not None
        if waits and first.row() <= current.row() <= last.row():
            self._chosen = self.model.row_at(current.row())
            self._tell(self.selected, current)

    def _look_ahead(self) -> None:
        """What a jump leads to is asked for before it is drawn, and comes while the window draws the place of it."""
        last = self.view.rowAt(self.view.viewport().height() - 1)
        self.rows.look_at(self.view.rowAt(0), last if last >= 0 else self.rows.number - 1)

    def _remember(self) -> None:
        self._place = self.view.verticalScrollBar().value()
        self._row = self.view.currentIndex().row() if self.view.selectionModel().hasSelection() else -1

    def _come_back(self) -> None:
        is_same = self.rows.is_refreshed
        self._mark_kept()
        self.view.verticalScrollBar().setValue(self._place if is_same else 0)

    def _mark_kept(self) -> None:
        place = self.rows.kept_place
        if place < 0 and self.rows.is_counted:  # it is gone, or no longer among these
            place = self._next_place()
            self._chosen = None if place < 0 else self.model.row_at(place)
            self.rows.kept_key = None if place < 0 else self.rows.key_at(place)
        if self.rows.kept_key is None or place < 0 or self.view.selectionModel().hasSelection():
            return
        self._silent = True
        index = self.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._silent = False

    def _next_place(self) -> int:
        """Where what moved up in the same list stands; nowhere in another one, or where nothing was selected."""
        return min(self._row, self.rows.number - 1) if self.rows.is_refreshed else -1
