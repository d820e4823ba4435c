"""Tells in the form for a server while no connection comes about: a silent one is given up only after ten seconds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.store.server.waiting import Watch

if TYPE_CHECKING:
    from desktop.ui.shell.server_panel import ServerPanel

BREATH = 1500  # ms between two looks; a connection that is waited for at both is told


class Knocking(QObject):
    """Looks while a form waits for what was asked of its server; lives as long as the form."""

    def __init__(self, panel: "ServerPanel") -> None:
        super().__init__(panel)
        self._panel = panel
        self._watch = Watch()
        self._clock = QTimer(self)
        self._clock.setInterval(BREATH)
        self._clock.timeout.connect(self._look)

    def begin(self) -> None:
        """Something is asked of the server from now on."""
        self._clock.start()

    def _look(self) -> None:
        if self._panel.save_button.isEnabled():
            self._clock.stop()  # it came to an end
        elif any(seconds and not each.is_connected for each, seconds in self._watch.look().items()):
            self._panel.show_silence()
