"""A list of records that are all at hand."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from desktop.ui.kit.columns import Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.table_frame import TableFrame
from desktop.ui.kit.table_model import TableModel

Row = TypeVar("Row")


class DataTable(TableFrame[Row], Generic[Row]):
    """Shows frozen rows; keeps selection, order and place when they are shown anew.

    With a `key`, by which the owner's arrangement is remembered, columns need names. Where the question orders
    the rows the table is not sortable.
    """

    def __init__(
        self,
        look: Look,
        columns: Sequence[Column[Row]],
        identify: Callable[[Row], Hashable],
        name: str = "",
        sortable: bool = True,
        key: str = "",
    ) -> None:
        model: TableModel[Row] = TableModel(columns, identify)
        super().__init__(look, model, name, key)
        self.model = model
        self._kept: Hashable | None = None
        self.model.layoutAboutToBeChanged.connect(self._remember_selection)
        self.model.layoutChanged.connect(self._restore_selection)
        if sortable:
            self._let_sort()

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
        self.show_list()

    def append_rows(self, rows: Sequence[Row]) -> None:
        """Show further rows under those shown."""
        self.model.append_rows(rows)

    def show_empty(
        self, icon: str, heading: str, sentence: str, act: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show that there is nothing, and what to do about it."""
        self.model.show_rows(())
        self.show_nothing(icon, heading, sentence, act, action)

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

    def neighbour(self, identity: Hashable) -> Hashable | None:
        """Whoever stands under that row and moves up where it goes, over it where it is the last."""
        number, rows = self.model.row_of(identity), self.model.rows
        if number < 0 or len(rows) < 2:
            return None
        return self.model.identify(rows[number + 1 if number + 1 < len(rows) else number - 1])

    def _reader(self) -> tuple[int, Callable[[Any, int, int], Sequence[Row]]]:
        rows = tuple(self.model.rows)
        return len(rows), lambda _session, first, behind: rows[first:behind]

    def _remember_selection(self) -> None:
        self._kept = self.selected_identity()

    def _restore_selection(self) -> None:
        if self._kept is not None:
            self.select_silently(self._kept)
