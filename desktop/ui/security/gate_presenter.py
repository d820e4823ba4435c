"""Decides at the door and behind the lock screen: the password opens; who forgot it takes the code and a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError, WrongPasswordError
from desktop.i18n import Translator
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.security.steps import Entered


@dataclass(frozen=True, slots=True)
class Gate:
    """What lies behind: each try gives what `opened` is told, or raises; all run beside the window."""

    try_password: Callable[[str], Any]
    try_code: Callable[[str], Any]
    give_anew: Callable[[str, Entered], Any] | None  # the code that fits, and what was entered; None: it just opens
    opened: Callable[[Any], None]


class GateView(Protocol):
    """What the presenter expects of its form."""

    def set_busy(self, is_busy: bool) -> None:
        """While the password is tried nothing else is."""
        ...

    def show_wrong(self, sentence: str, pause: int) -> None:
        """Say that it did not open, and let no other try be made for so many seconds."""
        ...

    def ask_for_new(self) -> None:
        """The code was right: ask for a new password."""
        ...

    def show_refused(self, sentence: str) -> None:
        """Say why the new password could not be set."""
        ...


class GatePresenter(Presenter[GateView]):
    """Speaks to one form in front of one file."""

    def __init__(self, tasks: Tasks, texts: Translator, gate: Gate) -> None:
        self._tasks = tasks
        self._texts = texts
        self._gate = gate
        self._code = ""

    def enter(self, password: str) -> None:
        """Try a password."""
        self._try(partial(self._gate.try_password, password), self._gate.opened)

    def recover(self, code: str) -> None:
        """Try a recovery code; the right one leads to a new password."""

        def fits(answer: Any) -> None:
            if self._gate.give_anew is None:
                self._gate.opened(answer)
                return
            self._code = code
            if self._view is not None:
                self._view.set_busy(False)
                self._view.ask_for_new()

        self._try(partial(self._gate.try_code, code), fits)

    def begin_anew(self, entered: Entered) -> None:
        """Set the new password and open."""
        view = self._view
        if view is None or self._gate.give_anew is None:
            return

        def refused(error: QianjiError) -> None:
            view.set_busy(False)
            view.show_refused(error.sentence(self._texts))

        view.set_busy(True)
        self._tasks.act(partial(self._gate.give_anew, self._code, entered), self._gate.opened, refused)

    def _try(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._view is not None:
            self._view.set_busy(True)
        self._tasks.act(work, done, self._refused)

    def _refused(self, error: QianjiError) -> None:
        if self._view is None:
            return
        self._view.set_busy(False)
        pause = error.pause if isinstance(error, WrongPasswordError) else 0
        self._view.show_wrong(error.sentence(self._texts), pause)
