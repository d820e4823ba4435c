"""The computer goes off: what is half filled is kept, nothing is asked, and a backup has to wait."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from desktop.app.program import Program

log = logging.getLogger("qianji.window")
WAITS = 2.0  # s until what is half filled must be kept
STAYS = 30_000  # ms after which the computer has not gone off


class SessionEnd:
    """Whether the user's session is ending; another program may keep it from doing so."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self.is_now = False

    def begin(self) -> None:
        """Keep half-filled forms within two seconds."""
        self.is_now = True
        desk = self._program.desk
        desk.window.give_way(is_final=True)
        if not desk.tasks.wait(WAITS):
            log.warning("the session ended before everything was saved")
        QTimer.singleShot(STAYS, desk.window, self._goes_on)

    def _goes_on(self) -> None:
        self.is_now = False
        self._program.desk.window.give_way(is_final=False)
