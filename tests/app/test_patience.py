"""What the window says while the server of its company takes everything and says nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.patience import SILENCE, Patience
from desktop.i18n import CHINESE
from desktop.services.company import found_on_server
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.link import write_link
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.shell.question import QuestionBox
from desktop.ui.visits.page import VisitsPage
from tests.app.running import TODAY, Run
from tests.server import fresh_database, new_name
from tests.store.server.cut_line import CutLine, cut_line

pytestmark = pytest.mark.on_server
LONG = 60_000  # ms


@pytest.fixture
def line(run: Run, tmp_path: Path) -> Iterator[CutLine]:
    """A line to the server of the company that stands open, with one person in it."""
    with fresh_database(new_name()) as made:
        with found_on_server(made.url, "Hewei Catering", "sales") as company:
            StaffRegister(company, lambda: TODAY).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))
        with cut_line(made) as passing:
            link = tmp_path / "office.qianji-server"
            write_link(link, passing.address)
            run.start()
            run.program.opening.open_existing(link)
            run.wait_for_page()
            yield passing
            passing.go_on()
            run.program.close()


def visits(run: Run) -> VisitsPage:
    run.program.desk.window.go("visits")
    run.wait_for_page()
    page = run.program.desk.window.page()
    assert isinstance(page, VisitsPage)
    return page


def begun_visit(run: Run, qtbot: QtBot) -> FormPanel:
    """The form of a new visit, filled."""
    page = visits(run)
    page.new_button.click()
    qtbot.waitUntil(page.editor.isVisible, timeout=LONG)
    page.editor.staff.set_value(1)
    page.editor.place.box.setText("Hewei")
    return page.editor


def said(run: Run) -> str:
    return run.program.desk.window.notices.said().get(SILENCE, "")


def test_a_save_that_waits_says_so_and_goes_on_with_the_server(run: Run, qtbot: QtBot, line: CutLine) -> None:
    editor = begun_visit(run, qtbot)
    line.hold()
    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said(run)), timeout=LONG)
    told = said(run)
    line.go_on()
    qtbot.waitUntil(lambda: not editor.isVisible() and not said(run), timeout=LONG)

    assert "does not answer yet. Nothing you entered is lost" in told
    assert len(visits(run).table.loaded_rows()) == 1


def test_who_stops_waiting_finds_the_form_as_it_was(run: Run, qtbot: QtBot, line: CutLine) -> None:
    editor = begun_visit(run, qtbot)
    line.hold()
    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said(run)), timeout=LONG)
    run.program.desk.window.notices.act(SILENCE).click()
    qtbot.waitUntil(lambda: "cannot be reached" in visits_notice(run), timeout=LONG)

    assert editor.isVisible()
    assert visits(run).editor.place.value() == "Hewei"


def test_an_answer_that_takes_long_is_told_though_the_server_is_there(
    run: Run, qtbot: QtBot, line: CutLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.server.waiting.LONG", 1.0)
    editor = begun_visit(run, qtbot)
    with psycopg.connect(line.address.url) as other:
        other.execute("LOCK TABLE visit")
        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(said(run)), timeout=LONG)
        told = said(run)
    qtbot.waitUntil(lambda: not editor.isVisible() and not said(run), timeout=LONG)

    assert "is there, but has been at one answer" in told


def visits_notice(run: Run) -> str:
    page = run.program.desk.window.page()
    assert isinstance(page, VisitsPage)
    return page.editor.notice.sentence()


def test_a_window_with_a_save_under_way_does_not_close_unasked(run: Run, qtbot: QtBot, line: CutLine) -> None:
    editor = begun_visit(run, qtbot)
    line.hold()
    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    window = run.program.desk.window
    is_closed = window.close()
    asked = window.findChildren(QuestionBox)
    assert [each.windowTitle() for each in asked] == ["Close although a form is not saved?"]
    asked[0].keep.click()
    line.go_on()
    qtbot.waitUntil(lambda: not editor.isVisible(), timeout=LONG)

    assert not is_closed
    assert window.isVisible()


def test_a_window_that_went_with_a_question_under_way_asks_nothing_more(
    run: Run, qtbot: QtBot, line: CutLine
) -> None:
    tasks = run.program.desk.tasks
    line.hold()
    run.program.desk.window.go("visits")
    patience = run.program.desk.window.findChild(Patience)
    assert patience is not None
    assert run.program.opened is not None
    run.program.opened.database.lose_patience()
    tasks.close()
    with qtbot.waitSignal(patience.clock.timeout, timeout=LONG):
        assert not tasks.is_idle

    assert run.program.desk.window.toast.sentence() == ""  # where an error nobody foresaw would be told
    assert not patience.loses()


def test_another_language_is_spoken_once_the_server_has_answered(run: Run, qtbot: QtBot, line: CutLine) -> None:
    line.hold()
    visits_asked = run.program.desk.window
    visits_asked.go("visits")
    run.program.choose_language(CHINESE)
    qtbot.waitUntil(lambda: bool(said(run)), timeout=LONG)
    spoken_meanwhile = run.program.desk.look.texts.language
    line.go_on()
    qtbot.waitUntil(lambda: run.program.desk.look.texts.language == CHINESE, timeout=LONG)
    run.wait_for_page()

    assert spoken_meanwhile != CHINESE
