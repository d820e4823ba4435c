"""Another language or another file never drops a half-filled form without a question."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.i18n import CHINESE, ENGLISH
from desktop.services.company import found_company
from desktop.settings import Settings
from desktop.ui.settings.page import SettingsPage
from desktop.ui.shell.question import QuestionBox
from desktop.ui.visits.page import VisitsPage
from tests.app.running import Run

WRITTEN = "Half a visit"


@pytest.fixture
def written(run: Run, company_file: Path, qtbot: QtBot) -> Program:
    """A program that shows its settings while a visit is half written on another page."""
    program = run.start()
    program.desk.window.start_new("visits")
    qtbot.waitUntil(lambda: run.has_settled() and visits(program).editor.isVisible())
    qtbot.keyClicks(visits(program).editor.summary.box, WRITTEN)
    click(program, qtbot, "Settings")
    qtbot.waitUntil(run.has_settled)
    return program


def visits(program: Program) -> VisitsPage:
    """The page of visits, built before."""
    page = program.desk.window.findChild(VisitsPage)
    assert isinstance(page, VisitsPage)
    return page


def click(program: Program, qtbot: QtBot, text: str) -> None:
    """Click the button of the window that says so."""
    buttons = program.desk.window.findChildren(QPushButton)
    qtbot.mouseClick(next(b for b in buttons if b.text() == text and b.isVisible()), Qt.MouseButton.LeftButton)


def question(program: Program, qtbot: QtBot) -> QuestionBox:
    """What the window asks, once it does."""

    def asked() -> list[QuestionBox]:
        return [box for box in program.desk.window.findChildren(QuestionBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()))
    return asked()[0]


class TestAnotherLanguage:
    def test_going_on_writing_keeps_form_and_language(self, run: Run, written: Program, qtbot: QtBot) -> None:
        window = written.desk.window
        click(written, qtbot, "中文")
        box = question(written, qtbot)
        title = box.windowTitle()

        qtbot.mouseClick(box.keep, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(run.has_settled)

        settings = window.findChild(SettingsPage)
        assert isinstance(settings, SettingsPage)
        assert title == "Change the language although a form is not saved?"
        assert written.desk.window is window
        assert window.page() is visits(written)
        assert visits(written).editor.summary.box.toPlainText() == WRITTEN
        assert settings.language.value() == ENGLISH
        assert Settings.load().language != CHINESE

    def test_changing_without_saving_leads_back_to_the_settings(
        self, run: Run, written: Program, qtbot: QtBot
    ) -> None:
        click(written, qtbot, "中文")
        qtbot.mouseClick(question(written, qtbot).act, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: written.desk.look.texts.language == CHINESE and run.has_settled())

        page = written.desk.window.page()
        assert isinstance(page, SettingsPage)
        assert page.language.value() == CHINESE
        assert Settings.load().language == CHINESE

    def test_without_a_half_filled_form_nothing_is_asked(self, run: Run, company_file: Path, qtbot: QtBot) -> None:
        program = run.start()
        program.desk.window.start_new("visits")
        qtbot.waitUntil(lambda: run.has_settled() and visits(program).editor.isVisible())
        click(program, qtbot, "Settings")
        qtbot.waitUntil(run.has_settled)

        click(program, qtbot, "中文")
        qtbot.waitUntil(lambda: program.desk.look.texts.language == CHINESE and run.has_settled())

        assert program.desk.window.current_key == "settings"


class TestAnotherFile:
    @pytest.fixture
    def other(self, written: Program, tmp_path: Path) -> Path:
        path = tmp_path / "other.qianji"
        found_company(path, "Other").close()
        written.opening.choose_file = lambda: path
        return path

    def test_going_on_writing_opens_nothing(
        self, run: Run, written: Program, other: Path, company_file: Path, qtbot: QtBot
    ) -> None:
        click(written, qtbot, "Open another file")
        qtbot.mouseClick(question(written, qtbot).keep, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(run.has_settled)

        assert written.settings.last_file == str(company_file)
        assert visits(written).editor.summary.box.toPlainText() == WRITTEN

    def test_opening_without_saving_shows_the_other_company(
        self, run: Run, written: Program, other: Path, qtbot: QtBot
    ) -> None:
        click(written, qtbot, "Open another file")
        qtbot.mouseClick(question(written, qtbot).act, Qt.MouseButton.LeftButton)

        qtbot.waitUntil(lambda: written.settings.last_file == str(other) and run.has_settled(), timeout=20000)
        assert written.desk.window.current_key == "dashboard"
