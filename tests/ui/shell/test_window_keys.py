"""The window's keys, its palette, and what it says at its foot."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.messages import Messages
from desktop.ui.shell.commands import Command
from desktop.ui.shell.question import QuestionBox
from desktop.ui.shell.window import MainWindow
from tests.ui.shell.stage import Stage


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "asked"),
        [(Qt.Key.Key_N, "create_new"), (Qt.Key.Key_F, "focus_filter"), (Qt.Key.Key_P, "print_out")],
    )
    def test_the_page_shown_answers(self, stage: Stage, qtbot: QtBot, key: Qt.Key, asked: str) -> None:
        stage.press(qtbot, key)

        assert stage.staff.asked == ["refresh", asked]

    def test_f5_asks_again(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.keyClick(stage.window, Qt.Key.Key_F5)

        assert stage.staff.asked == ["refresh", "refresh"]

    def test_before_there_are_places_keys_do_nothing(self, look: Look, qtbot: QtBot) -> None:
        window = MainWindow(look, Messages(), Changes())
        qtbot.addWidget(window)
        window.show_opening()
        window.show()
        qtbot.waitExposed(window)

        with qtbot.assertNotEmitted(window.palette_wanted):
            for key in (Qt.Key.Key_N, Qt.Key.Key_K):
                qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

        assert window.page() is None

    def test_f6_goes_between_the_ways_to_begin_and_a_form_over_them(self, look: Look, qtbot: QtBot) -> None:
        window = MainWindow(look, Messages(), Changes())
        qtbot.addWidget(window)
        begin = QWidget()
        way, line = QPushButton("Begin", begin), QLineEdit()
        window.show_stage(begin)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        panel = SidePanel(look, begin)
        panel.body.addWidget(line)
        way.setFocus()
        panel.open("Server")
        line.setFocus()

        qtbot.keyClick(line, Qt.Key.Key_F6)
        is_behind = way.hasFocus()
        qtbot.keyClick(way, Qt.Key.Key_F6)
        focus = window.focusWidget()

        assert is_behind
        assert focus is not None
        assert panel.isAncestorOf(focus)


class TestPalette:
    def test_ctrl_k_finds_a_person_by_initials(self, stage: Stage, qtbot: QtBot) -> None:
        run: list[str] = []
        commands = [
            Command("王䶮", "Staff member", lambda: run.append("wang"), ("wy",)),
            Command("李契", "Staff member", lambda: run.append("li"), ("lq",)),
        ]
        stage.window.palette_wanted.connect(lambda: stage.window.command_palette.open(commands))

        stage.press(qtbot, Qt.Key.Key_K)
        qtbot.keyClicks(stage.window.command_palette.line, "lq")
        qtbot.keyClick(stage.window.command_palette.line, Qt.Key.Key_Return)

        assert run == ["li"]
        assert not stage.window.command_palette.isVisible()

    def test_arrows_walk_and_a_page_can_be_chosen(self, stage: Stage, qtbot: QtBot) -> None:
        pages = [Command(place.name, "Page", partial(stage.window.go, place.key)) for place in stage.window.places()]
        stage.window.command_palette.open(pages)
        line = stage.window.command_palette.line

        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Return)

        assert stage.window.current_key == "visits"

    def test_escape_and_nothing_found_change_nothing(self, stage: Stage, qtbot: QtBot) -> None:
        stage.window.command_palette.open([])
        line = stage.window.command_palette.line

        qtbot.keyClicks(line, "zzz")
        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        stage.window.command_palette.open([])
        qtbot.keyClick(line, Qt.Key.Key_Escape)

        assert stage.window.current_key == "staff"
        assert not stage.window.command_palette.isVisible()


class TestMessages:
    def test_what_is_said_stands_at_the_foot(self, stage: Stage) -> None:
        stage.messages.tell("The visit was saved.")
        told = stage.window.toast.sentence()
        stage.messages.warn("Look at row 3.")
        warned = stage.window.toast.sentence()
        stage.messages.fail("The disk is full.")

        assert (told, warned) == ("The visit was saved.", "Look at row 3.")
        assert stage.window.toast.sentence() == "The disk is full."

    def test_ctrl_z_takes_back_what_was_just_done(self, stage: Stage, qtbot: QtBot) -> None:
        undone: list[str] = []
        stage.messages.tell("Forms written.", "Open folder", lambda: undone.append("folder"))
        stage.press(qtbot, Qt.Key.Key_Z)
        stage.messages.tell("The visit was removed.", "Undo", lambda: undone.append("visit"))

        stage.press(qtbot, Qt.Key.Key_Z)
        stage.press(qtbot, Qt.Key.Key_Z)

        assert undone == ["visit"]

    @pytest.mark.parametrize(("button", "agreed"), [("act", [True]), ("keep", [])])
    def test_a_question_names_the_act_and_keeping_changes_nothing(
        self, stage: Stage, qtbot: QtBot, button: str, agreed: list[bool]
    ) -> None:
        heard: list[bool] = []

        stage.messages.ask(
            "Delete 3 visits?", "They cannot be brought back.", "Delete 3 visits", "Keep", lambda: heard.append(True)
        )
        box = next(box for box in stage.window.findChildren(QuestionBox) if box.isVisible())
        qtbot.mouseClick(getattr(box, button), Qt.MouseButton.LeftButton)

        assert heard == agreed
