"""Changing the language: the window is built anew in place, once the file has answered what it was asked before."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.ui.shell.leaving import Occasion

if TYPE_CHECKING:
    from desktop.app.program import Program


class Speaking:
    """Which language the next window speaks; one that comes with another file takes up what was chosen meanwhile."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self._wanted = ""

    def choose(self, language: str) -> None:
        """Build the window anew in another language, on the same page and place, asking about a half-filled form."""
        self._wanted = language
        ask = partial(self._once_answered, self._program.desk.window.current_key)
        # The click that asked for this still runs inside the old window, which waits for nothing while it is closed.
        QTimer.singleShot(0, ask)

    def take(self) -> str:
        """The language of a window that is about to be built."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._remember(wanted)
        return wanted or self._program.desk.look.texts.language

    def _once_answered(self, current: str) -> None:
        if self._wanted:  # else a window came meanwhile and speaks it
            self._program.desk.tasks.once_answered(partial(self._leave, current))

    def _leave(self, current: str) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._program.desk.window.leave_for(Occasion.LANGUAGE, partial(self._speak, wanted, current))

    def _speak(self, language: str, current: str) -> None:
        self._remember(language)
        self._program.set_up_again(language, current)

    def _remember(self, language: str) -> None:
        self._program.settings.language = language
        self._program.save_settings()
