"""What the owner entered about a deal, about winning and about losing it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DealDraft:
    """A deal; the product by name, the customer by key or else by name (both made where new), the amount in 元.

    Without a stage a new deal begins at the first one; `opened_on` is also the day it reached that stage.
    """

    staff_id: int | None
    opened_on: date
    customer_id: int | None = None
    customer: str = ""
    code: str = ""
    product: str = ""
    stage_id: int | None = None
    expected_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WinDraft:
    """How a deal was won: by a contract already entered, or by a new one over an amount in 元."""

    signing_id: int | None = None
    signed_on: date | None = None
    amount: Decimal | None = None
    number: str = ""
