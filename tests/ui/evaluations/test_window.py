"""The evaluations page inside the window: with real threads, at the least size, in both languages."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.i18n import ENGLISH, LANGUAGES
from desktop.models import Review
from desktop.store.database import Database
from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.shell.question import QuestionBox
from desktop.ui.shell.window import LEAST
from desktop.ui.tones import Appearance
from tests.ui.clipping import clipped
from tests.ui.scenes import end, opened_program, settle
from tests.ui.surroundings import TODAY


@pytest.fixture(params=[ENGLISH])
def program(request: pytest.FixtureRequest, qapp: QApplication, sample: Database) -> Iterator[Program]:
    made = opened_program(sample, request.param, Appearance.LIGHT, TODAY)
    made.desk.window.go("evaluations")
    settle(made)
    yield made
    end(made)


def page_of(program: Program) -> EvaluationsPage:
    page = program.desk.window.page()
    assert isinstance(page, EvaluationsPage)
    return page


def test_what_is_half_written_is_kept_when_another_page_is_shown(program: Program) -> None:
    page = page_of(program)
    page.texts.talk.agreements.set_value("Weekly figures")

    program.desk.window.go("staff")
    settle(program)
    program.desk.window.go("evaluations")
    settle(program)

    form = page.shown_form()
    assert form is not None
    assert form.agreements == "Weekly figures"


def test_what_is_half_written_is_kept_when_the_window_closes(program: Program, sample: Database) -> None:
    page = page_of(program)
    form = page.shown_form()
    assert form is not None
    page.texts.talk.agreements.set_value("Weekly figures")

    program.desk.window.close()
    settle(program)

    assert not program.desk.window.isVisible()
    with sample.read() as session:
        assert session.get_one(Review, form.review_id).agreements == "Weekly figures"


def test_what_cannot_be_kept_is_asked_about(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.texts.talk.agreements.set_value("Weekly figures")
    page.texts.talk.day.set_value(date(2027, 1, 4))

    program.desk.window.close()
    box = program.desk.window.findChild(QuestionBox)
    is_open = program.desk.window.isVisible()
    assert box is not None
    qtbot.mouseClick(box.act, Qt.MouseButton.LeftButton)

    assert is_open
    assert "still to come" in page.texts.talk.day.error()
    assert not program.desk.window.isVisible()


def test_a_run_finalise_and_the_arrows_in_between(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    qtbot.mouseClick(page.acts.again, Qt.MouseButton.LeftButton)
    is_busy = not page.acts.finalise.isEnabled()
    settle(program)

    for _press in range(3):
        qtbot.keyClick(page.people.view, Qt.Key.Key_Down)
    settle(program)

    form = page.shown_form()
    assert form is not None
    assert is_busy
    assert form.rank == 4
    assert page.acts.finalise.isEnabled()


@pytest.mark.parametrize("program", LANGUAGES, indirect=True)
def test_a_trial_never_scrolls_sideways_at_the_least_size(program: Program) -> None:
    program.desk.window.resize(LEAST)
    settle(program)
    more = page_of(program).more

    more.menu.trigger("what_if")
    settle(program)

    assert more.what_if.table.view.horizontalScrollBar().maximum() == 0
    assert more.what_if.width() <= page_of(program).width()


@pytest.mark.parametrize("program", LANGUAGES, indirect=True)
def test_no_word_of_a_draft_is_clipped_at_the_least_size(program: Program) -> None:
    program.desk.window.resize(LEAST)
    page = page_of(program)
    page.create_new()
    page.run_panel.period.box.setCurrentIndex(page.run_panel.period.box.count() - 1)
    page.run_panel.period.box.picked.emit(page.run_panel.period.box.value())
    settle(program)
    in_panel = clipped(page.run_panel)

    page.run_panel.draft_button.click()
    settle(program)

    assert in_panel == []
    assert page.more.draft.isVisible()
    assert clipped(page.more.draft) == []
