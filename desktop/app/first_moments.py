"""What is put off until the first page stands: looking for garbage, and importing the other pages."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from desktop.ui.ports import Cancelled, Progress, Tasks


def put_off_garbage() -> None:
    """No search for garbage while modules are imported: nothing of them is ever garbage, and it takes a fifth."""
    gc.disable()


def look_for_garbage() -> None:
    """Search again from now on, leaving out what stays until the end; nothing where it was never put off."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def warm(tasks: Tasks, places: Sequence[str]) -> None:
    """Import the pages of these places beside the window, so that the first click on one is not kept waiting."""
    names = [f"desktop.ui.{place}.page" for place in places]
    late = [name for name in names if name not in sys.modules]
    if late:
        tasks.long(partial(_import, late), lambda _nothing: None)


def _import(names: Sequence[str], _progress: Progress, cancelled: Cancelled) -> None:
    for name in names:
        if not cancelled():
            import_module(name)
