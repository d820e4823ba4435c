"""What is under way, how far it has come, and a way to stop it; work of a moment is not shown."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import words

PATIENCE = 500  # ms of work nobody has to be told of


class BusyStrip(QFrame):
    """A line between the questions and the pages."""

    def __init__(self, look: Look, cancel: Callable[[], None]) -> None:
        super().__init__()
        self._texts = look.texts
        self.setProperty("surface", "sunken")
        self.told = words("")
        self.count = words("", "soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button = plain_button(look, self._texts("Cancel"), cancel, "x")
        layout = row(self, 12, QMargins(14, 8, 8, 8))
        layout.addWidget(self.told)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.cancel_button)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    def say(self, told: str) -> None:
        """Show what is under way once it takes long; "" puts the strip away."""
        self.told.setText(told)
        self.bar.setAccessibleName(told)
        self.count.setText("")
        self.bar.setRange(0, 0)
        if not told:
            self._patience.stop()
            self.hide()
        elif not self.isVisible() and not self._patience.isActive():
            self._patience.start()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it has come."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.count.setText(self._texts("{done} of {all}").format(done=done, all=of))
