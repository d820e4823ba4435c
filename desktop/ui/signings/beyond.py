"""What is worth a second look before money is kept: more would have come in than the contract is over."""

from decimal import Decimal

from desktop.i18n import Translator
from desktop.queries.signing_detail import ReceiptLine, SigningDetail
from desktop.ui.money import told_money


def beyond_told(
    detail: SigningDetail | None, edited: ReceiptLine | None, amount: Decimal | None, texts: Translator
) -> str:
    """The warning, "" where the money fits; it never stops anybody: deposits and extras are paid, too."""
    if detail is None or amount is None or amount <= 0:
        return ""
    before = detail.received - (edited.amount if edited is not None else Decimal(0))
    total = before + amount
    if total <= detail.amount:
        return ""
    return texts(
        "With this, {received} has come in for a contract over {amount}: {more} more. Is the amount right?"
    ).format(
        received=told_money(total, texts),
        amount=told_money(detail.amount, texts),
        more=told_money(total - detail.amount, texts),
    )
