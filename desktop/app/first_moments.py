"""What is put off until the first page stands: the search for garbage, and making the other pages ready."""

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from desktop.ui.ports import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    from desktop.ui.shell.window import MainWindow
    from desktop.ui.tasks import Tasks as WindowTasks

BREATH = 150  # ms between two pages that are made ready


def put_off_garbage() -> None:
    """No search for garbage while modules are imported: nothing of them is ever garbage, and it takes a fifth."""
    gc.disable()


def warm(tasks: Tasks, places: Sequence[str], then: Callable[[], None]) -> None:
    """Import the pages of these places beside the window, then go on; the first click on one is not kept waiting."""
    names = [f"desktop.ui.{place}.page" for place in places]
    late = [name for name in names if name not in sys.modules]
    tasks.long(partial(_import, late), lambda _nothing: then())


def prepare_pages(window: "MainWindow", tasks: "WindowTasks") -> None:
    """Build the pages one by one while nothing else is under way, each in a turn of the event loop of its own."""
    from PySide6.QtCore import QTimer

    def prepare() -> None:
        if window.isVisible() and (not tasks.is_idle or window.prepare_next()):
            QTimer.singleShot(BREATH, window, prepare)

    QTimer.singleShot(BREATH, window, prepare)


def _import(names: Sequence[str], _progress: Progress, cancelled: Cancelled) -> None:
    for name in names:
        if not cancelled():
            import_module(name)
