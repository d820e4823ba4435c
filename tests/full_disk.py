"""A disk that takes nothing any more from a certain moment on, or does not confirm what it took."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session


@contextmanager
def full_after_the_next_commit() -> Iterator[None]:
    """Let the next transaction be kept, and whatever is written after it be refused until the end of the block.

    It is the system's own limit on what a file may hold.
    """
    resource = pytest.importorskip("resource", reason="of Unix alone")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill_up(_session: Session) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # Python itself ignores the signal: the write fails

    event.listen(Session, "after_commit", fill_up)
    try:
        yield
    finally:
        event.remove(Session, "after_commit", fill_up)
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def confirm_nothing(place: Path) -> None:
    """What the system says where a disk cannot finish writing."""
    raise OSError(errno.EIO, os.strerror(errno.EIO), str(place))
