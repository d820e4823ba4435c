"""Commission statements by mouse and keys."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.period import parse_period
from desktop.i18n import ENGLISH, translator
from desktop.models import Staff
from desktop.ui.incentives.page import Tab
from desktop.ui.incentives.statement_tab import state_of
from desktop.ui.ports import Wish
from desktop.ui.tones import Tone
from tests.ui.clipping import clipped
from tests.ui.incentives.conftest import IN_Q3, PLAN, Q3, Stage
from tests.ui.surroundings import TODAY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def earned(stage: Stage) -> Stage:
    """王䶮 earned 6,000 and 李契 1,000 in the third quarter; 王䶮 another 500 in the running one."""
    stage.plans.add(PLAN)
    stage.earn(stage.company.wang, number="QY-1")
    stage.earn(stage.company.li, "100000")
    stage.earn(stage.company.wang, "50000", TODAY)
    return stage


def open_first(stage: Stage, qtbot: QtBot) -> None:
    """Open the statement that stands first with the keyboard."""
    stage.page.statements.table.view.setFocus()
    stage.page.statements.table.view.selectRow(0)
    qtbot.keyClick(stage.page.statements.table.view, Qt.Key.Key_Return)
    assert stage.page.statement.isVisible()


def texts_of(stage: Stage) -> list[str]:
    """What the panel says."""
    return [label.text() for label in stage.page.statement.findChildren(QLabel) if label.isVisible()]


class TestList:
    def test_without_a_plan_the_page_teaches_and_leads_to_one(self, stage: Stage, qtbot: QtBot) -> None:
        begin = stage.page.statements.table.state.findChild(QPushButton)

        qtbot.mouseClick(begin, LEFT)

        assert stage.page.tabs.value() is Tab.PLANS
        assert stage.page.plan.isVisible()

    def test_the_last_full_quarter_is_shown_with_its_sums(self, earned: Stage) -> None:
        assert earned.states() == [("王䶮", "6,000.00", "Unsettled"), ("李契", "1,000.00", "Unsettled")]
        assert earned.page._subtitle.text() == "¥7,000.00 earned, ¥0.00 settled, ¥7,000.00 unsettled"
        assert clipped(earned.page) == []

    def test_all_that_is_unsettled_can_be_shown(self, earned: Stage) -> None:
        earned.commissions.settle_all([line.key for line in earned.page.statements.table.model.rows], TODAY)
        earned.page.period.set_value(None)

        earned.page.refresh()

        assert earned.states() == [("王䶮", "500.00", "Still running")]

    def test_its_columns_are_chosen_and_it_is_taken_out_as_shown(self, earned: Stage, tmp_path: Path) -> None:
        tab = earned.page.statements
        assert tab.foot.summary.text() == "2 statements"
        tab.table.columns.show("plan", is_shown=False)
        tab.foot.choose_file = lambda _proposed: tmp_path / "statements.csv"

        tab.foot.export()

        head = (tmp_path / "statements.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert head == "Staff member,Period,Base,Earned,Settled,Unsettled,State"

    def test_a_person_is_chosen(self, earned: Stage) -> None:
        earned.page.staff.set_value(earned.company.li)
        earned.page.staff.picked.emit(earned.company.li)

        assert [name for name, *_rest in earned.states()] == ["李契"]

    def test_a_period_without_any_says_so(self, earned: Stage) -> None:
        earned.page.period.set_value(parse_period("2026Q2"))

        earned.page.refresh()

        labels = [label.text() for label in earned.page.statements.table.state.findChildren(QLabel)]
        assert "No commission here" in labels

    def test_another_page_leads_to_a_persons_open_commissions(self, earned: Stage) -> None:
        earned.page.show_tab(Tab.HONOURS)

        earned.page.arrive(Wish(staff_id=earned.company.wang))

        assert earned.states() == [("王䶮", "6,000.00", "Unsettled"), ("王䶮", "500.00", "Still running")]

    @pytest.mark.parametrize(
        ("stated", "told"),
        [
            ({}, ("unsettled", Tone.ACCENT)),
            ({"settled": Decimal(1)}, ("partly settled", Tone.WARN)),
            ({"settled": Decimal(6000)}, ("settled", Tone.OK)),
            ({"settled": Decimal(6001)}, ("paid too much", Tone.BAD)),
            ({"computed": Decimal(0)}, ("nothing earned", Tone.NEUTRAL)),
            ({"now": Decimal(1)}, ("records changed", Tone.WARN)),
            ({"left_on": TODAY}, ("has left, unsettled", Tone.BAD)),
            ({"period": parse_period("2026Q4")}, ("still running", Tone.NEUTRAL)),
        ],
    )
    def test_the_state_names_what_is_most_urgent(
        self, earned: Stage, stated: dict[str, object], told: tuple[str, Tone]
    ) -> None:
        line = replace(earned.page.statements.table.model.rows[0], **stated)  # type: ignore[arg-type] # known fields

        assert state_of(line, TODAY, translator(ENGLISH)) == told


class TestSettling:
    def test_everything_shown_is_settled_after_asking_and_taken_back(self, earned: Stage, qtbot: QtBot) -> None:
        offered = earned.page.settle_button.text()
        qtbot.mouseClick(earned.page.settle_button, LEFT)
        asked = earned.messages.last
        assert asked.action is not None
        asked.action()
        settled = earned.states()
        undo = earned.messages.last.action
        assert undo is not None
        undo()

        assert (offered, asked.sentence, asked.act) == (
            "Settle 2 statements", "Settle 2 statements?", "Settle ¥7,000.00",
        )  # fmt: skip
        assert settled == [("王䶮", "—", "Settled"), ("李契", "—", "Settled")]
        assert earned.states()[0] == ("王䶮", "6,000.00", "Unsettled")

    def test_with_nothing_to_settle_the_button_rests(self, stage: Stage) -> None:
        assert not stage.page.settle_button.isEnabled()

    def test_a_part_is_noted_and_taken_back(self, earned: Stage, qtbot: QtBot) -> None:
        open_first(earned, qtbot)
        panel = earned.page.statement
        panel.amount.set_value("2,000")
        panel.note.set_value("9 月工资")

        qtbot.mouseClick(panel.settle_button, LEFT)
        partly = earned.states()[0]
        back = next(button for button in panel.findChildren(QPushButton) if button.text() == "Take back")
        qtbot.mouseClick(back, LEFT)

        assert partly == ("王䶮", "4,000.00", "Partly settled")
        assert earned.states()[0] == ("王䶮", "6,000.00", "Unsettled")

    @pytest.mark.parametrize(
        ("amount", "day", "said"),
        [
            ("much", "2026-11-21", "Enter an amount"),
            ("1", "soon", "Write a day"),
            ("7000", "2026-11-21", "cannot be settled"),
            ("1", "2026-11-22", "is in the future"),
        ],
    )
    def test_what_cannot_be_noted_is_said(
        self, earned: Stage, qtbot: QtBot, amount: str, day: str, said: str
    ) -> None:
        open_first(earned, qtbot)
        panel = earned.page.statement
        panel.amount.set_value(amount)
        panel.settled_on.box.setText(day)

        qtbot.mouseClick(panel.settle_button, LEFT)

        told = f"{panel.amount.error()} {panel.settled_on.error()} {panel.trouble.sentence()}"
        assert said in told
        assert earned.states()[0][2] == "Unsettled"


class TestPanel:
    def test_it_goes_down_to_the_contracts_and_slices(self, earned: Stage, qtbot: QtBot) -> None:
        open_first(earned, qtbot)

        model = earned.page.statement.table.model
        assert [model.index(0, column).data() for column in range(6)] == [
            "2026-08-14", "禾味餐饮", "Received", "500,000", "1.2 %", "6,000.00",
        ]  # fmt: skip
        assert {"¥300,000 × 1 %", "¥3,000.00", "¥200,000 × 1.5 %"} <= set(texts_of(earned))
        assert clipped(earned.page) == []

    def test_a_contract_line_leads_to_the_contract(self, earned: Stage, qtbot: QtBot) -> None:
        open_first(earned, qtbot)

        earned.page.statement.table.opened.emit(earned.page.statement.table.model.rows[0])

        assert earned.guide.led == [("signings", Wish(text="QY-1"))]

    def test_the_owners_figure_needs_a_reason_and_is_dropped_again(self, earned: Stage, qtbot: QtBot) -> None:
        open_first(earned, qtbot)
        panel = earned.page.statement
        qtbot.mouseClick(panel.override_button, LEFT)
        without_amount = panel.own_amount.error()
        panel.own_amount.set_value("5000")
        qtbot.mouseClick(panel.override_button, LEFT)
        without_reason = panel.trouble.sentence()
        panel.reason.set_value("资料未齐")
        qtbot.mouseClick(panel.override_button, LEFT)
        own = earned.states()[0], "Your figure: 资料未齐" in texts_of(earned)
        qtbot.mouseClick(panel.drop_button, LEFT)

        assert "Enter an amount" in without_amount
        assert "must not be empty" in without_reason
        assert own == (("王䶮", "5,000.00", "Unsettled"), True)
        assert earned.states()[0][1] == "6,000.00"
        assert not panel.drop_button.isVisible()

    def test_a_figure_set_elsewhere_is_told_before_another_takes_its_place(self, earned: Stage, qtbot: QtBot) -> None:
        open_first(earned, qtbot)
        panel = earned.page.statement
        panel.own_amount.set_value("5000")
        panel.reason.set_value("资料未齐")
        earned.commissions.override(earned.page.statements.table.model.rows[0].key, Decimal(4000), "late")

        qtbot.mouseClick(panel.override_button, LEFT)
        told = panel.trouble.sentence()
        qtbot.mouseClick(panel.override_button, LEFT)

        assert told == "Changed elsewhere meanwhile: ¥4,000.00 (late). Use yours again if it holds."
        assert earned.states()[0][1] == "5,000.00"

    def test_records_changed_since_are_shown_and_taken_over(self, earned: Stage, qtbot: QtBot) -> None:
        earned.commissions.settle(earned.page.statements.table.model.rows[0].key, TODAY)
        earned.earn(earned.company.wang, "100000")
        open_first(earned, qtbot)
        panel = earned.page.statement
        changed = earned.states()[0], panel.notice.sentence()

        qtbot.mouseClick(panel.renew_button, LEFT)

        assert changed[0] == ("王䶮", "—", "Records changed")
        assert "today it would be ¥7,500.00 instead of ¥6,000.00" in changed[1]
        assert earned.states()[0] == ("王䶮", "1,500.00", "Partly settled")
        assert not panel.renew_button.isVisible()
        earned.messages.take_last_back()
        assert earned.states()[0] == changed[0]

    def test_a_running_period_says_when_it_can_be_settled(self, earned: Stage, qtbot: QtBot) -> None:
        earned.page.period.set_value(parse_period("2026Q4"))
        earned.page.refresh()
        open_first(earned, qtbot)

        assert "runs until 2026-12-31" in earned.page.statement.notice.sentence()
        assert not earned.page.statement.settle_button.isVisible()

    def test_who_has_left_is_named_and_can_be_settled_at_once(self, earned: Stage, qtbot: QtBot) -> None:
        with earned.company.database.write() as session:
            session.get_one(Staff, earned.company.wang).left_on = date(2026, 11, 20)
        earned.page.period.set_value(parse_period("2026Q4"))
        earned.page.refresh()
        open_first(earned, qtbot)

        assert "left on 2026-11-20" in earned.page.statement.notice.sentence()
        assert earned.page.statement.settle_button.isVisible()


class TestExport:
    def test_the_statements_shown_are_written_line_by_line(self, earned: Stage, qtbot: QtBot, target: Path) -> None:
        earned.page.choose_target = lambda: target

        qtbot.mouseClick(earned.page.export_button, LEFT)

        rows = list(load_workbook(target).active.iter_rows(values_only=True))
        assert rows[0][:4] == ("Code", "Name", "Commission plan", "Period")
        assert rows[1][1:6] == ("王䶮", "回款提成", "2026Q3", "QY-1", "禾味餐饮")
        assert rows[1][7:13] == ("received", 500000, 100, 500000, 1.2, 6000)
        assert (rows[2][4], *rows[2][12:16]) == ("Total", 6000, 6000, 0, 6000)
        assert len(rows) == 1 + 4
        assert earned.messages.last.sentence == "Wrote 2 statements to commissions.xlsx."

    def test_nothing_is_written_where_no_file_is_chosen(self, earned: Stage, qtbot: QtBot, target: Path) -> None:
        earned.page.choose_target = lambda: None

        qtbot.mouseClick(earned.page.export_button, LEFT)

        assert not target.exists()

    def test_all_periods_are_written_where_all_are_shown(self, earned: Stage, qtbot: QtBot, target: Path) -> None:
        earned.page.choose_target = lambda: target
        earned.page.period.set_value(None)
        earned.page.refresh()

        qtbot.mouseClick(earned.page.export_button, LEFT)

        assert earned.messages.last.sentence == "Wrote 3 statements to commissions.xlsx."
        assert IN_Q3 in Q3
