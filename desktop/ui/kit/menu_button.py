"""A button under which further acts hang."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QPushButton

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a menu: a key to find it by, its words, what it does."""

    key: str
    text: str
    action: Callable[[], None]


class MenuButton:
    """The button and its menu; acts are shown or hidden by their keys."""

    def __init__(self, look: Look, text: str, acts: Sequence[Act]) -> None:
        self.button: QPushButton = plain_button(look, text)
        self.menu = QMenu(self.button)
        self._entries = {}
        for act in acts:
            entry = self.menu.addAction(act.text)
            # triggered carries a bool nobody wants.
            entry.triggered.connect(lambda _checked=False, act=act: act.action())
            self._entries[act.key] = entry
        self.button.setMenu(self.menu)
        self.button.setProperty("menu", "true")

    def offer(self, key: str, is_offered: bool) -> None:
        """Show an act, or leave it out."""
        self._entries[key].setVisible(is_offered)

    def offered(self) -> list[str]:
        """The keys of the acts shown."""
        return [key for key, entry in self._entries.items() if entry.isVisible()]

    def trigger(self, key: str) -> None:
        """Do an act as if it had been clicked."""
        self._entries[key].trigger()
