"""Buttons: one primary per view, plain ones, links, and bare icons with a name for screen readers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui.kit.look import Look
from desktop.ui.kit.words import literal


class Button(QPushButton):
    """A button that Enter presses as the space bar does, which Qt has only in dialogs; “&” is a sign among others."""

    def __init__(self, text: str = "") -> None:
        super().__init__(literal(text))

    def setText(self, text: str) -> None:
        """Show these words, each sign of them."""
        super().setText(literal(text))

    def text(self) -> str:
        """The words as they were given."""
        return super().text().replace("&&", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter; a key held down presses once."""
        is_bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not is_bare:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def _button(text: str, kind: str, clicked: Callable[[], None] | None) -> QPushButton:
    button = Button(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if clicked is not None:
        # clicked carries a bool nobody wants.
        button.clicked.connect(lambda _checked=False: clicked())
    return button


def primary_button(look: Look, text: str, clicked: Callable[[], None] | None = None, icon: str = "") -> QPushButton:
    """The one button of a view that does what the view is for."""
    button = _button(text, "primary", clicked)
    if icon:
        look.icons.put(button, icon, "on_accent")
    return button


def plain_button(look: Look, text: str, clicked: Callable[[], None] | None = None, icon: str = "") -> QPushButton:
    """A button beside the primary one."""
    button = _button(text, "plain", clicked)
    if icon:
        look.icons.put(button, icon, "text")
    return button


def danger_button(look: Look, text: str, clicked: Callable[[], None] | None = None, icon: str = "") -> QPushButton:
    """A button whose act cannot be undone."""
    button = _button(text, "danger", clicked)
    if icon:
        look.icons.put(button, icon, "bad")
    return button


def link_button(text: str, clicked: Callable[[], None] | None = None) -> QPushButton:
    """Words to click on inside a text."""
    button = _button(text, "link", clicked)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def icon_button(
    look: Look, icon: str, name: str, clicked: Callable[[], None] | None = None, size: int = 16
) -> QPushButton:
    """A bare icon; `name` is its tool tip and what a screen reader says."""
    button = _button("", "icon", clicked)
    button.setToolTip(name)
    button.setAccessibleName(name)
    look.icons.put(button, icon, "text2", size)
    return button
