"""Lets the arrow keys go from one button of a list to the next without pressing it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from desktop.ui.kit.surfaces import bring_into_sight

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class ArrowKeys(QObject):
    """Watches the buttons given to it; Enter presses the one with the focus, as the space bar does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []

    def watch(self, buttons: Sequence[QAbstractButton]) -> None:
        """Go between these buttons from now on."""
        self._buttons = list(buttons)
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows, Home, End and Enter."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not isinstance(watched, QAbstractButton):
            return super().eventFilter(watched, event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.click()
            return True
        at = self._buttons.index(watched) + STEPS.get(key, 0)
        target = ENDS.get(key, max(0, min(at, len(self._buttons) - 1)))
        if key not in STEPS and key not in ENDS:
            return super().eventFilter(watched, event)
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(self._buttons[target])
        return True
