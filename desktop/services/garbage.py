"""Garbage collection put off while much is made that lives until the end."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Rest:
    """How many pieces of work want no search just now: the file's thread and the one for long work may overlap."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._number = 0
        self._was_on = True

    def begin(self) -> None:
        with self._turn:
            if self._number == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._number += 1

    def end(self) -> None:
        with self._turn:
            self._number -= 1
            if self._number == 0 and self._was_on:
                gc.enable()


_rest = _Rest()


@contextmanager
def collected_later() -> Iterator[None]:
    """No search for garbage meanwhile.

    A large evaluation makes millions of values, nearly all of which are kept until it is stored: looking through them
    again and again takes an eighth of its time and finds nothing.
    """
    _rest.begin()
    try:
        yield
    finally:
        _rest.end()
