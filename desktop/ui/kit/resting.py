"""Buttons that rest while something is under way, and the focus that waits for them nearby."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Resting:
    """Puts to rest what must not be pressed twice; `host` has the keys meanwhile.

    Left to itself the toolkit hands the focus of a resting button to another control of the window, and whoever works
    by keyboard is thrown out of a panel by pressing its button.
    """

    def __init__(self, host: QWidget) -> None:
        self._host = host
        self._before: QWidget | None = None  # had the focus when it was put to rest
        self._meanwhile: QWidget | None = None  # has it since: the host, or whom that hands it on to

    def rest(self, widgets: Sequence[QWidget]) -> None:
        """Let these rest."""
        focus = self._focus()
        if focus is not None and focus.isEnabled() and focus in widgets:
            self._before = focus
            self._host.setFocus()
            self._meanwhile = self._focus()
        for widget in widgets:
            widget.setEnabled(False)

    def wake(self, widgets: Sequence[QWidget]) -> None:
        """Let these act again; the focus goes back unless it was taken elsewhere meanwhile."""
        for widget in widgets:
            widget.setEnabled(True)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isEnabled() and self._focus() is self._meanwhile:
            before.setFocus()

    def _focus(self) -> QWidget | None:
        """What has the keys of this window, or will have them: while a file is chosen another window is in front."""
        return self._host.window().focusWidget()
