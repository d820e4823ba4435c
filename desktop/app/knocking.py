"""Tells while no connection to a server comes about, in its form or at a start: a silent one is given up late."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.errors import N_
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.store.server.address import ServerAddress
    from desktop.store.server.waiting import Watch
    from desktop.ui.shell.server_panel import ServerPanel

SILENCE = "silence at the door"  # the matter of a notice
SILENT = N_("The database server at {place} does not answer yet. After ten seconds it is given up; then try again.")
BREATH = 1500  # ms between two looks; a connection that is waited for at both is told


class Knocking(QObject):
    """Looks until what was asked of a server is over, or until its parent goes; tells which one is silent, if any."""

    def __init__(
        self, parent: QObject, is_over: Callable[[], bool], tell: Callable[["ServerAddress | None"], None]
    ) -> None:
        super().__init__(parent)
        self._is_over = is_over
        self._tell = tell
        self._watch: Watch | None = None
        self._told: ServerAddress | None = None
        self.clock = QTimer(self)
        self.clock.timeout.connect(self._look)
        self.clock.start(BREATH)

    def _look(self) -> None:
        from desktop.store.server.waiting import Watch  # the driver, which is at work by now

        if self._is_over():
            self._tell(None)
            self.clock.stop()
            self.deleteLater()
            return
        self._watch = self._watch or Watch()
        known = self._watch.look().items()
        silent = next((each.address for each, seconds in known if seconds and not each.is_connected), None)
        if silent != self._told:
            self._told = silent
            self._tell(silent)


def tell_in_form(panel: "ServerPanel") -> None:
    """Tell in the form for a server, while it waits for what was asked there."""
    Knocking(panel, panel.save_button.isEnabled, lambda silent: panel.show_silence() if silent else None)


def tell_at_start(desk: "Desk") -> None:
    """Tell over the window, while a company on a server is being opened."""
    notices = desk.window.notices

    def tell(silent: "ServerAddress | None") -> None:
        if silent is None:
            notices.withdraw(SILENCE)
        else:
            notices.say(SILENCE, desk.look.texts(SILENT).format(place=silent.place), Tone.WARN)

    Knocking(desk.window, lambda: desk.tasks.is_idle, tell)
