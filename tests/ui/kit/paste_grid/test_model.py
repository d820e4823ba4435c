"""What the table asks of a grid: titles of columns and the side they stand at."""

from PySide6.QtCore import Qt

from desktop.ui.kit.paste_grid.model import GridModel
from tests.ui.kit.paste_grid.grids import COLUMNS, desk

ASIDE = Qt.ItemDataRole.TextAlignmentRole


def test_the_titles_of_figures_stand_at_the_right_like_the_figures() -> None:
    model = GridModel(desk())

    at_right = [
        spec.name
        for place, spec in enumerate(COLUMNS, start=1)
        if (side := model.headerData(place, Qt.Orientation.Horizontal, ASIDE)) and side & Qt.AlignmentFlag.AlignRight
    ]

    assert at_right == ["amount", "minutes"]
