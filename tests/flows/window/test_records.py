"""An owner enters a contract two people share and the money it brings, and takes both back."""

from decimal import Decimal

from PySide6.QtCore import Qt
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Receipt, Signing, SigningShare
from desktop.ui.kit.choice_box import ChoiceBox
from desktop.ui.signings.page import SigningsPage
from desktop.ui.signings.share_field import ShareField
from tests.flows.window.hands import CONTROL, Hands

NUMBER = "QY-FLOW-1"


def test_a_contract_is_signed_shared_paid_and_taken_back(hands: Hands) -> None:
    sign_and_share(hands)
    record_a_receipt(hands)
    take_both_back(hands)


def sign_and_share(hands: Hands) -> None:
    """Enter a contract of two people, half each."""
    hands.go("signings")
    page: SigningsPage = hands.page(SigningsPage)
    hands.step("sign a contract")
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.until(page.form.isVisible)
    hands.fill(page.form.form, number=NUMBER, customer="云栖茶社", amount="120,000")
    shares = page.form.form.fields["shares"]
    assert isinstance(shares, ShareField)
    for number, code in enumerate(("E05", "E06")):
        if number:
            hands.click(shares.add_button)
        box = shares.findChildren(ChoiceBox)[number]
        hands.click(box)
        hands.type(code, box)
        hands.press(Qt.Key.Key_Tab, on=box)
    hands.click(shares.split_button)
    hands.click(page.form.save_button)
    hands.until(lambda: hands.ask(shares_of_the_contract) == [Decimal(50), Decimal(50)])


def record_a_receipt(hands: Hands) -> None:
    """Enter money for it."""
    page: SigningsPage = hands.page(SigningsPage)
    hands.step("record a receipt")
    hands.click(page.money_button)
    hands.until(page.receipt.isVisible)
    hands.fill(page.receipt.form, signing_id=NUMBER, amount="30,000")
    hands.click(page.receipt.save_button)
    hands.until(lambda: hands.ask(money_of_the_contract) == [Decimal(30_000)])


def take_both_back(hands: Hands) -> None:
    """Press Ctrl+Z twice, long after the first message has gone."""
    hands.step("take it back")
    hands.program.desk.window.toast.hide()
    hands.press(Qt.Key.Key_Z, CONTROL)
    hands.until(lambda: hands.ask(money_of_the_contract) == [])
    hands.press(Qt.Key.Key_Z, CONTROL)
    hands.until(lambda: hands.ask(shares_of_the_contract) == [])


def shares_of_the_contract(session: Session) -> list[Decimal]:
    """The shares of the contract entered, in per cent."""
    question = select(SigningShare.share).join(Signing, Signing.id == SigningShare.signing_id)
    return list(session.scalars(question.where(Signing.number == NUMBER, Signing.deleted_at.is_(None))))


def money_of_the_contract(session: Session) -> list[Decimal]:
    """What came in for it, in yuan."""
    question = select(Receipt.amount).join(Signing, Signing.id == Receipt.signing_id)
    return list(session.scalars(question.where(Signing.number == NUMBER, Receipt.deleted_at.is_(None))))
