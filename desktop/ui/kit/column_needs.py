"""How wide the columns of a table are to be so that neither titles nor the first rows are cut."""

from typing import Any

from PySide6.QtGui import QFont, QFontMetrics

from desktop.ui.kit.columns import Cell
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.rows_model import RowsModel
from desktop.ui.kit.table_cells import BESIDE, FIRST, SIDE

MEASURED = 24  # rows, about what is seen at first: those that come later do not move the columns
ARROW = 14  # px beside a title for the sign of the order
BOLD = frozenset({Cell.STRONG, Cell.STRONG_NUMBER, Cell.LINK, Cell.PERSON})


def needs_of(model: RowsModel[Any], font: QFont) -> dict[int, int]:
    """The px each column needs, by its number; none for bars, which have a width of their own."""
    rows = [row for place in range(min(MEASURED, model.rowCount())) if (row := model.row_at(place)) is not None]
    title, body = QFontMetrics(sized(font, 12)), QFontMetrics(sized(font, 13))
    strong, chip = QFontMetrics(sized(font, 13, bold=True)), QFontMetrics(sized(font, 12, bold=True))
    needs = {}
    for number, column in enumerate(model.columns):
        if column.cell is Cell.BAR:
            continue
        metrics = chip if column.cell is Cell.CHIP else strong if column.cell in BOLD else body
        texts = {" ".join(column.text(row).split()) for row in rows}
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + BESIDE.get(column.cell, 0)
        needs[number] = (
            max(widest, title.horizontalAdvance(column.title) + ARROW) + (SIDE if number else FIRST) + SIDE + 1
        )
    return needs
