"""A half-filled form outlives another language, another file and the end: it is offered when it is opened anew."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
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


@pytest.fixture
def slow(written: Program, tmp_path: Path) -> Iterator[Event]:
    """Another company, other.qianji, which is on its way until this is set once it is asked for."""
    arrives = Event()
    found_company(tmp_path / "other.qianji", "Other").close()
    written.desk.tasks.act(arrives.wait, lambda _done: None)
    yield arrives
    arrives.set()


def is_open(run: Run, name: str) -> bool:
    """Whether this file stands open and nothing is under way."""
    return run.program.opened is not None and run.program.opened.database.path.name == name and run.has_settled()


class TestAnotherFileOnItsWay:
    def test_a_language_chosen_meanwhile_is_spoken_by_its_window(
        self, run: Run, slow: Event, tmp_path: Path, qtbot: QtBot
    ) -> None:
        run.program.opening.open_existing(tmp_path / "other.qianji")
        click(run.program, qtbot, "中文")
        QTimer.singleShot(0, slow.set)  # the choice stands behind the file by then
        qtbot.waitUntil(lambda: is_open(run, "other.qianji"), timeout=20000)

        assert run.program.desk.look.texts.language == CHINESE
        assert Settings.load().language == CHINESE

    def test_keys_and_clicks_wait_for_it(self, run: Run, slow: Event, tmp_path: Path, qtbot: QtBot) -> None:
        hold, seen = run.program.desk.tasks.hold, list[bool]()
        run.program.opening.open_existing(tmp_path / "other.qianji")
        QTimer.singleShot(0, lambda: seen.append(hold.is_holding))
        QTimer.singleShot(0, slow.set)

        qtbot.waitUntil(lambda: is_open(run, "other.qianji"), timeout=20000)

        assert seen == [True]
        assert not hold.is_holding

    def test_what_was_written_meanwhile_waits_in_its_own_file(
        self, run: Run, slow: Event, tmp_path: Path, company_file: Path, qtbot: QtBot
    ) -> None:
        run.program.opening.open_existing(tmp_path / "other.qianji")
        box = visits(run.program).editor.summary.box
        box.setPlainText(f"{WRITTEN}, and more")
        slow.set()
        qtbot.waitUntil(lambda: is_open(run, "other.qianji"), timeout=20000)
        open_file(run, company_file, qtbot)

        page = reopened(run, qtbot)
        qtbot.mouseClick(offer(page).go_on, Qt.MouseButton.LeftButton)

        assert page.editor.summary.box.toPlainText() == f"{WRITTEN}, and more"


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
