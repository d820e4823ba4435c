"""Rows of the grid that cannot be taken, taking a batch back, and drafts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.errors import N_, DataFileError
from desktop.services.entry_drafts import kept_rows
from desktop.services.staff import StaffDraft
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.repair_box import RepairLine
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages
from tests.ui.visits.entry_keys import ALT, CTRL, HEADINGS, Keys, in_log
from tests.ui.visits.entry_stage import EntryStage

BAD = "\r\n".join(
    [
        HEADINGS,
        "11-20\tE01\t禾味餐饮\t\t\tgood",
        "11-20\tE01\t绿园超市\t\t\tkept",
        "11-20\t无名氏\t绿源超市\t\t\tkept too",
    ]
)


class TestFaults:
    def test_rows_with_faults_keep_everything_while_the_others_are_saved(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste(BAD)
        before = stage.texts()

        keys.press(Qt.Key.Key_Return, CTRL)

        assert in_log(stage.company) == [("2026-11-20", "禾味餐饮", "good")]
        assert stage.texts() == before[1:]
        assert "1 visit was saved." in stage.messages.last.sentence

    def test_the_box_under_the_cell_repairs_it_by_key(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste(BAD)
        box = stage.panel.grid.box
        sentence = box.trouble.sentence if box.trouble else ""

        keys.press(Qt.Key.Key_1, ALT)
        repaired = stage.shown()[1][2]
        keys.press(Qt.Key.Key_F8)
        place = stage.view.place()
        keys.press(Qt.Key.Key_1, ALT)

        assert sentence == "No customer is called “绿园超市”."
        assert repaired == "绿源超市"
        assert place == (2, 1)
        assert stage.desk.counts().left_out == 1

    def test_the_box_is_clicked_too_and_escape_puts_it_away(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste(BAD)
        box = stage.panel.grid.box
        keys.press(Qt.Key.Key_Escape)
        is_away = not box.isVisible()
        stage.panel.grid.go_to_problem()
        stage.panel.grid.go_to_problem()
        lines = box.findChildren(RepairLine)

        stage.qtbot.mouseClick(lines[1], Qt.MouseButton.LeftButton)

        assert is_away
        assert "绿园超市" in stage.desk.sheet.content.accepted

    def test_a_file_that_takes_nothing_loses_nothing(
        self, stage: EntryStage, keys: Keys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_drafts: object) -> None:
            raise DataFileError(N_("The disk is full."))

        stage.paste(BAD)
        before = stage.texts()
        monkeypatch.setattr(stage.presenter.flow, "_verbs", type("Full", (), {"save": staticmethod(full)}))

        keys.press(Qt.Key.Key_Return, CTRL)

        assert stage.texts() == before
        assert stage.messages.last.weight == "failure"
        assert "all rows are still in the grid" in stage.messages.last.sentence

    def test_what_the_file_refuses_is_marked_in_its_row(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste("11-20\tE01\t禾味餐饮\r\n11-20\tE01\t绿源超市\r\n")
        stage.presenter._rules.people = {}
        stage.company.register.change(stage.company.wang, StaffDraft("王䶮", "E01", left_on=date(2026, 11, 1)))
        stage.desk.look_again()

        keys.press(Qt.Key.Key_Return, CTRL)

        assert in_log(stage.company) == []
        assert len(stage.texts()) == 2
        assert "left on 2026-11-01" in str(stage.desk.judged[0].fault)

    def test_the_same_meeting_twice_is_a_warning_that_saves(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste("11-03\tE01\t禾味餐饮\r\n11-20\tE01\t禾味餐饮\r\n11-20\tE01\t禾味餐饮\r\n")
        warned = [line.warning is not None for line in stage.desk.judged]

        keys.press(Qt.Key.Key_Return, CTRL)

        assert warned == [True, False, True]
        assert len(in_log(stage.company)) == 3


class TestUndoAndDrafts:
    def test_taking_a_batch_back_brings_its_rows_into_the_grid(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste(BAD)
        keys.press(Qt.Key.Key_Return, CTRL)
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert in_log(stage.company) == []
        assert [row[5] for row in stage.texts()] == ["good", "kept", "kept too"]
        assert stage.messages.last.sentence == "1 visit was taken back and is in the grid again."

    def test_rows_not_saved_are_back_in_another_window_and_said_so(
        self, stage: EntryStage, look: Look, company: Company, qtbot: QtBot
    ) -> None:
        stage.paste(BAD)
        stage.desk.accept("绿园超市")
        stage.desk.leave_out(2)
        messages = FakeMessages()

        again = EntryStage(look, company, messages, qtbot)

        assert again.texts() == stage.texts()
        assert again.desk.counts() == stage.desk.counts()
        assert messages.last.sentence == "3 rows that were not saved yet are back in the grid."

    def test_the_draft_goes_with_the_last_row(self, stage: EntryStage, keys: Keys) -> None:
        stage.paste("11-20\tE01\t禾味餐饮\r\n")
        keys.press(Qt.Key.Key_Return, CTRL)

        with stage.company.database.read() as session:
            assert kept_rows(session, "visits") == ()
