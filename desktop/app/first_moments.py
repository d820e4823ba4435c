"""What is put off until the first page stands: the search for garbage, and the modules of the other pages."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from desktop.app.qt_classes import make_classes
from desktop.ui.ports import Cancelled, Progress, Tasks

# What the builders of pages import beside them, where that would keep the first click waiting.
BESIDE = {
    "customers": ("desktop.services.attachments", "desktop.ui.attachments.box", "desktop.ui.attachments.drop_area"),
    "evaluations": ("desktop.services.finalising", "desktop.exchange.form_book", "desktop.exchange.self_evaluation"),
    "settings": (
        "desktop.app.locking",
        "desktop.app.relocating",
        "desktop.services.vault",
        "desktop.ui.settings.backups_card",
        "desktop.ui.settings.calendar_card",
        "desktop.ui.settings.changes_card",
        "desktop.ui.settings.lists_card",
        "desktop.ui.settings.organisation",
        "desktop.ui.settings.quality_card",
        "desktop.ui.settings.security_card",
        "desktop.ui.security.password_steps",
    ),
}


def put_off_garbage() -> None:
    """No search for garbage while modules are imported: nothing of them is ever garbage, and it takes a fifth."""
    gc.disable()


def warm(tasks: Tasks, places: Sequence[str]) -> None:
    """Import the pages of these places beside the window; the first click on one is not kept waiting.

    None of them is built: sixteen pages are 4,500 widgets, which take as much memory as everything else.
    """
    names = [name for place in places for name in (f"desktop.ui.{place}.page", *BESIDE.get(place, ()))]
    late = [name for name in names if name not in sys.modules]
    make_classes()
    tasks.long(partial(_import, late), lambda _nothing: None)


def _import(names: Sequence[str], _progress: Progress, cancelled: Cancelled) -> None:
    for name in names:
        if not cancelled():
            import_module(name)
