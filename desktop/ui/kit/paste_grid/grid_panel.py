"""A grid on a page: it is shown once the lists it reads by have come."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.flow import GridFlow
from desktop.ui.kit.paste_grid.grid import PasteGrid
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column


class Entering(Protocol):
    """Who decides about what is entered."""

    desk: GridDesk
    flow: GridFlow

    def refresh(self) -> None:
        """Ask for the lists again."""
        ...


class GridPanel(QWidget):
    """Lays out and forwards; `counted` says how many rows the primary button saves.

    `whole` is the grid with what stands beside it, where something does.
    """

    counted = Signal(int)

    def __init__(self, look: Look, grid: PasteGrid, presenter: Entering, whole: QWidget | None = None) -> None:
        super().__init__()
        self._entering = presenter
        self._is_ready = False
        self.grid = grid
        self._whole = whole or grid
        self._state = StateView(look)
        waiting = Card(padded=False)
        waiting.body.addWidget(self._state)
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(self._whole)
        column(self).addWidget(self._stack)
        self._state.show_loading()
        grid.save_wanted.connect(self.save)
        presenter.desk.listen(lambda: self.counted.emit(presenter.desk.counts().good))

    def refresh(self) -> None:
        """Ask for the lists again."""
        self._entering.refresh()

    def save(self) -> None:
        """Save what can be saved, with what is being typed in a cell."""
        self.grid.view.finish_editing()
        self._entering.flow.save()
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
            self._stack.setCurrentWidget(self._whole)
            self.grid.start()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid; rows that stand in it stay."""
        if not self._is_ready:
            self._state.show_error(sentence, self._entering.refresh)
