"""What is written beside what the owner does, as forms begun: nobody hears whether that was kept.

So it answers for no other act: it neither asks what became of one, nor is asked about before one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_aside: ContextVar[bool] = ContextVar("is_aside", default=False)


@contextmanager
def aside() -> Iterator[None]:
    """Let every writing transaction inside be one beside what the owner does."""
    before = _is_aside.set(True)
    try:
        yield
    finally:
        _is_aside.reset(before)


def is_aside() -> bool:
    """Whether what is written now is beside what the owner does."""
    return _is_aside.get()
