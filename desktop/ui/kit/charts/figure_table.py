"""The table behind a chart: the same figures as finished texts, which open what the chart's marks open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.ui.kit.charts.figures import FigureRow
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.table import DataTable

LEAST = 72  # px of a column of figures
KEPT = 2  # figures that stay where there is no room for all


class FigureTable(DataTable[FigureRow]):
    """The first column names, the others are figures; `activated` carries the key of the row that was opened."""

    activated = Signal(object)

    def __init__(self, look: Look, titles: Sequence[str], name: str, widths: Sequence[int] = ()) -> None:
        columns = [
            _column(number, title, widths[number] if number < len(widths) else 0)
            for number, title in enumerate(titles)
        ]
        super().__init__(look, columns, lambda row: row.texts[0], name, sortable=False)
        self.opened.connect(self._open)
        self.link_clicked.connect(lambda row, _column: self._open(row))

    def _open(self, row: FigureRow) -> None:
        if row.key is not None:
            self.activated.emit(row.key)


def _column(number: int, title: str, width: int) -> Column[FigureRow]:
    def text(row: FigureRow) -> str:
        return row.texts[number]

    if number == 0:
        return Column(title, text, Cell.STRONG, width)
    return Column(
        title, text, Cell.LINK, width, least=LEAST, gives_way=number > KEPT,
        opens=lambda row: row.key is not None and row.link == number,
    )  # fmt: skip
