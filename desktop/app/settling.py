"""What is put off until nothing is asked: other pages' modules, the bell for a second start, care for the file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.app.first_moments import warm

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.app.garbage_turns import GarbageTurns
    from desktop.app.program import Program


class Settling:
    """Follows the questions of one run of the program."""

    def __init__(self, program: "Program", garbage: "GarbageTurns") -> None:
        self._program = program
        self._garbage = garbage
        self._is_warm = False
        self._is_bell_due = False

    def follow(self, desk: "Desk") -> None:
        """A file stands open in this window, and its first page asks for its figures."""
        self._is_bell_due = self._program.looks_ahead
        opened = self._program.opened
        if opened is not None and opened.database.is_server:
            self._program.servers.follow(opened.database)
        desk.tasks.busy_changed.connect(
            lambda _is_busy: QTimer.singleShot(0, desk.window, partial(self._settle, desk))
        )

    def end(self) -> None:
        """Make nothing more ready."""
        self._is_warm, self._is_bell_due = True, False

    def _settle(self, desk: "Desk") -> None:
        if desk is not self._program.desk or not desk.tasks.is_idle:
            return
        if self._is_bell_due:
            self._is_bell_due = False
            self._program.watch.hang_bell()
        if self._program.looks_ahead:
            self._program.keeping.rested()
        if not self._is_warm:
            self._is_warm = True
            self._garbage.begin()
            warm(desk.tasks, [place.key for place in desk.window.places()])
            if self._program.looks_ahead:
                desk.tasks.act(self._program.attached.remove_left, lambda _nothing: None)
        elif self._program.looks_ahead:
            self._program.watch.settle()
