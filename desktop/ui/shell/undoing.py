"""What can be taken back: the offers to undo outlive the messages that made them; no toolkit."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ui.messages import Message

MOST_KEPT = 20


@dataclass(frozen=True, slots=True, eq=False)
class Undoable:
    """An act that can be taken back, in the words it was told with."""

    sentence: str
    action: Callable[[], None]


class Undoing:
    """The acts of this window that can still be taken back, the latest last; each only once."""

    def __init__(self, undo: str) -> None:
        self._undo = undo  # the word on the button of messages that offer it
        self._acts: list[Undoable] = []

    def noticed(self, message: Message) -> Message:
        """The message to show; what it offers to undo is remembered, and forgotten once it is undone."""
        if message.act != self._undo or message.action is None:
            return message
        act = Undoable(message.sentence, message.action)
        self._acts = [*self._acts[-(MOST_KEPT - 1) :], act]
        return message._replace(action=lambda: self.take_back(act))

    def recent(self) -> tuple[Undoable, ...]:
        """What can be taken back, the latest first."""
        return tuple(reversed(self._acts))

    def undo_latest(self) -> bool:
        """Take the latest act back; whether there was one."""
        if not self._acts:
            return False
        self.take_back(self._acts[-1])
        return True

    def take_back(self, act: Undoable) -> None:
        """Take this act back, unless that was done already."""
        if act in self._acts:
            self._acts.remove(act)
            act.action()
