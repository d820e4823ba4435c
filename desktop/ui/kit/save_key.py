"""Ctrl+Enter and Ctrl+S save, wherever something is entered."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

SAVE = "Ctrl+S"
SAVE_AND_GO_ON = ("Ctrl+Return", "Ctrl+Enter")
SAVING = (*SAVE_AND_GO_ON, SAVE)


def saves(event: QKeyEvent) -> bool:
    """Whether a key pressed in a grid is one of them."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return (is_enter and has_control) or event.matches(QKeySequence.StandardKey.Save)


def save_by_key(form: QWidget, *buttons: QAbstractButton) -> None:
    """Let the keys press a button while the focus is in `form`: the first that is neither disabled nor hidden."""

    def press() -> None:
        for button in buttons:
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    act_by_keys(form, SAVING, press)


def act_by_keys(form: QWidget, keys: Iterable[str], act: Callable[[], object]) -> None:
    """Let keys act while the focus is in `form`."""
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), form, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
