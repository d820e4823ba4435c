"""What a contract on the list must hold to; rules that need no file."""

from datetime import date
from decimal import Decimal

from desktop.domain.money import LARGEST
from desktop.errors import N_, RequestError, Term

FEN = Decimal("0.01")


def check_amount(amount: Decimal | None, column: str, *, may_be_negative: bool = False) -> None:
    """Money is 元 with at most two decimals; `column` is the field's name (an English msgid)."""
    if amount is None:
        return
    lowest = -LARGEST if may_be_negative else Decimal(0)
    if not amount.is_finite() or not lowest <= amount <= LARGEST:
        raise RequestError(
            N_("{column} of {amount} cannot be right. Please check it."), column=Term(column), amount=amount
        )
    if amount % FEN:
        raise RequestError(
            N_("{column} of {amount} is finer than a cent; enter at most two decimals."),
            column=Term(column),
            amount=amount,
        )


def check_past(day: date | None, column: str, today: date) -> None:
    """What has happened lies today or in the past."""
    if day is not None and day > today:
        raise RequestError(
            N_("{column} {day} is in the future; enter it once it has happened."),
            column=Term(column),
            day=day.isoformat(),
        )


def check_after_signing(day: date | None, column: str, signed_on: date) -> None:
    """What follows a signing does not lie before it."""
    if day is not None and day < signed_on:
        raise RequestError(
            N_("{column} {day} lies before the contract was signed on {signed}."),
            column=Term(column),
            day=day.isoformat(),
            signed=signed_on.isoformat(),
        )


def check_term(start: date | None, end: date | None) -> None:
    """A term ends on or after the day it starts."""
    if start is not None and end is not None and end < start:
        raise RequestError(
            N_("The term ends on {end}, before it starts on {start}."), end=end.isoformat(), start=start.isoformat()
        )
