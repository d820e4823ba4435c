"""What the page shown offers at its head, for whoever calls it by name: its buttons, and what hangs under one."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMenu, QPushButton

if TYPE_CHECKING:
    from desktop.ui.kit.page import Page


class PageAct(NamedTuple):
    """An act by the words of its button."""

    name: str
    run: Callable[[], None]


def page_acts(page: "Page") -> Iterator[PageAct]:
    """The acts that can be done on a page now, from left to right."""
    for place in range(page.buttons.count()):
        item = page.buttons.itemAt(place)
        button = item.widget() if item is not None else None
        if isinstance(button, QPushButton) and button.isVisible() and button.isEnabled():
            yield from _acts_of(button)


def _acts_of(button: QPushButton) -> Iterator[PageAct]:
    menu: QMenu | None = button.menu()  # the toolkit's own hints know of no button without one
    if menu is None:
        name = button.text() or button.accessibleName()  # only an icon where room is short
        if name:
            yield PageAct(name, partial(_press, button, button.click))
        return
    for entry in menu.actions():
        if entry.isVisible() and entry.isEnabled() and entry.text():
            yield PageAct(entry.text(), partial(_press, button, entry.trigger))


def _press(button: QPushButton, act: Callable[[], None]) -> None:
    """Act with the focus at the button, so that it is there again afterwards."""
    button.setFocus()
    act()
