"""A contract or its money that is changed elsewhere while its form is open."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.queries.signing_detail import SigningDetail
from desktop.services.signing_drafts import InstalmentDraft, ReceiptDraft, ShareDraft, SigningDraft
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import shown
from desktop.ui.signings.share_field import ShareField
from tests.ui.signings.conftest import Stage
from tests.ui.surroundings import TODAY

LEFT = Qt.MouseButton.LeftButton


def draft_of(kept: SigningDetail) -> SigningDraft:
    """A contract as it is kept, to be changed elsewhere."""
    return SigningDraft(
        kept.signed_on,
        kept.amount,
        tuple(ShareDraft(signer.staff_id, signer.percent) for signer in kept.signers),
        number=kept.number,
        customer=kept.customer,
        customer_id=kept.customer_id,
        instalments=tuple(InstalmentDraft(line.due_on, line.amount, line.instalment_id) for line in kept.instalments),
    )


def field(stage: Stage, name: str) -> Any:
    return stage.page.form.form.fields[name]


def test_money_that_comes_in_meanwhile_is_no_change_of_the_contract(stage: Stage, qtbot: QtBot) -> None:
    key = stage.sign()
    stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
    field(stage, "number").box.setText("QY-9")
    stage.pay(key, "100")

    qtbot.mouseClick(stage.page.form.save_button, LEFT)

    assert (stage.kept().number, stage.page.form.isVisible()) == ("QY-9", False)


def test_whoever_works_by_keys_is_led_to_the_first_choice(stage: Stage, qtbot: QtBot) -> None:
    key = stage.sign()
    stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
    box = field(stage, "number").box
    box.setFocus()
    box.setText("QY-9")
    stage.book.change(key, replace(draft_of(stage.kept()), number="QY-7"))

    qtbot.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert stage.page.form.merging is not None
    mine, _theirs = stage.page.form.merging.choices["number"]
    assert stage.page.window().focusWidget() is mine


def test_instalments_that_both_changed_are_chosen_and_keep_what_was_paid(stage: Stage, qtbot: QtBot) -> None:
    key = stage.sign()
    stage.pay(key, "100")
    stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
    first, second = stage.kept().instalments
    rows = field(stage, "instalments")._rows
    rows[1][0].setText("2027-07-01")
    moved = InstalmentDraft(date(2027, 5, 1), second.amount, second.instalment_id)
    known = InstalmentDraft(first.due_on, first.amount, first.instalment_id)
    stage.book.change(key, replace(draft_of(stage.kept()), region="South", instalments=(known, moved)))

    qtbot.mouseClick(stage.page.form.save_button, LEFT)
    merging = stage.page.form.merging
    assert merging is not None
    assert "Taken over from there: Region." in merging.notice.sentence()
    mine, theirs = merging.choices["instalments"]
    assert mine.text() == "Mine: 2026-11-21 500; 2027-07-01 500"
    assert theirs.text() == "Theirs: 2026-11-21 500; 2027-05-01 500"
    qtbot.keyClick(mine, Qt.Key.Key_Down)
    qtbot.keyClick(theirs, Qt.Key.Key_Up)
    qtbot.keyClick(mine, Qt.Key.Key_Down)

    qtbot.mouseClick(stage.page.form.save_button, LEFT)
    kept = stage.kept()
    assert [(line.instalment_id, line.due_on) for line in kept.instalments] == [
        (first.instalment_id, first.due_on),
        (second.instalment_id, date(2027, 5, 1)),
    ]
    assert (kept.region, kept.instalments[0].paid) == ("South", Decimal(100))


def test_an_instalment_taken_out_elsewhere_comes_back_as_a_new_one(stage: Stage, qtbot: QtBot) -> None:
    key = stage.sign()
    stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
    field(stage, "instalments")._rows[1][0].setText("2027-07-01")
    first = stage.kept().instalments[0]
    whole = InstalmentDraft(first.due_on, Decimal(1000), first.instalment_id)
    stage.book.change(key, replace(draft_of(stage.kept()), instalments=(whole,)))

    qtbot.mouseClick(stage.page.form.save_button, LEFT)
    merging = stage.page.form.merging
    assert merging is not None
    merging.choices["instalments"][0].click()
    qtbot.mouseClick(stage.page.form.save_button, LEFT)

    assert [(line.due_on, line.amount) for line in stage.kept().instalments] == [
        (TODAY, Decimal(500)),
        (date(2027, 7, 1), Decimal(500)),
    ]


def test_a_receipt_changed_elsewhere_is_not_overwritten(stage: Stage, qtbot: QtBot) -> None:
    key = stage.sign()
    stage.pay(key, "100")
    stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])
    receipt = stage.kept().receipts[0]
    stage.page.form.receipts.opened.emit(receipt)
    stage.page.receipt.form.fields["amount"].set_value("150.00")
    due = stage.kept().instalments[1].instalment_id
    stage.receipts.change(receipt.receipt_id, ReceiptDraft(key, date(2026, 11, 1), Decimal(120), due))

    qtbot.mouseClick(stage.page.receipt.save_button, LEFT)
    merging = stage.page.receipt.merging
    assert merging is not None
    assert "Taken over from there: Received on; Pays." in merging.notice.sentence()
    assert [choice.text() for choice in merging.choices["amount"]] == ["Mine: 150.00", "Theirs: 120.00"]
    qtbot.mouseClick(stage.page.receipt.save_button, LEFT)  # twice in a hurry
    assert stage.kept().receipts[0].amount == Decimal(120)

    merging.choices["amount"][0].click()
    qtbot.mouseClick(stage.page.receipt.save_button, LEFT)
    (kept,) = stage.kept().receipts
    assert (kept.received_on, kept.amount, kept.instalment_id) == (date(2026, 11, 1), Decimal(150), due)


def test_a_chinese_choice_lists_shares_with_chinese_marks(chinese_look: Look, qtbot: QtBot) -> None:
    shares = ShareField(chinese_look, FieldSpec("shares", "Signed by", Input.OWN))
    qtbot.addWidget(shares)
    shares.take([[None, "温岚", "60"], [None, "梁若谷", "40"]])

    assert shown(shares, chinese_look.texts) == "温岚 60；梁若谷 40"
