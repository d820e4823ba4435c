"""The form of money received by mouse and keys."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.signings.conftest import Stage
from tests.ui.signings.form_keys import CTRL, LEFT, write


def states(stage: Stage) -> list[str]:
    """What the contract in the form says is open of each instalment."""
    labels = stage.page.form.form.fields["instalments"].findChildren(QLabel)
    return [label.text() for label in labels if label.text().endswith("open")]


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
        assert states(stage) == ["¥500 open", "¥500 open"]
        assert stage.page.form.isVisible()
        undo = stage.messages.last.action
        assert undo is not None
        undo()
        assert stage.kept().received == 200
        assert states(stage) == ["¥300 open", "¥500 open"]
        assert [one.text() for one in stage.page.form.receipts.findChildren(QPushButton)].count("Change") == 1

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
        assert "¥1.00 more would have been refunded" in receipt.notice.sentence()
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
        assert "¥5,001 has come in for a contract over ¥1,000: ¥4,001 more" in receipt.beyond.sentence()
        qtbot.mouseClick(receipt.save_button, LEFT)

        assert stage.kept(1).received == 5001

    def test_what_is_missing_is_said_under_the_fields(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(stage.page.money_button, LEFT)

        qtbot.mouseClick(stage.page.receipt.save_button, LEFT)

        fields = stage.page.receipt.form.fields
        assert fields["signing_id"].error() == "Choose the contract."
        assert fields["amount"].error() == "Enter how much came in."
