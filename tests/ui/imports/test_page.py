"""The import page on a real company file, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models import Staff
from desktop.ui.imports.wanted import Step
from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.imports.conftest import LEFT, Stage
from tests.ui.surroundings import FakeMessages


def test_the_first_sight_asks_for_a_file_and_lists_what_was_imported(stage: Stage) -> None:
    assert stage.page.stages.currentWidget() is stage.page.start
    assert stage.page.next_button.isHidden()


def test_a_plain_file_goes_straight_to_its_rows_and_nothing_is_saved(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)

    assert stage.presenter.step is Step.ROWS
    assert stage.page.next_button.text() == "Import 2 records"
    assert stage.page.rows.notice.sentence().startswith("2 new, 0 changed")
    assert stage.page.rows.model.index(0, 1).data() == "欧阳静怡"
    assert stage.count(Staff) == 3


def test_one_click_takes_the_rows_in_and_one_more_takes_them_back(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)

    stage.click(stage.page.next_button)
    taken, focused = stage.count(Staff), stage.page.window().focusWidget()
    stage.click(stage.page.done.take_back_button)

    assert focused is stage.page.next_button  # where Enter takes nothing back
    assert (taken, stage.count(Staff)) == (5, 3)
    assert stage.messages.last.sentence.startswith("花名册.xlsx was taken back")
    assert stage.presenter.step is Step.FILE


def test_a_past_import_is_taken_back_from_the_list_once_agreed(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)
    stage.click(stage.page.next_button)
    stage.click(stage.page.next_button)  # another file
    history = stage.page.start.history
    history.table.select(history.table.model.rows[0].batch_id)

    stage.click(history.take_back_button)
    asked = stage.messages.last
    assert asked.action is not None
    asked.action()

    assert "花名册.xlsx" in asked.sentence
    assert stage.count(Staff) == 3
    assert history.table.model.rows[0].undone_at is not None
    assert not history.take_back_button.isEnabled()


def test_the_same_file_again_brings_nothing_new(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)
    stage.click(stage.page.next_button)
    stage.click(stage.page.next_button)

    stage.choose(staff_file)

    assert stage.page.rows.notice.sentence().startswith("Nothing new: 2 records")
    assert not stage.page.next_button.isEnabled()


@pytest.mark.parametrize("content", [b"", b"\n\n", "日期,员工\n".encode(), b"\x00\x01\x02\xff" * 40])
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(stage: Stage, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.csv").write_bytes(content)

    stage.choose(tmp_path / "odd.csv")

    assert stage.page.notice.sentence()
    assert stage.presenter.step in (Step.FILE, Step.COLUMNS)


def test_a_file_dropped_on_the_page_is_looked_at(stage: Stage, staff_file: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(staff_file))])
    none = (Qt.DropAction.CopyAction, files, LEFT, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(9, 9), *none)

    stage.page.dragEnterEvent(entered)
    event = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, *none[1:])
    event.setDropAction(Qt.DropAction.MoveAction)  # with Shift held down
    stage.page.dropEvent(event)

    assert entered.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction  # the giver would delete what was moved
    assert stage.page.next_button.text() == "Import 2 records"


def test_both_languages_show_the_whole_of_every_button(
    look: Look, chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot, staff_file: Path
) -> None:
    for speaking in (look, chinese_look):
        stage = Stage(speaking, company, messages, qtbot)

        stage.choose(staff_file)
        QApplication.processEvents()

        for button in (stage.page.other_button, stage.page.back_button, stage.page.next_button):
            assert button.width() >= button.sizeHint().width()
