"""What a writer says while it works: the only thing its killer knows of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import event
from sqlalchemy.orm import Session

from desktop.store.database import Database
from desktop.store.shelf import last_change


class Telling(Protocol):
    """Hears of each unit of work: begun, how far, kept."""

    def tries(self, unit: str) -> None:
        """It begins."""

    def steps(self, step: str) -> None:
        """It came so far."""

    def keeps(self, unit: str) -> None:
        """It was acknowledged: from now on it may never be missing."""


class Spoken:
    """Says each line on standard output at once."""

    def tries(self, unit: str) -> None:
        """Say that a unit begins."""
        self._say("TRY", unit)

    def steps(self, step: str) -> None:
        """Say how far it is."""
        self._say("STEP", step)

    def keeps(self, unit: str) -> None:
        """Say that it is kept."""
        self._say("ACK", unit)

    def _say(self, word: str, name: str) -> None:
        sys.stdout.write(f"{word} {name}\n")
        sys.stdout.flush()


def next_change(database: Database) -> int:
    """The number which the next entry in the record of changes will get; it names the unit that makes it."""
    with database.raw() as connection:
        return last_change(connection) + 1


@contextmanager
def steps_told(telling: Telling) -> Iterator[None]:
    """Tell of each transaction when everything is written and when it is kept."""

    def written(_session: Any) -> None:
        telling.steps("written")

    def committed(_session: Any) -> None:
        telling.steps("committed")

    event.listen(Session, "before_commit", written)
    event.listen(Session, "after_commit", committed)
    try:
        yield
    finally:
        event.remove(Session, "before_commit", written)
        event.remove(Session, "after_commit", committed)


def folder_beside(path: Path) -> Path:
    """Where writers put copies and further data files."""
    return path.with_name(f"{path.stem}-faults")
