"""The one door to the owner's attention: the shell shows what comes through it."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.shown import in_lines


class Weight(StrEnum):
    """How much a message matters."""

    DONE = "ok"
    UNDER_WAY = "busy"
    WARNING = "warn"
    FAILURE = "bad"


class Message(NamedTuple):
    """A sentence for the owner, perhaps with a button."""

    weight: Weight
    sentence: str
    act: str = ""
    action: Callable[[], None] | None = None


class Question(NamedTuple):
    """A question whose buttons name the act and its opposite."""

    question: str
    explanation: str
    act: str
    keep: str
    agreed: Callable[[], None]
    is_harmless: bool = False  # agreeing takes nothing away, so that it may be the default


class Messages(QObject):
    """Passes messages and questions on to whoever shows them."""

    said = Signal(object)  # Message
    asked = Signal(object)  # Question

    def tell(self, sentence: str, act: str = "", action: Callable[[], None] | None = None) -> None:
        """Say what was done; `act` names a button (undo, open folder) that calls `action`."""
        self.said.emit(Message(Weight.DONE, in_lines(sentence), act, action))

    def begin(self, sentence: str) -> None:
        """Say what is under way."""
        self.said.emit(Message(Weight.UNDER_WAY, in_lines(sentence)))

    def warn(self, sentence: str) -> None:
        """Say what the owner should look at."""
        self.said.emit(Message(Weight.WARNING, in_lines(sentence)))

    def fail(self, sentence: str) -> None:
        """Say what did not work and what to do; it stays until closed."""
        self.said.emit(Message(Weight.FAILURE, in_lines(sentence)))

    def ask(self, question: str, explanation: str, act: str, keep: str, agreed: Callable[[], None]) -> None:
        """Ask before something that cannot be undone."""
        self.asked.emit(Question(in_lines(question), in_lines(explanation), act, keep, agreed))
