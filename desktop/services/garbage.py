"""Garbage collection put off while much is made that lives until the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_later() -> Iterator[None]:
    """No search for garbage meanwhile.

    A large evaluation makes millions of values, nearly all of which are kept until it is stored: looking through them
    again and again takes an eighth of its time and finds nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
