"""What open deals may still bring: likely weighs each by its stage's probability, possible takes all of them whole.

A deal is expected once as many days have passed since its opening as deals of this company usually take, at the
earliest now; nobody writes down when a customer will sign.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from desktop.domain.period import Period

USUAL_CYCLE = 60  # days, for a company that has won no deal yet


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """A deal that is neither won nor lost; amount in 元, None where nobody wrote one; probability in percent."""

    deal_id: int
    opened_on: date | None
    amount: Decimal | None
    probability: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may come on top of what is certain, in the unit asked for; `deals` counts those behind it."""

    likely: Decimal = Decimal(0)
    possible: Decimal = Decimal(0)
    deals: int = 0
    unpriced: int = 0  # deals without an amount: they add nothing


def expected_on(deal: OpenDeal, today: date, cycle_days: int) -> date:
    """The day a deal is expected to be signed."""
    if deal.opened_on is None:
        return today
    return max(today, deal.opened_on + timedelta(days=cycle_days))


def outlook(deals: Iterable[OpenDeal], period: Period, today: date, cycle_days: int, *, counts: bool) -> Outlook:
    """What the deals expected in a period may bring: money in 元, or with `counts` the number of contracts."""
    inside = [deal for deal in deals if expected_on(deal, today, cycle_days) in period]
    priced = [(Decimal(1) if counts else deal.amount, deal.probability) for deal in inside]
    known = [(amount, probability) for amount, probability in priced if amount is not None]
    return Outlook(
        likely=sum((amount * probability / 100 for amount, probability in known), Decimal(0)),
        possible=sum((amount for amount, _probability in known), Decimal(0)),
        deals=len(inside),
        unpriced=len(priced) - len(known),
    )


def usual_cycle(mean_days: Decimal | None) -> int:
    """The usual days from opening to signing as a whole number, at least one."""
    return USUAL_CYCLE if mean_days is None else max(1, round(mean_days))


def months_around(month: Period, before: int, after: int) -> Sequence[Period]:
    """So many periods before one, itself, and so many after it, in order."""
    past, coming = [month], month
    for _number in range(before):
        past.append(past[-1].previous())
    following = []
    for _number in range(after):
        coming = coming.next()
        following.append(coming)
    return (*reversed(past), *following)
