"""A half-filled form outlives another language, another file and the end: it is offered when it is opened anew."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.i18n import CHINESE
from desktop.services.company import found_company
from desktop.settings import Settings
from desktop.ui.kit.form_drafts import DraftOffer
from desktop.ui.settings.page import SettingsPage
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
    qtbot.mouseClick(
        next(b for b in buttons if text in (b.text(), b.accessibleName()) and b.isVisible()),
        Qt.MouseButton.LeftButton,
    )


def reopened(run: Run, qtbot: QtBot) -> VisitsPage:
    """The page of visits with its form opened anew, once that is offered what was begun."""
    program = run.program
    program.desk.window.start_new("visits")
    qtbot.waitUntil(lambda: visits(program).editor.isVisible() and offer(visits(program)).isVisible(), timeout=20000)
    return visits(program)


def offer(page: VisitsPage) -> DraftOffer:
    """What the form says of what was begun."""
    found = page.editor.findChild(DraftOffer)
    assert isinstance(found, DraftOffer)
    return found


def open_file(run: Run, path: Path, qtbot: QtBot) -> None:
    """Open another company file."""
    run.program.opening.choose_file = lambda: path
    run.program.open_other()
    qtbot.waitUntil(lambda: run.program.settings.last_file == str(path) and run.has_settled(), timeout=20000)


class TestAnotherLanguage:
    def test_what_was_typed_goes_along(self, run: Run, written: Program, qtbot: QtBot) -> None:
        click(written, qtbot, "中文")
        qtbot.waitUntil(lambda: written.desk.look.texts.language == CHINESE and run.has_settled(), timeout=20000)
        shown = written.desk.window.page()

        page = reopened(run, qtbot)
        qtbot.mouseClick(offer(page).go_on, Qt.MouseButton.LeftButton)

        assert isinstance(shown, SettingsPage)
        assert Settings.load().language == CHINESE
        assert page.editor.summary.box.toPlainText() == WRITTEN
        assert page.editor.form.is_touched
        assert not offer(page).isVisible()

    def test_without_a_half_filled_form_nothing_is_offered(self, run: Run, company_file: Path, qtbot: QtBot) -> None:
        program = run.start()
        program.desk.window.start_new("visits")
        qtbot.waitUntil(lambda: run.has_settled() and visits(program).editor.isVisible())
        click(program, qtbot, "Settings")
        qtbot.waitUntil(run.has_settled)

        click(program, qtbot, "中文")
        qtbot.waitUntil(lambda: program.desk.look.texts.language == CHINESE and run.has_settled())
        program.desk.window.start_new("visits")
        qtbot.waitUntil(lambda: run.has_settled() and visits(program).editor.isVisible())

        assert not offer(visits(program)).isVisible()


class TestAnotherFile:
    def test_the_form_waits_in_its_own_file(
        self, run: Run, written: Program, tmp_path: Path, company_file: Path, qtbot: QtBot
    ) -> None:
        other = tmp_path / "other.qianji"
        found_company(other, "Other").close()
        for path in (other, company_file):
            open_file(run, path, qtbot)

        page = reopened(run, qtbot)
        qtbot.mouseClick(offer(page).discard, Qt.MouseButton.LeftButton)
        page.editor.dismiss()
        written.desk.window.start_new("visits")
        qtbot.waitUntil(lambda: run.has_settled() and page.editor.isVisible())

        assert not offer(page).isVisible()
        assert page.editor.summary.box.toPlainText() == ""
