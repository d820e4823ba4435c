"""The keys that hold in the whole window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.ui.shell.window import MainWindow


def bind_keys(window: "MainWindow", frame: QWidget) -> None:
    """Let the keys act on a window; `frame` is what holds its pages."""

    def key(keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), window).activated.connect(act)

    key("F5", lambda: _on_page(window, Page.refresh))
    key("Ctrl+N", lambda: window.once_answered(partial(_on_page, window, Page.create_new)))
    key("Ctrl+F", lambda: _on_page(window, Page.focus_filter))
    key("Ctrl+P", lambda: _on_page(window, Page.print_out))
    key("Ctrl+K", window.want_palette)
    key("Ctrl+Z", window.undo)
    key("Ctrl+L", window.lock_wanted.emit)
    for keys in ("F1", "?"):  # a box to write in keeps its question mark
        key(keys, window.show_shortcuts)
    for keys, is_forward in (("F6", True), ("Shift+F6", False)):
        key(keys, partial(_go_to_next_region, window, frame, is_forward))
    for keys, is_forward in (("Ctrl+Tab", True), ("Ctrl+Shift+Tab", False)):  # out of a grid, which keeps its Tab
        key(keys, partial(window.focusNextPrevChild, is_forward))
    for number in range(1, 10):
        for modifier in ("Alt", "Ctrl"):
            key(f"{modifier}+{number}", partial(_go_number, window, number))


def _go_to_next_region(window: "MainWindow", frame: QWidget, is_forward: bool) -> None:
    from desktop.ui.shell.regions import go_to_next_region

    page = window.page()
    shown = page if page is not None and page.isVisible() else frame  # the ways to begin are no page
    go_to_next_region(window.navigation, frame, shown, is_forward)


def _go_number(window: "MainWindow", number: int) -> None:
    places = window.places()
    if number <= len(places):
        window.go(places[number - 1].key)


def _on_page(window: "MainWindow", act: Callable[[Page], None]) -> None:
    page = window.page()
    if page is not None:
        # Through the page's own class, so that what it overrides is called.
        getattr(page, act.__name__)()
