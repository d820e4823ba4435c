"""An exercise that is told to stop ends there, and what it found so far is told."""

import signal
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import TypeVar

_asked: list[int] = []
Turn = TypeVar("Turn")


def stop_when_asked() -> None:
    """Let the signals that end a program end the exercise at its next turn."""

    def ask(number: int, _frame: FrameType | None) -> None:
        _asked.append(number)

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, ask)


def turns(wanted: Iterable[Turn]) -> Iterator[Turn]:
    """The turns of an exercise until it is told to stop."""
    for turn in wanted:
        if _asked:
            return
        yield turn
