"""Files that take seconds to make: made once in a test run, whichever of its processes comes first, then copied."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from desktop.services.sample import fill_sample
from desktop.services.sample.rehearsal import rehearse
from desktop.store.database import Database

SAMPLE_DAY = date(2026, 11, 21)  # the day the sample company of the tests stands at


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The file of this name, made by `make` if no process of this run has made it yet; to be copied, never opened."""
    base = factory.getbasetemp()
    folder = (
        base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    )  # what all workers of this run have in common
    path = folder / name
    with _alone(folder / f"{name}.turn"):
        if not path.exists():
            part = folder / f"part-{name}"
            make(part)
            part.replace(path)
    return path


def make_sample(path: Path) -> None:
    """The sample company without any evaluation."""
    Database.create(path, lambda session: fill_sample(session, SAMPLE_DAY)).close()


def make_rehearsed(sample: Path, path: Path) -> None:
    """The sample company with its four evaluations, its interviews, plans and commissions."""
    shutil.copyfile(sample, path)
    with Database.open(path) as database:
        rehearse(database, SAMPLE_DAY, lambda _period: None)


@contextmanager
def _alone(turn: Path) -> Iterator[None]:
    """Waits until no other process is inside; a process that ends lets go by itself."""
    with turn.open("ab") as held:
        _wait_for(held.fileno())
        yield


if sys.platform == "win32":
    import msvcrt

    def _wait_for(descriptor: int) -> None:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # tries for ten seconds
            except OSError:
                continue
            return

else:
    import fcntl

    def _wait_for(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
