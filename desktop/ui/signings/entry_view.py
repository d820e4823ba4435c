"""Entering contracts row by row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.grid import PasteGrid
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.signings.entry_presenter import SigningEntryPresenter
from desktop.ui.tones import Tone


class SigningEntryPanel(QWidget):
    """Lays out and forwards; `counted` says how many rows the primary button saves."""

    counted = Signal(int)

    def __init__(self, look: Look, host: QWidget, presenter: SigningEntryPresenter) -> None:
        super().__init__()
        _ = look.texts
        self._presenter = presenter
        self._is_ready = False
        hints = (
            _("Copy rows in Excel and press Ctrl+V here; shares like 张三60%、李四40% are understood."),
            _("Go on writing here; day, people and product are carried down"),
        )
        name = _("Contracts to be saved")
        self.grid = PasteGrid(look, host, presenter.desk, name, hints, lambda _column, _reading: Tone.NEUTRAL)
        self._state = StateView(look)
        waiting = Card(padded=False)
        waiting.body.addWidget(self._state)
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(self.grid)
        column(self).addWidget(self._stack)
        self._state.show_loading()
        self.grid.save_wanted.connect(self.save)
        presenter.desk.listen(lambda: self.counted.emit(presenter.desk.counts().good))
        presenter.attach(self)

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
            self._stack.setCurrentWidget(self.grid)
            self.grid.start()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid; rows that stand in it stay."""
        if not self._is_ready:
            self._state.show_error(sentence, self._presenter.refresh)
