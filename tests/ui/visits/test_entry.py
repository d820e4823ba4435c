"""Entering visits row by row, by keys alone, on a real file."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text as sql

from desktop.services.visits import VisitDraft
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.editor import CellEditor
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages
from tests.ui.visits.entry_keys import ALT, CTRL, HEADINGS, NAMES, SHIFT, Keys, in_log
from tests.ui.visits.entry_stage import EntryStage


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
        stage.panel.start()
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

        assert shown == ["11-13", "王䶮", "湖滨便利", "On site", "Progress made", "第 3 次", "报价", "12-01", "", ""]
        assert len(in_log(stage.company)) == 20
        assert keys.pressed == 2
        print(f"most processor work of one key: {keys.worst * 1000:.0f} ms")

    def test_how_long_and_where_have_their_columns_once_they_are_pasted(self, stage: EntryStage, keys: Keys) -> None:
        waiting = [stage.view.isColumnHidden(place + 1) for place in (8, 9)]
        stage.paste("日期\t员工\t客户\t时长\t地点\r\n11-10\twy\t禾味餐饮\t1.5小时\t西湖店\r\n")
        shown = [not stage.view.isColumnHidden(place + 1) for place in (8, 9)]
        keys.press(Qt.Key.Key_Return, CTRL)

        with stage.company.database.read() as session:
            kept = session.execute(sql("SELECT minutes, place FROM visit ORDER BY id DESC")).first()
        assert (waiting, shown) == ([True, True], [True, True])
        assert tuple(kept or ()) == (90, "西湖店")

    def test_home_and_the_left_arrow_end_at_the_first_cell_of_a_row(self, stage: EntryStage, keys: Keys) -> None:
        keys.press(Qt.Key.Key_Home)
        keys.press(Qt.Key.Key_Left)
        keys.type("11-20")
        keys.press(Qt.Key.Key_Tab)

        assert stage.texts()[0][:2] == ("11-20", "")
        assert stage.view.place() == (0, 1)

    def test_a_row_with_nothing_above_is_begun_at_its_day_and_one_below_at_its_customer(
        self, stage: EntryStage, keys: Keys
    ) -> None:
        stage.panel.start()
        begun = stage.view.place()
        for text in ("11-20", "wy", "hwcy"):
            keys.type(text)
            keys.press(Qt.Key.Key_Tab)
        keys.type("phone")
        keys.press(Qt.Key.Key_Return)

        assert (begun, stage.view.place()) == ((0, 0), (1, 2))

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
        stage.view.be_at(0, 2)
        event = QInputMethodEvent("", [])
        event.setCommitString("禾味餐饮")

        QApplication.sendEvent(stage.view, event)
        stage.view.finish_editing()

        assert stage.shown()[0][2] == "禾味餐饮"


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
