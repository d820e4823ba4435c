"""Ctrl+Enter saves, wherever something is entered outside a form panel, which has the key of itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget


def save_by_key(form: QWidget, button: QAbstractButton) -> None:
    """Let Ctrl+Enter press a button while the focus is in `form`; one that is disabled or hidden is not pressed."""

    def press() -> None:
        if button.isVisible():
            button.click()

    for key in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(key), form, press)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
