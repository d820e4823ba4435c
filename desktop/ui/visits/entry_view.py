"""Entering visits row by row: the grid, and beside it the week of the person in the current row."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.grid import PasteGrid
from desktop.ui.kit.paste_grid.reading import Reading
from desktop.ui.kit.paste_grid.specs import GridColumn
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.tones import Tone
from desktop.ui.visits.entry_presenter import EntryPresenter, Side
from desktop.ui.visits.side_card import WIDTH, SideCard

ROOMY, NARROW = 1100, 240  # px: from which width on the card beside the grid is as wide as it likes


class EntryPanel(QWidget):
    """Lays out and forwards; `counted` says how many rows the primary button saves."""

    counted = Signal(int)

    def __init__(self, look: Look, host: QWidget, presenter: EntryPresenter) -> None:
        super().__init__()
        _ = look.texts
        self._presenter = presenter
        self._is_ready = False
        hints = (
            _("Copy rows in Excel and press Ctrl+V here, with or without headings; or type row by row."),
            _("Go on writing here; day, person and method are carried down"),
        )
        self.grid = PasteGrid(
            look, host, presenter.desk, _("Visits to be saved"), hints, self._tone_of, presenter.known_of
        )
        self.side = SideCard(look)
        self._state = StateView(look)
        ready = QWidget()
        layout = row(ready, 14)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.side)
        waiting = Card(padded=False)
        waiting.body.addWidget(self._state)
        self._stack = QStackedWidget()
        self._ready = ready
        self._stack.addWidget(waiting)
        self._stack.addWidget(ready)
        column(self).addWidget(self._stack)
        self._state.show_loading()
        self.grid.save_wanted.connect(self.save)
        self.grid.moved.connect(lambda row_number, _place: presenter.be_at(row_number))
        self.side.filled.connect(self._share)
        self.side.turned.connect(presenter.turn)
        presenter.desk.listen(lambda: self.counted.emit(presenter.desk.counts().good))
        presenter.attach(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the grid the room its columns need."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        self.side.setFixedWidth(WIDTH if self.width() >= ROOMY else max(NARROW, self.side.least_width()))

    def refresh(self) -> None:
        """Ask for the lists again."""
        self._presenter.refresh()

    def save(self) -> None:
        """Save what can be saved, with what is being typed in a cell."""
        self.grid.view.finish_editing()
        self._presenter.flow.save()
        self.grid.start()

    def start(self) -> None:
        """Go on writing."""
        if self._is_ready:
            self.grid.start()

    def leave(self) -> None:
        """Take over what is being typed, and hide what stands over the page."""
        self.grid.put_away()

    # -- what the presenter calls

    def show_ready(self) -> None:
        """Show the grid: its lists have come."""
        if not self._is_ready:
            self._is_ready = True
            self._stack.setCurrentWidget(self._ready)
            self.grid.start()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid; rows that stand in it stay."""
        if not self._is_ready:
            self._state.show_error(sentence, self._presenter.refresh)

    def show_side(self, side: Side | None) -> None:
        """Show what stands beside the grid."""
        self.side.show_side(side)

    def _tone_of(self, _column: GridColumn, reading: Reading) -> Tone:
        return Tone.OK if self._presenter.is_effective(str(reading.value or "")) else Tone.WARN
