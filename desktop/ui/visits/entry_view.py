"""Entering visits row by row: the grid, and beside it the week of the person in the current row."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.grid import PasteGrid
from desktop.ui.kit.paste_grid.grid_panel import GridPanel
from desktop.ui.kit.paste_grid.reading import Reading
from desktop.ui.kit.paste_grid.specs import GridColumn
from desktop.ui.tones import Tone
from desktop.ui.visits.entry_presenter import EntryPresenter, Side
from desktop.ui.visits.side_card import WIDTH, SideCard

ROOMY, NARROW = 1100, 240  # px: from which width on the card beside the grid is as wide as it likes
FOLDED = 780  # px below which it stands under the grid
LEAST_GRID, LEAST_SIDE = 280, 240  # px of height then


class EntryPanel(GridPanel):
    """The grid of visits and the week beside it; outcomes that count as effective stand out."""

    def __init__(self, look: Look, host: QWidget, presenter: EntryPresenter) -> None:
        _ = look.texts
        hints = (
            _("Copy rows in Excel and press Ctrl+V here, with or without headings; or type row by row."),
            _("Go on writing here; day, person and method are carried down"),
        )

        def tone_of(_column: GridColumn, reading: Reading) -> Tone:
            return Tone.OK if presenter.is_effective(str(reading.value or "")) else Tone.WARN

        grid = PasteGrid(look, host, presenter.desk, _("Visits to be saved"), hints, tone_of, presenter.known_of)
        side = SideCard(look)
        whole = QWidget()
        both = FoldingRow(FOLDED, 14, whole)
        both.add(grid, LEAST_GRID, share=1)
        both.add(side, LEAST_SIDE)
        super().__init__(look, grid, presenter, whole)
        self.side, self._both = side, both
        grid.moved.connect(lambda row_number, _place: presenter.be_at(row_number))
        side.filled.connect(self._share)
        side.turned.connect(presenter.turn)
        presenter.attach(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the grid the room its columns need."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        self._both.fit(self.width())
        if not self._both.is_folded:
            self.side.setFixedWidth(WIDTH if self.width() >= ROOMY else max(NARROW, self.side.least_width()))

    def show_side(self, side: Side | None) -> None:
        """Show what stands beside the grid."""
        self.side.show_side(side)
