"""One window in one language, with what belongs to it alone."""

from collections.abc import Callable
from typing import NamedTuple

from desktop.i18n import translator
from desktop.ui.changes import Changes
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.layouts import Layouts
from desktop.ui.kit.look import Look
from desktop.ui.messages import Messages
from desktop.ui.shell.window import MainWindow
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme


class Desk(NamedTuple):
    """The window, what it looks like, and its doors to the owner and to the background."""

    look: Look
    messages: Messages
    changes: Changes
    tasks: Tasks
    window: MainWindow


def set_up_desk(theme: Theme, icons: Icons, layouts: Layouts, language: str, is_closing: Callable[[], None]) -> Desk:
    """A window in this language, not yet shown; `is_closing` is called when it goes."""
    texts = translator(language)
    look = Look(theme, icons, texts, layouts)
    messages, changes = Messages(), Changes()
    tasks = Tasks(messages, changes, texts)
    window = MainWindow(look, messages, changes)
    window.once_answered = tasks.once_answered
    for each in (messages, changes, tasks):
        each.setParent(window)  # they end with it: what listens to them holds the pages, and the file behind them
    window.closing.connect(is_closing)
    return Desk(look, messages, changes, tasks, window)
