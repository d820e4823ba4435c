"""An owner changes the language and the appearance from the palette, and begins with a company of their own."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.i18n import CHINESE
from desktop.settings import Settings
from desktop.ui.settings.page import SettingsPage
from tests.app.running import Run
from tests.flows.window.hands import Hands
from tests.flows.window.watchdog import Watchdog


def test_language_and_appearance_are_switched_by_the_keyboard(hands: Hands) -> None:
    hands.go("targets")
    hands.step("switch the appearance")
    hands.find("dark appearance")
    dark = hands.program.theme.tokens.name
    hands.find("light appearance")

    hands.step("switch the language")
    hands.find("zhongwen")
    hands.until(lambda: hands.program.desk.look.texts.language == CHINESE and is_shown(hands.program))

    assert dark == "dark"
    assert hands.program.desk.window.current_key == "targets"
    assert Settings.load().language == CHINESE


def test_a_password_is_looked_for_and_found_among_the_settings(hands: Hands) -> None:
    hands.find("password")

    listed = hands.page(SettingsPage).contents.list
    hands.until(lambda: listed.currentItem() is not None and listed.currentItem().text() == "Security")


def test_a_first_run_ends_on_an_empty_company(qapp: QApplication, qtbot: QtBot, home: Path) -> None:
    run = Run(qapp, qtbot, home)
    run.program.looks_ahead = True
    watchdog = Watchdog()
    hands = Hands(qtbot, run.program, watchdog)
    with watchdog.watching():
        hands.step("show the first run")
        run.start()
        stage = run.stage()
        assert stage is not None
        hands.step("name the company")
        hands.type("栗巷茶食", stage.name.box)
        hands.step("make the company")
        hands.press(Qt.Key.Key_Return, on=stage.name.box)
        hands.step("go on without a password")
        run.skip_password()
        hands.until(lambda: is_shown(run.program))
        hands.go("settings")
        named = hands.page(SettingsPage)
    run.program.desk.window.put_away()
    run.program.close()

    assert named is not None
    assert (home / "company.qianji").exists()
    assert watchdog.too_long() == []


def is_shown(program: Program) -> bool:
    """Whether a page stands in the window."""
    return program.desk.window.page() is not None
