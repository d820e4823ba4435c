"""Tells while the server of the open company does not answer, and lets the owner stop waiting for it.

Whether it answers is asked beside the work, on a connection of its own: a long run at a server that does its part is
no silence, and a save at one that hangs would wait without a word.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.errors import N_
from desktop.ui.ports import Cancelled
from desktop.ui.shell.notices import Act
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.store.database import Database

SILENCE = "silence"  # the matter of a notice
SILENT = N_(
    "The database server at {place} does not answer yet. Nothing you entered is lost: what is being saved waits here "
    "and goes on as soon as the server answers."
)
SLOW = N_(
    "The database server at {place} is there, but has been at one answer for more than ten seconds. Nothing you "
    "entered is lost: what is being saved waits here and goes on as soon as the answer comes."
)
BREATH = 2000  # ms of waiting after which the server is asked whether it answers, and asked again
MOMENT = 1.0  # s in which what is under way may come to its end before the window goes


class Patience(QObject):
    """Follows the questions of one window; lives as long as it."""

    def __init__(self, desk: "Desk", database: "Database") -> None:
        from desktop.store.server.waiting import Watch  # the driver, only where there is a server

        super().__init__(desk.window)
        self._watch = Watch()
        self._desk = desk
        self._database = database
        self._is_told = False
        self.clock = QTimer(self)
        self.clock.setInterval(BREATH)
        self.clock.setSingleShot(True)
        self.clock.timeout.connect(self._ask)
        desk.tasks.busy_changed.connect(self._follow)
        desk.window.loses = self.loses

    def loses(self) -> bool:
        """Whether something is being saved that the server may never hear of, if the window goes now."""
        tasks = self._desk.tasks
        if tasks.is_closed or tasks.is_idle:
            return False
        return not tasks.wait(MOMENT) and not self._database.answers()

    def _follow(self, is_busy: bool) -> None:
        if is_busy:
            self.clock.start()
        else:
            self.clock.stop()
            self._withdraw()

    def _ask(self) -> None:
        if self._desk.tasks.is_closed:
            return  # the window went while something was under way
        self._desk.tasks.beside(self._is_answering, self._judge)

    def _is_answering(self, _cancelled: Cancelled) -> bool:
        return self._database.answers()

    def _judge(self, is_answering: bool) -> None:
        if self._desk.tasks.is_idle:
            return
        if is_answering and not self._takes_long():
            self._withdraw()
        elif not self._is_told:
            self._tell(SLOW if is_answering else SILENT)
        self.clock.start()

    def _takes_long(self) -> bool:
        """Whether one question has been without its answer for long, as at a server that hangs behind its door."""
        from desktop.store.server.waiting import LONG

        return any(each.is_connected and seconds >= LONG for each, seconds in self._watch.look().items())

    def _tell(self, message: str) -> None:
        _ = self._desk.look.texts
        self._is_told = True
        stop = Act(_("Stop waiting"), self._stop)
        self._desk.window.notices.say(SILENCE, _(message).format(place=self._database.place), Tone.WARN, stop)

    def _stop(self) -> None:
        """What waits is refused in its own place, where what was entered stays."""
        self._database.stop_waiting()
        self._desk.window.notices.say(
            SILENCE, self._desk.look.texts("The wait for the server is being ended …"), Tone.NEUTRAL
        )

    def _withdraw(self) -> None:
        if self._is_told:
            self._is_told = False
            self._desk.window.notices.withdraw(SILENCE)
