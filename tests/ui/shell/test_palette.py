"""The palette: what it knows, and what it asks the file for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.shell.commands import Command
from desktop.ui.shell.palette import Palette


class Asked:
    """A palette, what it asked for and what was run."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1000, 700)
        self.palette = Palette(look, self.host)
        self.host.show()
        self.asked: list[str] = []
        self.run: list[str] = []
        self.palette.ask = self.asked.append
        self.palette.open([self.command("Log a visit")])

    def command(self, name: str) -> Command:
        """A command that remembers that it was run."""
        return Command(name, "Command", lambda: self.run.append(name))

    def offered(self) -> list[str]:
        """What stands in the list."""
        return [self.palette.list.item(number).text() for number in range(self.palette.list.count())]


@pytest.fixture
def asked(look: Look, qtbot: QtBot) -> Asked:
    return Asked(look, qtbot)


class TestAsking:
    def test_the_file_is_asked_once_for_letters_typed_in_a_row(self, asked: Asked, qtbot: QtBot) -> None:
        qtbot.keyClicks(asked.palette.line, "hwcy")

        qtbot.waitUntil(lambda: bool(asked.asked))

        assert asked.asked == ["hwcy"]
        assert asked.palette.sentence.text() == "Searching…"

    def test_records_stand_below_commands(self, asked: Asked, qtbot: QtBot) -> None:
        qtbot.keyClicks(asked.palette.line, "visit")

        asked.palette.show_found("visit", [asked.command("Visitors Ltd")])

        assert asked.offered() == ["Log a visit", "Visitors Ltd"]

    def test_an_answer_to_earlier_letters_is_dropped(self, asked: Asked, qtbot: QtBot) -> None:
        qtbot.keyClicks(asked.palette.line, "hwcy")

        asked.palette.show_found("hw", [asked.command("禾味餐饮")])

        assert asked.offered() == []

    def test_enter_before_the_answer_runs_what_comes(self, asked: Asked, qtbot: QtBot) -> None:
        qtbot.keyClicks(asked.palette.line, "hwcy")
        qtbot.keyClick(asked.palette.line, Qt.Key.Key_Return)

        asked.palette.show_found("hwcy", [asked.command("禾味餐饮")])

        assert asked.run == ["禾味餐饮"]
        assert not asked.palette.isVisible()

    def test_nothing_found_says_what_can_be_typed(self, asked: Asked, qtbot: QtBot) -> None:
        qtbot.keyClicks(asked.palette.line, "zzz")

        asked.palette.show_found("zzz", [])

        assert asked.palette.sentence.isVisible()
        assert asked.palette.sentence.text().startswith("Nothing found.")

    def test_enter_where_nothing_was_found_leaves_what_was_typed(self, asked: Asked, qtbot: QtBot) -> None:
        qtbot.keyClicks(asked.palette.line, "zzz")
        asked.palette.show_found("zzz", [])

        qtbot.keyClick(asked.palette.line, Qt.Key.Key_Return)

        assert asked.palette.isVisible()
        assert asked.palette.line.text() == "zzz"
        assert asked.run == []
