"""What an input method sends while an owner writes Chinese."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


def compose(widget: QWidget, letters: str) -> None:
    """The letters typed so far, underlined in the line."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def commit(widget: QWidget, words: str) -> None:
    """The words chosen for them."""
    done = QInputMethodEvent("", [])
    done.setCommitString(words)
    QCoreApplication.sendEvent(widget, done)
