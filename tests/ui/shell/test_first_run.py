"""The first minute."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE
from desktop.ui.kit.look import Look
from desktop.ui.shell.first_run import BREAK, FirstRun
from desktop.ui.shell.presets import PresetChoice

PRESETS = (PresetChoice("sales", "Sales team", "6 stages"), PresetChoice("franchise", "Franchise", "7 stages"))


@pytest.fixture
def first_run(look: Look, qtbot: QtBot) -> FirstRun:
    made = FirstRun(look, PRESETS)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


class TestFirstRun:
    def test_a_company_needs_a_name(self, first_run: FirstRun, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(first_run.created):
            qtbot.mouseClick(first_run.create_button, Qt.MouseButton.LeftButton)

        assert "name" in first_run.name.error()

    def test_name_and_kind_are_passed_on(self, first_run: FirstRun, qtbot: QtBot) -> None:
        qtbot.keyClicks(first_run.name.box, "Hewei Catering")
        first_run.preset.set_value("franchise")

        with qtbot.waitSignal(first_run.created) as heard:
            qtbot.keyClick(first_run.name.box, Qt.Key.Key_Return)

        assert heard.args == ["Hewei Catering", "franchise"]

    def test_the_other_ways_are_one_click_each(self, first_run: FirstRun, qtbot: QtBot) -> None:
        with qtbot.waitSignal(first_run.sample_wanted):
            qtbot.mouseClick(first_run.sample_button, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(first_run.open_wanted):
            qtbot.mouseClick(first_run.open_button, Qt.MouseButton.LeftButton)

    def test_the_folder_is_said_with_what_speaks_against_it(self, first_run: FirstRun, qtbot: QtBot) -> None:
        first_run.show_folder("D:\\Company", "That drive is another computer's.")

        with qtbot.waitSignal(first_run.folder_wanted):
            qtbot.mouseClick(first_run.folder_button, Qt.MouseButton.LeftButton)
        assert "D:\\Company" in first_run.folder.text().replace(BREAK, "")
        assert "another computer" in first_run.folder_risk.sentence()

    def test_the_language_can_be_chosen_first(self, first_run: FirstRun, qtbot: QtBot) -> None:
        with qtbot.waitSignal(first_run.language_chosen) as heard:
            qtbot.mouseClick(first_run.languages.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)

        assert heard.args == [CHINESE]

    def test_while_a_file_is_made_nothing_else_is_started(self, first_run: FirstRun) -> None:
        first_run.set_busy(True)

        assert not first_run.create_button.isEnabled()
        assert not first_run.sample_button.isEnabled()
        assert not first_run.server_button.isEnabled()
        assert not first_run.languages.isEnabled()  # the file that comes would find no window, and stay locked

    def test_enter_in_the_name_makes_no_second_file_while_one_is_made(
        self, first_run: FirstRun, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(first_run.name.box, "Hewei Catering")
        first_run.set_busy(True)

        with qtbot.assertNotEmitted(first_run.created):
            qtbot.keyClick(first_run.name.box, Qt.Key.Key_Return)
