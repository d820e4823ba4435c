"""A window with two pages that remember what they were asked."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.messages import Messages
from desktop.ui.ports import Topic, Wish
from desktop.ui.shell.places import Place
from desktop.ui.shell.window import MainWindow


class Diary(Page):
    """A page that remembers what it was asked."""

    def __init__(self, look: Look, topic: Topic) -> None:
        super().__init__(look, topic.value)
        self.topics = frozenset({topic})
        self.asked: list[object] = []
        self.is_kept = True

    def keep_written(self) -> bool:
        return self.is_kept

    def refresh(self) -> None:
        self.asked.append("refresh")

    def create_new(self) -> None:
        self.asked.append("create_new")

    def focus_filter(self) -> None:
        self.asked.append("focus_filter")

    def print_out(self) -> None:
        self.asked.append("print_out")

    def arrive(self, wish: Wish) -> None:
        self.asked.append(wish)


class Stage:
    """A window with two pages and everything around it."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.messages, self.changes = Messages(), Changes()
        self.window = MainWindow(look, self.messages, self.changes)
        qtbot.addWidget(self.window)
        self.staff, self.visits = Diary(look, Topic.STAFF), Diary(look, Topic.VISITS)
        self.window.show_opening()
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.show_places(
            [
                Place("staff", "Records", "Staff", "users", lambda: self.staff),
                Place("visits", "Records", "Visits", "map-pin", lambda: self.visits),
            ],
            "栗巷茶食",
            Path("company.qianji"),
        )

    def press(self, qtbot: QtBot, key: Qt.Key) -> None:
        """Press Ctrl and a key in the window."""
        qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)
