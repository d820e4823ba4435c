"""Tells on a terminal while a server does not answer a command, and lets Ctrl+C end the waiting at once.

The driver itself hears Ctrl+C, but asks the silent server first to break off, which takes ten seconds.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType

from desktop.errors import N_, QianjiError
from desktop.store.server.answering import answers
from desktop.store.server.committing import UNKNOWN
from desktop.store.server.problems import UNREACHABLE
from desktop.store.server.waiting import LONG, Wait, Watch, end_all, waits

BREATH = 1.0  # s between two looks; what is waited for at both is asked about
SILENT = N_(
    "The database server at {place} does not answer yet. The command goes on as soon as it does; Ctrl+C ends the "
    "waiting."
)
SLOW = N_(
    "The database server at {place} is there, but has been at one answer for {seconds} seconds. The command goes on "
    "as soon as it has it; Ctrl+C ends the waiting."
)
BACK = N_("The database server at {place} answers again.")
UNKNOWN_HERE = N_(
    "The connection to the database server broke while this was being saved, and it is not known whether it was. Run "
    "the command again once the server answers: what is there already is not entered twice."
)
Say = Callable[..., None]


class Patience:
    """Looks at what the process waits for at servers, on a thread of its own, until it is closed."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._told: Wait | None = None  # what was said to be without an answer
        self._watch = Watch()
        self.is_stopped = False
        self._is_over = threading.Event()
        self._is_listening = _hears_interrupts()
        if self._is_listening:
            signal.signal(signal.SIGINT, self._interrupted)
        self._thread = threading.Thread(target=self._run, name="qianji-patience", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Say nothing more."""
        self._is_over.set()
        self._thread.join()
        if self._is_listening:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def is_end_of_waiting(self, problem: QianjiError) -> bool:
        """Whether a problem is only what Ctrl+C was meant to bring about."""
        return self.is_stopped and problem.message == UNREACHABLE

    def _run(self) -> None:
        while not self._is_over.wait(BREATH):
            self._look()

    def _look(self) -> None:
        if self.is_stopped:
            return  # who ended the waiting no longer asks whether the server answers
        known = self._watch.look()
        if self._told is None:
            for wait, seconds in known.items():
                if seconds:
                    self._ask(wait, seconds)
        elif self._told not in known and answers(self._told.address) and not self._is_over.is_set():
            self._say(BACK, place=self._told.address.place)
            self._told = None

    def _ask(self, wait: Wait, seconds: float) -> None:
        message = SLOW if answers(wait.address) else SILENT
        is_told = message == SILENT or (wait.is_connected and seconds >= LONG)
        if is_told and wait in waits():
            self._told = wait
            self._say(message, place=wait.address.place, seconds=round(seconds))

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self._told is None or self.is_stopped or not end_all():
            signal.default_int_handler(number, frame)
        self.is_stopped = True  # whoever waited hears that the line is broken


def worded_for_commands(problem: QianjiError) -> str:
    """What a problem says to whoever runs a command rather than sits before a form."""
    return UNKNOWN_HERE if problem.message == UNKNOWN else problem.message


def _hears_interrupts() -> bool:
    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    return is_usual and threading.current_thread() is threading.main_thread()
