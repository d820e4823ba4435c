"""The form of a contract by mouse and keys."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.signings.conftest import Stage
from tests.ui.signings.form_keys import CTRL, LEFT, field, fill, open_new, write
from tests.ui.surroundings import TODAY


class TestContractForm:
    def test_a_contract_is_entered_with_the_keyboard(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        fill(stage, qtbot, "120,000")

        qtbot.keyClick(field(stage, "amount").box, Qt.Key.Key_Return, CTRL)

        kept = stage.kept()
        assert (kept.amount, kept.customer, kept.signed_on) == (Decimal(120000), "Hewei Catering", TODAY)
        assert stage.messages.last.sentence == "Entered the contract with Hewei Catering over ¥120,000."
        assert stage.page.form.isVisible()  # Ctrl+Enter goes on with the next one
        assert field(stage, "amount").value() == ""

    def test_saving_closes_the_form_and_undo_takes_it_back(self, stage: Stage, qtbot: QtBot) -> None:
        open_new(stage, qtbot)
        fill(stage, qtbot)

        qtbot.mouseClick(stage.page.form.save_button, LEFT)
        listed = stage.numbers()
        undo = stage.messages.last.action
        assert undo is not None
        undo()

        assert (listed, stage.page.form.isVisible(), stage.numbers()) == ([""], False, [])
        assert stage.messages.last.sentence == "The contract was taken back."

    def test_shares_are_added_and_split_by_clicks(self, stage: Stage, qtbot: QtBot) -> None:
        open_new(stage, qtbot)
        fill(stage, qtbot)
        shares = field(stage, "shares")

        qtbot.mouseClick(shares.add_button, LEFT)
        shares._rows[1][0].set_value(stage.company.li)
        qtbot.mouseClick(shares.split_button, LEFT)
        qtbot.mouseClick(stage.page.form.save_button, LEFT)

        assert [(one.name, one.percent) for one in stage.kept().signers] == [
            ("王䶮", Decimal(50)),
            ("李契", Decimal(50)),
        ]

    def test_shares_that_do_not_sum_to_100_are_said_so_and_nothing_is_lost(self, stage: Stage, qtbot: QtBot) -> None:
        open_new(stage, qtbot)
        fill(stage, qtbot)
        write(qtbot, field(stage, "shares")._rows[0][1], "90")

        qtbot.mouseClick(stage.page.form.save_button, LEFT)

        assert "sum to 90 %" in field(stage, "shares").error()
        assert field(stage, "shares").sum.text() == "Sum: 90 %"
        assert field(stage, "amount").value() == "1000"
        assert stage.numbers() == []

    def test_a_person_is_taken_out(self, stage: Stage, qtbot: QtBot) -> None:
        open_new(stage, qtbot)
        shares = field(stage, "shares")
        shares.add_person()

        remove = [button for button in shares.findChildren(QPushButton) if button.toolTip() == "Remove this person"]
        qtbot.mouseClick(remove[0], LEFT)

        assert len(shares.value()) == 1

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_after_a_row_is_taken_out_the_keys_are_in_the_one_that_moved_up(
        self, stage: Stage, qtbot: QtBot, place: int
    ) -> None:
        open_new(stage, qtbot)
        shares, instalments = field(stage, "shares"), field(stage, "instalments")
        found = []
        for rows, add, name in (
            (shares, shares.add_person, "Remove this person"),
            (instalments, instalments.add_row, "Remove this instalment"),
        ):
            while len(rows.value()) < 3:
                add()
            remove = [each for each in rows.findChildren(QPushButton) if each.toolTip() == name][place]
            remove.setFocus()
            qtbot.keyClick(remove, Qt.Key.Key_Space)
            found.append(stage.page.form.window().focusWidget() is rows._rows[min(place, 1)][0])

        assert found == [True, True]

    @pytest.mark.parametrize(
        ("parts", "amounts"),
        [("3", ["333.34", "333.33", "333.33"]), ("50/30/20", ["500", "300", "200"]), ("1", ["1,000"])],
    )
    def test_a_plan_fills_the_instalments(self, stage: Stage, qtbot: QtBot, parts: str, amounts: list[str]) -> None:
        open_new(stage, qtbot)
        fill(stage, qtbot)
        plan = field(stage, "instalments").plan
        write(qtbot, plan.parts, parts)
        write(qtbot, plan.first, "2027-01-31")
        write(qtbot, plan.months, "1")

        qtbot.mouseClick(plan.fill_button, LEFT)
        rows = field(stage, "instalments").value()
        qtbot.mouseClick(stage.page.form.save_button, LEFT)

        assert [row.amount for row in rows] == amounts
        assert [row.day for row in rows] == ["2027-01-31", "2027-02-28", "2027-03-31"][: len(amounts)]
        assert sum(line.amount for line in stage.kept().instalments) == 1000

    @pytest.mark.parametrize(
        ("amount", "parts", "first", "months", "said"),
        [
            ("", "3", "2027-01-31", "1", "Enter the amount of the contract first"),
            ("1000", "", "2027-01-31", "1", "Write the number of parts"),
            ("1000", "x", "2027-01-31", "1", "Write the number of parts"),
            ("1000", "50/40", "2027-01-31", "1", "sum to 90 %"),
            ("1000", "3", "soon", "1", "Write the first due day"),
            ("1000", "3", "2027-01-31", "0", "how many months"),
            ("1000", "500", "2027-01-31", "1", "500 instalments cannot be right"),
        ],
    )
    def test_what_is_no_plan_is_said_so(
        self, stage: Stage, qtbot: QtBot, amount: str, parts: str, first: str, months: str, said: str
    ) -> None:
        open_new(stage, qtbot)
        field(stage, "amount").set_value(amount)
        plan = field(stage, "instalments").plan
        for box, text in ((plan.parts, parts), (plan.first, first), (plan.months, months)):
            write(qtbot, box, text)

        qtbot.keyClick(plan.parts, Qt.Key.Key_Return)

        assert said in field(stage, "instalments").error()
        assert field(stage, "instalments").value() == ()

    def test_an_instalment_is_added_changed_and_taken_out(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign()
        stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
        instalments = field(stage, "instalments")
        qtbot.mouseClick(instalments.add_button, LEFT)
        write(qtbot, instalments._rows[2][0], "2027-12-01")
        write(qtbot, instalments._rows[2][1], "100")
        told = instalments.sum.text()
        remove = [one for one in instalments.findChildren(QPushButton) if one.toolTip() == "Remove this instalment"]
        qtbot.mouseClick(remove[0], LEFT)

        qtbot.mouseClick(stage.page.form.save_button, LEFT)

        assert told == "Sum: ¥1,100 of ¥1,000"
        assert [(line.due_on, line.amount) for line in stage.kept().instalments] == [
            (date(2027, 6, 1), Decimal(500)),
            (date(2027, 12, 1), Decimal(100)),
        ]
        assert stage.messages.last.sentence == "The contract was saved."

    def test_a_contract_is_landed_and_terminated(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign()
        stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
        write(qtbot, field(stage, "landed_on").box, "2026-11-21")
        write(qtbot, field(stage, "terminated_on").box, "2026-11-22")

        qtbot.mouseClick(stage.page.form.save_button, LEFT)

        assert (stage.kept().landed_on, stage.kept().terminated_on) == (TODAY, date(2026, 11, 22))

    def test_a_refusal_is_said_in_the_form(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("QY-1")
        open_new(stage, qtbot)
        fill(stage, qtbot)
        write(qtbot, field(stage, "number").box, "QY-1")

        qtbot.mouseClick(stage.page.form.save_button, LEFT)

        assert "number QY-1 already" in stage.page.form.notice.sentence()
        assert stage.page.form.isVisible()

    def test_a_removed_contract_comes_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign()
        stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])

        qtbot.mouseClick(stage.page.form.remove_button, LEFT)
        without = stage.numbers()
        undo = stage.messages.last.action
        assert undo is not None
        undo()

        assert (without, stage.numbers()) == ([], ["QY-1"])

    def test_a_form_closed_unsaved_can_be_gone_on_with(self, stage: Stage, qtbot: QtBot) -> None:
        open_new(stage, qtbot)
        fill(stage, qtbot)
        kept = stage.page.keep_written()

        qtbot.keyClick(stage.page.form, Qt.Key.Key_Escape)
        back = stage.messages.last.action
        assert back is not None
        back()

        assert kept is False
        assert stage.page.form.isVisible()
        assert field(stage, "amount").value() == "1000"
