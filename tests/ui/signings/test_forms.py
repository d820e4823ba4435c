"""The forms of a contract and of money by mouse and keys."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.i18n import ENGLISH, translator
from desktop.services.signing_drafts import InstalmentDraft, ShareDraft
from desktop.ui.signings.entries import InstalmentEntry, ShareEntry, instalments_of, shares_of, sum_of
from tests.ui.signings.conftest import Stage
from tests.ui.surroundings import TODAY

TEXTS = translator(ENGLISH)
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def field(stage: Stage, name: str) -> Any:
    return stage.page.form.form.fields[name]


def write(qtbot: QtBot, box: QLineEdit, text: str) -> None:
    """Type into a box instead of what stands there."""
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, text)


def open_new(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.page.new_button, LEFT)
    assert stage.page.form.isVisible()


def fill(stage: Stage, qtbot: QtBot, amount: str = "1000") -> None:
    """Enter a contract of 王䶮 with a new customer."""
    write(qtbot, field(stage, "customer").box, "Hewei Catering")
    write(qtbot, field(stage, "amount").box, amount)
    field(stage, "shares").set_value((ShareEntry(stage.company.wang, percent="100"),))


class TestContractForm:
    def test_a_contract_is_entered_with_the_keyboard(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        fill(stage, qtbot, "120,000")

        qtbot.keyClick(field(stage, "amount").box, Qt.Key.Key_Return, CTRL)

        kept = stage.kept()
        assert (kept.amount, kept.customer, kept.signed_on) == (Decimal(120000), "Hewei Catering", TODAY)
        assert stage.messages.last.sentence == "Entered the contract with Hewei Catering over 120,000 yuan."
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

        assert told == "Sum: 1,100 of 1,000"
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


class TestMoneyForm:
    def test_money_is_entered_changed_and_removed_in_the_contract(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign()
        stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
        qtbot.mouseClick(stage.page.form.receipts.enter_button, LEFT)
        receipt = stage.page.receipt
        write(qtbot, receipt.form.fields["amount"].box, "300")  # type: ignore[attr-defined] # a line of text
        qtbot.mouseClick(receipt.save_button, LEFT)
        change = [one for one in stage.page.form.receipts.findChildren(QPushButton) if one.text() == "Change"]
        qtbot.mouseClick(change[0], LEFT)
        write(qtbot, receipt.form.fields["amount"].box, "200")  # type: ignore[attr-defined] # a line of text
        qtbot.mouseClick(receipt.save_button, LEFT)
        changed = stage.kept().received
        change = [one for one in stage.page.form.receipts.findChildren(QPushButton) if one.text() == "Change"]
        qtbot.mouseClick(change[0], LEFT)
        qtbot.mouseClick(receipt.remove_button, LEFT)

        assert (changed, stage.kept().received) == (Decimal(200), Decimal(0))
        assert stage.page.form.isVisible()
        undo = stage.messages.last.action
        assert undo is not None
        undo()
        assert stage.kept().received == 200

    def test_several_receipts_are_entered_in_a_row(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("QY-1")
        stage.sign("QY-2")
        qtbot.mouseClick(stage.page.money_button, LEFT)
        receipt = stage.page.receipt
        contract, amount = receipt.form.fields["signing_id"], receipt.form.fields["amount"]

        for key, paid in ((1, "100"), (2, "-1")):
            contract.set_value(key)
            contract.edited.emit()
            write(qtbot, amount.box, paid)  # type: ignore[attr-defined] # a line of text
            qtbot.keyClick(amount.control, Qt.Key.Key_Return, CTRL)

        assert stage.kept(1).received == 100
        assert "1.00 more would have been refunded" in receipt.notice.sentence()
        assert amount.value() == "-1"

    def test_money_is_entered_for_the_contract_that_is_marked(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("QY-1")
        second = stage.sign("QY-2")
        stage.page.table.view.selectRow(stage.numbers().index("QY-2"))

        qtbot.mouseClick(stage.page.money_button, LEFT)

        assert stage.page.receipt.form.fields["signing_id"].value() == second

    def test_more_than_the_contract_is_over_is_questioned_and_kept_all_the_same(
        self, stage: Stage, qtbot: QtBot
    ) -> None:
        stage.sign("QY-1")
        qtbot.mouseClick(stage.page.money_button, LEFT)
        receipt = stage.page.receipt
        contract, amount = receipt.form.fields["signing_id"], receipt.form.fields["amount"]
        contract.set_value(1)
        contract.edited.emit()
        write(qtbot, amount.box, "1000")  # type: ignore[attr-defined] # a line of text
        assert not receipt.beyond.isVisible()

        write(qtbot, amount.box, "5001")  # type: ignore[attr-defined] # a line of text
        assert "5,001 yuan have come in for a contract over 1,000 yuan: 4,001 more" in receipt.beyond.sentence()
        qtbot.mouseClick(receipt.save_button, LEFT)

        assert stage.kept(1).received == 5001

    def test_what_is_missing_is_said_under_the_fields(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(stage.page.money_button, LEFT)

        qtbot.mouseClick(stage.page.receipt.save_button, LEFT)

        fields = stage.page.receipt.form.fields
        assert fields["signing_id"].error() == "Choose the contract."
        assert fields["amount"].error() == "Enter how much came in."


class TestEntries:
    @pytest.mark.parametrize(
        ("entered", "shares", "said"),
        [
            ((ShareEntry(1),), (ShareDraft(1, Decimal(100)),), ""),
            ((ShareEntry(1, percent="60 %"), ShareEntry(2, percent="40"), ShareEntry()),
             (ShareDraft(1, Decimal(60)), ShareDraft(2, Decimal(40))), ""),
            ((ShareEntry(typed="甲"),), None, "Nobody is called 甲"),
            ((ShareEntry(1, percent="x"),), None, "Enter each share in percent"),
            ((ShareEntry(1), ShareEntry(2, percent="50")), None, "Enter each share in percent"),
            ((), None, "at least one person"),
        ],
    )  # fmt: skip
    def test_shares_are_read(
        self, entered: tuple[ShareEntry, ...], shares: tuple[ShareDraft, ...] | None, said: str
    ) -> None:
        found, error = shares_of(entered, TEXTS)

        assert found == shares
        assert said in error

    @pytest.mark.parametrize(
        ("entered", "drafts", "said"),
        [
            (
                (InstalmentEntry(7, TODAY, "x", "1万"), InstalmentEntry()),
                (InstalmentDraft(TODAY, Decimal(10000), 7),),
                "",
            ),
            ((InstalmentEntry(day="soon", amount="1"),), None, "Write the day of each instalment"),
            ((InstalmentEntry(None, TODAY, "x", "-1"),), None, "Enter the amount of each instalment"),
            ((InstalmentEntry(None, TODAY, "x", "much"),), None, "Enter the amount of each instalment"),
            (None, (), ""),
        ],
    )  # fmt: skip
    def test_instalments_are_read(
        self, entered: tuple[InstalmentEntry, ...] | None, drafts: tuple[InstalmentDraft, ...] | None, said: str
    ) -> None:
        found, error = instalments_of(entered, TEXTS)

        assert found == drafts
        assert said in error

    def test_what_is_no_amount_adds_nothing_to_the_sum(self) -> None:
        assert sum_of((InstalmentEntry(amount="1"), InstalmentEntry(amount="x"), InstalmentEntry())) == 1
