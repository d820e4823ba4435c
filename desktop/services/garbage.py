"""Garbage collection put off while much is made that lives until the end, and kept to the first thread.

Among the garbage may be objects of the window, which must end on the thread they live on: found on another one, they
end twice when the window lets go of them in the same moment, and the system ends the program.
"""

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
        self._is_young_wanted = False

    @property
    def is_going_on(self) -> bool:
        """Whether somebody wants no search just now."""
        return self._number > 0

    def ask_for_the_young(self) -> None:
        """What was made lately may be searched all the same."""
        self._is_young_wanted = True

    def was_asked(self) -> bool:
        """Whether that was asked since the last time this was."""
        was, self._is_young_wanted = self._is_young_wanted, False
        return was

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


def collect_young() -> None:
    """Search what was made lately: at once on the first thread, else when that thread has its next turn."""
    if threading.current_thread() is threading.main_thread():
        gc.collect(1)
    else:
        _rest.ask_for_the_young()


def may_search_all() -> bool:
    """Whether nobody wants to be left alone by a search just now."""
    return not _rest.is_going_on


def may_search_young() -> bool:
    """Whether what was made lately may be searched now; who asked for it is answered by that."""
    return _rest.was_asked() or may_search_all()
