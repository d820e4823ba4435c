"""How people share a contract: percent with two decimals that sum to exactly 100."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.errors import N_, RequestError

WHOLE = Decimal(100)
SMALLEST = Decimal("0.01")


def check_shares(shares: Sequence[Decimal]) -> None:
    """Refuse shares of 0 or less, finer than 0.01, or that do not sum to exactly 100."""
    if not shares:
        raise RequestError(N_("Say who signed it: a contract needs at least one person."))
    for share in shares:
        if not share.is_finite() or not 0 < share <= WHOLE or share % SMALLEST:
            raise RequestError(
                N_("A share of {share} % cannot be kept; enter more than 0 and at most 100, with two decimals."),
                share=share,
            )
    total = sum(shares, Decimal(0))
    if total != WHOLE:
        raise RequestError(
            N_("The shares sum to {total} %, not to 100 %. Change them until nothing is left over."), total=total
        )


def split_equally(people: int) -> tuple[Decimal, ...]:
    """So many shares that sum to exactly 100; what cannot be divided goes to the first ones, 0.01 each."""
    if people < 1:
        return ()
    units, rest = divmod(int(WHOLE / SMALLEST), people)
    return tuple((units + (place < rest)) * SMALLEST for place in range(people))
