"""What the owner entered about a contract and its money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """A person's part of a contract in percent."""

    staff_id: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class InstalmentDraft:
    """A part of the money, in 元, that falls due; with the key of the one it changes, None for a new one."""

    due_on: date
    amount: Decimal
    instalment_id: int | None = None


@dataclass(frozen=True, slots=True)
class SigningDraft:
    """A contract; product and region by name, the customer by key or else by name (made where new), money in 元.

    `instalments` of None leaves them as they are.
    """

    signed_on: date
    amount: Decimal
    shares: tuple[ShareDraft, ...]
    number: str = ""
    customer_id: int | None = None
    customer: str = ""
    profit: Decimal | None = None
    product: str = ""
    region: str = ""
    first_year_fee: Decimal | None = None
    term_start: date | None = None
    term_end: date | None = None
    landing_planned_on: date | None = None
    landed_on: date | None = None
    terminated_on: date | None = None
    deal_id: int | None = None
    instalments: tuple[InstalmentDraft, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """Money that came in, in 元, negative for a refund; perhaps named for an instalment."""

    signing_id: int
    received_on: date
    amount: Decimal
    instalment_id: int | None = None
