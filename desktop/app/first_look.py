"""Lets the owner see kept figures before the data file is asked: SQLAlchemy, which that needs, takes a moment."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING

from desktop.app.first_paint import LONGEST, FirstPaint
from desktop.ui.shell.held_pages import nothing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tasks import Tasks

SECOND = 1000  # ms
TABLES = "desktop.models"


class FirstLook:
    """Holds the data file's thread until the first page is painted; questions asked meanwhile wait their turn."""

    def __init__(self, tasks: "Tasks", ready: Callable[[], None]) -> None:
        self._seen = Event()
        self._tasks = tasks
        tasks.act(partial(_import_after, self._seen), lambda _nothing: ready())

    def lasts_until_painted(self, page: "QWidget") -> None:
        """Let the thread go on once this page was painted."""
        FirstPaint(page, self._seen.set)

    def wait(self) -> None:
        """Let keys and clicks wait until other pages may be built: who asked for one and types on means that page."""
        self._tasks.once_answered(nothing)


def _import_after(seen: Event) -> None:
    seen.wait(LONGEST / SECOND)
    import_module(TABLES)
