"""Entering visits row by row, by keys alone, on a real file."""

import time
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.errors import N_, DataFileError
from desktop.models import Customer, Visit
from desktop.services.entry_drafts import kept_rows
from desktop.services.staff import StaffDraft
from desktop.services.visits import VisitDraft
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.editor import CellEditor
from desktop.ui.kit.paste_grid.repair_box import RepairLine
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages
from tests.ui.visits.entry_stage import EntryStage

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAMES = ("禾味餐饮", "绿源超市", "城东广场", "湖滨便利")
HEADINGS = "日期\t员工\t客户\t方式\t结果\t谈了什么\t下一步\t下次日期"


class Keys:
    """Presses keys wherever the focus is, and counts them; an owner types about three a second."""

    def __init__(self, stage: EntryStage) -> None:
        self._stage = stage
        self.pressed = 0
        self.worst = 0.0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        started = time.process_time()
        self._stage.qtbot.keyClick(self._focus(), key, modifiers)
        self.worst = max(self.worst, time.process_time() - started)
        self.pressed += 1

    def type(self, text: str) -> None:
        """One key for each sign."""
        for sign in text:
            started = time.process_time()
            self._stage.qtbot.keyClicks(self._focus(), sign)
            self.worst = max(self.worst, time.process_time() - started)
            self.pressed += 1

    def _focus(self) -> QWidget:
        return self._stage.host.focusWidget() or self._stage.view


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> EntryStage:
    for name in NAMES:
        company.visit(date(2026, 11, 3), name)
    return EntryStage(look, company, messages, qtbot)


@pytest.fixture
def keys(stage: EntryStage) -> Keys:
    return Keys(stage)


def in_log(company: Company) -> list[tuple[str, str, str]]:
    """Day, customer and summary of the visits after those the company began with."""
    with company.database.read() as session:
        rows = session.execute(
            select(Visit.visited_on, Customer.name, Visit.summary)
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .where(Visit.deleted_at.is_(None), Visit.id > len(NAMES))
            .order_by(Visit.id)
        )
        return [(day.isoformat(), name or "", summary) for day, name, summary in rows]


def test_a_grid_made_ready_unseen_takes_the_keys_from_nobody(
    look: Look, company: Company, messages: FakeMessages, qtbot: QtBot
) -> None:
    stage = EntryStage(look, company, messages, qtbot)
    line = QLineEdit(stage.host)
    line.show()
    line.setFocus()
    stage.panel.hide()

    stage.panel.start()

    assert stage.host.focusWidget() is line


class TestByKeys:
    def test_a_day_of_twenty_visits_is_typed_and_saved_with_few_keys(self, stage: EntryStage, keys: Keys) -> None:
        keys.press(Qt.Key.Key_Home)
        stage.view.be_at(0, 0)
        for text in ("11-20", "wy"):
            keys.type(text)
            keys.press(Qt.Key.Key_Tab)
        for number in range(20):
            keys.type(("hwcy", "lycs", "cdgc", "hbbl")[number % 4])
            keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Return, CTRL)

        saved = in_log(stage.company)
        assert len(saved) == 20
        assert saved[:2] == [("2026-11-20", "禾味餐饮", ""), ("2026-11-20", "绿源超市", "")]
        assert stage.messages.last.sentence == "20 visits were saved."
        assert keys.pressed <= 120  # six a visit: under a minute at two a second
        print(f"keys pressed: {keys.pressed}; most processor work of one: {keys.worst * 1000:.0f} ms")

    def test_twenty_rows_from_excel_need_two_keys(self, stage: EntryStage, keys: Keys) -> None:
        rows = [
            f"11-{10 + number % 9}\tE01\t{NAMES[number % 4]}\t上门\t有进展\t第 {number} 次\t报价\t12-1"
            for number in range(20)
        ]
        QGuiApplication.clipboard().setText("\r\n".join([HEADINGS, *rows]) + "\r\n")

        keys.press(Qt.Key.Key_V, CTRL)
        shown = stage.shown()[3]
        keys.press(Qt.Key.Key_Return, CTRL)

        assert shown == ["11-13", "王䶮", "湖滨便利", "On site", "Progress made", "第 3 次", "报价", "12-01"]
        assert len(in_log(stage.company)) == 20
        assert keys.pressed == 2
        print(f"most processor work of one key: {keys.worst * 1000:.0f} ms")

    def test_tab_goes_on_enter_begins_a_row_and_shift_tab_goes_back(self, stage: EntryStage, keys: Keys) -> None:
        stage.view.be_at(0, 2)
        keys.type("hwcy")
        keys.press(Qt.Key.Key_Tab)
        keys.press(Qt.Key.Key_Tab)
        after_tab = stage.view.place()
        keys.press(Qt.Key.Key_Backtab, SHIFT)
        back = stage.view.place()
        keys.type("x")
        keys.press(Qt.Key.Key_Return)

        assert (after_tab, back, stage.view.place()) == ((0, 4), (0, 3), (1, 2))

    def test_arrows_delete_undo_and_filling_down(self, stage: EntryStage, keys: Keys) -> None:
        for text in ("hwcy", "lycs"):
            keys.type(text)
            keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Up)
        keys.press(Qt.Key.Key_D, CTRL)
        filled = [row[2] for row in stage.texts()]
        keys.press(Qt.Key.Key_Z, CTRL)
        undone = [row[2] for row in stage.texts()]
        keys.press(Qt.Key.Key_Delete)

        assert filled == ["禾味餐饮", "禾味餐饮"]
        assert undone == ["禾味餐饮", "绿源超市"]
        assert [row[2] for row in stage.texts()] == ["禾味餐饮"]

    def test_offers_open_while_typing_and_the_arrows_choose(self, stage: EntryStage, keys: Keys) -> None:
        keys.press(Qt.Key.Key_Down, ALT)
        editor = QApplication.focusWidget()
        assert isinstance(editor, CellEditor)
        is_open = editor.is_offering
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Down)
        assert editor.offers is not None
        marked = editor.offers.marked()
        assert marked is not None
        keys.press(Qt.Key.Key_Return)

        assert is_open
        assert stage.texts()[0][2] == marked.label

    def test_escape_closes_the_list_then_leaves_the_cell_as_it_was(self, stage: EntryStage, keys: Keys) -> None:
        keys.type("hw")
        keys.press(Qt.Key.Key_Escape)
        is_editing = isinstance(stage.host.focusWidget(), CellEditor)
        keys.press(Qt.Key.Key_Escape)

        assert is_editing
        assert stage.texts() == []

    def test_a_composition_is_never_broken(self, stage: EntryStage, keys: Keys) -> None:
        keys.press(Qt.Key.Key_F2)
        editor = stage.host.focusWidget()
        assert isinstance(editor, CellEditor)
        QApplication.sendEvent(editor, QInputMethodEvent("he wei", []))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            stage.qtbot.keyClick(editor, key)
        stage.qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
        is_still_open = editor.isVisible() and editor.is_composing
        commit = QInputMethodEvent("", [])
        commit.setCommitString("禾味")
        QApplication.sendEvent(editor, commit)
        is_offered = editor.is_offering
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Return)

        assert is_still_open
        assert is_offered
        assert stage.texts()[0][2] == "禾味餐饮"

    def test_an_input_method_opens_the_cell_by_itself(self, stage: EntryStage) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString("禾味餐饮")

        QApplication.sendEvent(stage.view, event)
        stage.view.finish_editing()

        assert stage.shown()[0][2] == "禾味餐饮"


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


class TestSide:
    def test_the_week_of_the_person_in_the_row_counts_log_and_grid(self, stage: EntryStage) -> None:
        promised = VisitDraft(date(2026, 11, 18), stage.company.wang, customer="城东广场", outcome="有进展")
        stage.company.log.log(replace(promised, next_step="报价", next_on=date(2026, 11, 23)))

        stage.paste("11-18\tE01\t禾味餐饮\t\t有进展\r\n11-19\tE01\t湖滨便利\t\t未见到人\t\t再约\t11-25\r\n")
        stage.view.be_at(0, 2)

        told = {label.text() for label in stage.panel.side.findChildren(QLabel)}
        assert "王䶮's week" in told
        assert "2" in told
        assert {"湖滨便利 再约", "城东广场 报价"} <= told

    def test_another_week_can_be_turned_to(self, stage: EntryStage) -> None:
        stage.paste("11-18\tE01\t禾味餐饮\r\n")
        stage.view.be_at(0, 2)

        stage.panel.side.turned.emit(-1)

        told = {label.text() for label in stage.panel.side.findChildren(QLabel)}
        assert any("W46" in text for text in told)


def test_columns_are_given_another_meaning_in_the_panel(stage: EntryStage, qtbot: QtBot) -> None:
    stage.paste("11-20\tE01\tkiosks\r\n11-19\tE01\tprices\r\n")
    qtbot.mouseClick(stage.panel.grid.change_button, Qt.MouseButton.LeftButton)
    panel = stage.panel.grid.panel
    panel._pickers[2].set_value("summary")

    qtbot.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)

    assert [(row[2], row[5]) for row in stage.texts()] == [("", "kiosks"), ("", "prices")]
