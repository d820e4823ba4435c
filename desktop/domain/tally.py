"""What was counted and summed for one person, team or company in a period, and the indicators that follow.

Sums are whole numbers: shares in hundredths of a percent, money in 分, money times share in both. Only here do they
become 元, percent values and means, each exact to 28 digits and unrounded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from desktop.domain.exact import as_decimal, quotient
from desktop.domain.facts import NO_DATA, Facts, Measure
from desktop.domain.indicators import INDICATORS, RecordKind
from desktop.domain.quality import rating_score

WHOLE = 10_000  # 100 % in hundredths of a percent
SHARED_YUAN = 100 * WHOLE  # 1 元 in 分 × share
HUNDREDTHS = 100  # scores are kept with two decimals


@dataclass(slots=True)
class Tally:
    """The counts and sums of one bearer; each field starts at nothing."""

    visits: int = 0
    effective_visits: int = 0
    customer_visits: int = 0  # visits that name a customer
    visited_customers: int = 0
    timely_visits: int = 0
    opened: int = 0
    opened_won: int = 0
    won: int = 0
    lost: int = 0
    cycle_days: int = 0
    cycles: int = 0  # won deals that know both days
    signings: int = 0
    signed_share: int = 0
    signed_amount: int = 0  # 分 × share
    profit: int = 0  # 分 × share
    profitable: int = 0  # signings that have a profit
    customer_signings: int = 0
    signed_customers: int = 0
    first_signings: int = 0
    new_customers: int = 0
    repeat_customers: int = 0
    quality: dict[int, Fraction] = field(default_factory=dict)  # new customer → score
    judged_signings: set[int] = field(default_factory=set)  # first signings of customers with a score
    receipts: int = 0
    collected: int = 0  # 分 × share
    due_instalments: int = 0
    due: int = 0  # 分 × share
    paid: int = 0  # 分 × share
    overdue_instalments: int = 0
    overdue: int = 0  # 分 × share
    to_land: int = 0  # signings
    to_land_share: int = 0
    landed_share: int = 0
    active_before: int = 0
    active_still: int = 0
    active_within: int = 0
    surveys: int = 0
    survey_score: int = 0  # hundredths
    complaints: int = 0
    milestones: int = 0
    milestones_on_time: int = 0
    feedback: int = 0
    activities: int = 0
    leads: int = 0
    activity_deals: int = 0
    actions: int = 0
    actions_done: int = 0
    ratings: dict[str, tuple[int, int]] = field(default_factory=dict)  # relation → number, sum in hundredths


Figure = Callable[[Tally], Measure]


def facts_of(
    tally: Tally, unanswered: frozenset[RecordKind] = frozenset(), wanted: frozenset[str] | None = None
) -> Facts:
    """Every indicator of one bearer, or those wanted.

    Nothing counted is 0; a ratio of nothing, a mean of nothing and a profit nobody entered are "no data", and so is
    all that comes from `unanswered` kinds, which a narrowed question cannot be put to.
    """
    return {code: figure(tally) for code, figure in _figures_for(unanswered, wanted)}


@lru_cache
def _figures_for(unanswered: frozenset[RecordKind], wanted: frozenset[str] | None) -> tuple[tuple[str, Figure], ...]:
    return tuple(
        (code, _no_data if INDICATORS[code].records in unanswered else figure)
        for code, figure in _FIGURES.items()
        if wanted is None or code in wanted
    )


def _no_data(_tally: Tally) -> Measure:
    return NO_DATA


def _manual(tally: Tally) -> Measure:
    number, total = tally.ratings.get("owner", (0, 0))
    if not number:
        return NO_DATA
    exact = Fraction(total, number * HUNDREDTHS)
    return Measure(as_decimal(exact), records=number, exact=exact)


def _raters(tally: Tally) -> Measure:
    given = {relation: held for relation, held in tally.ratings.items() if relation != "owner" and held[0]}
    score = rating_score(
        {relation: Fraction(total, number * HUNDREDTHS) for relation, (number, total) in given.items()}
    )
    number = sum(number for number, _total in given.values())
    return NO_DATA if score is None else Measure(as_decimal(score), records=number, exact=score)


def _gross_profit(tally: Tally) -> Measure:
    return _money(tally.profit, tally.profitable) if tally.profitable else NO_DATA


def _average_deal(tally: Tally) -> Measure:
    amount, share = Fraction(tally.signed_amount, SHARED_YUAN), Fraction(tally.signed_share, WHOLE)
    return _mean(amount, share, tally.signings)


def _customer_quality(tally: Tally) -> Measure:
    """Each score is a quotient, so their sum may have no end in decimals."""
    total, number = sum(tally.quality.values(), Fraction(0)), len(tally.quality)
    found = _mean(total, number, len(tally.judged_signings))
    return found._replace(exact=total / number) if number else found


@lru_cache(maxsize=1024)  # many people have counted the same few things
def _count(number: int, records: int) -> Measure:
    exact = Decimal(number)
    return Measure(exact, exact, None, records)


def _shares(total: int, records: int) -> Measure:
    """A number of records by share."""
    exact = quotient(total, WHOLE)
    return Measure(exact, exact, None, records)


def _money(total: int, records: int) -> Measure:
    """分 × share as 元."""
    exact = quotient(total, SHARED_YUAN)
    return Measure(exact, exact, None, records)


def _percent(part: int, whole: int, records: int, unit: int = 1) -> Measure:
    """A part of a whole as a percent value; of nothing there is no part. Both parts in so many of a `unit`."""
    if not whole:
        return NO_DATA
    parts = (Decimal(part), Decimal(whole)) if unit == 1 else (quotient(part, unit), quotient(whole, unit))
    return Measure(quotient(100 * part, whole), *parts, records)


def _average(total: int, number: int, unit: int = 1) -> Measure:
    """The mean of so many records, their sum in so many of a `unit`; of nothing there is none."""
    if not number:
        return NO_DATA
    return Measure(quotient(total, number * unit), quotient(total, unit), Decimal(number), number)


def _mean(total: Fraction, number: Fraction | int, records: int) -> Measure:
    if not number:
        return NO_DATA
    whole = Decimal(number) if isinstance(number, int) else as_decimal(number)
    return Measure(as_decimal(total / number), as_decimal(total), whole, records)


# In the order of the rules' table.
_FIGURES: Mapping[str, Figure] = {
    "visits": lambda t: _count(t.visits, t.visits),
    "effective_visits": lambda t: _count(t.effective_visits, t.effective_visits),
    "visited_customers": lambda t: _count(t.visited_customers, t.customer_visits),
    "new_deals": lambda t: _count(t.opened, t.opened),
    "signings": lambda t: _shares(t.signed_share, t.signings),
    "signed_amount": lambda t: _money(t.signed_amount, t.signings),
    "signed_customers": lambda t: _count(t.signed_customers, t.customer_signings),
    "new_customers": lambda t: _count(t.new_customers, t.first_signings),
    "gross_profit": _gross_profit,
    "average_deal": _average_deal,
    "won_deals": lambda t: _count(t.won, t.won),
    "lost_deals": lambda t: _count(t.lost, t.lost),
    "win_rate": lambda t: _percent(t.won, t.won + t.lost, t.won + t.lost),
    "deal_conversion": lambda t: _percent(t.opened_won, t.opened, t.opened),
    "visit_conversion": lambda t: _percent(t.signed_customers, t.visited_customers, t.customer_visits),
    "deal_cycle_days": lambda t: _average(t.cycle_days, t.cycles),
    "collected_amount": lambda t: _money(t.collected, t.receipts),
    "collection_rate": lambda t: _percent(t.paid, t.due, t.due_instalments, SHARED_YUAN),
    "overdue_amount": lambda t: _money(t.overdue, t.overdue_instalments),
    "landing_rate": lambda t: _percent(t.landed_share, t.to_land_share, t.to_land, WHOLE),
    "retention_rate": lambda t: _percent(t.active_still, t.active_before, t.active_before),
    "churn_rate": lambda t: _percent(t.active_before - t.active_still, t.active_before, t.active_before),
    "repeat_rate": lambda t: _percent(t.repeat_customers, t.signed_customers, t.customer_signings),
    "customer_quality": _customer_quality,
    "satisfaction": lambda t: _average(t.survey_score, t.surveys, HUNDREDTHS),
    "complaints": lambda t: _count(t.complaints, t.complaints),
    "complaint_rate": lambda t: _percent(t.complaints, t.active_within, t.complaints),
    "milestones_on_time": lambda t: _percent(t.milestones_on_time, t.milestones, t.milestones),
    "market_feedback": lambda t: _count(t.feedback, t.feedback),
    "activity_leads": lambda t: _count(t.leads, t.activities),
    "activity_deals": lambda t: _count(t.activity_deals, t.activities),
    "plan_completion": lambda t: _percent(t.actions_done, t.actions, t.actions),
    "log_timeliness": lambda t: _percent(t.timely_visits, t.visits, t.visits),
    "manual": _manual,
    "raters": _raters,
}
