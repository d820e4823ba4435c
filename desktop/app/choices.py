"""The owner's choices for this computer, kept at once or in a moment."""

import logging

from PySide6.QtCore import QObject, QTimer

from desktop.renaming import is_held_by_another
from desktop.settings import Settings

log = logging.getLogger("qianji.window")
SOON = 800  # ms after a change of a table's columns until it is saved


class Choices:
    """Saves the settings; a failure is no matter for a message, since the data file lies elsewhere."""

    def __init__(self, settings: Settings, owner: QObject) -> None:
        self._settings = settings
        self._soon = QTimer(owner)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.save)

    def save(self) -> None:
        """Write the settings now."""
        try:
            self._settings.save()
        except OSError as problem:
            log.warning("the settings could not be saved", exc_info=True)
            if is_held_by_another(problem):
                self._soon.start()  # again in a moment: the window's thread does not wait for a virus scanner

    def save_soon(self) -> None:
        """Write them once the owner pauses: a column drawn wider is saved once, not at each pixel."""
        self._soon.start()

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be saved in a moment."""
        return self._soon.isActive()

    def rest(self) -> None:
        """Write nothing more by the clock; closing the window has saved them."""
        self._soon.stop()
