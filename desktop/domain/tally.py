"""What was counted and summed for one person, team or company in a period, and the indicators that follow.

Sums are whole numbers: shares in hundredths of a percent, money in 分, money times share in both. Only here do they
become 元, percent values and means, each exact to 28 digits and unrounded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from desktop.domain.exact import as_decimal
from desktop.domain.facts import NO_DATA, Facts, Measure
from desktop.domain.indicators import BUILT_IN, GIVEN, RecordKind
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
    signings: set[int] = field(default_factory=set)
    signed_share: int = 0
    signed_amount: int = 0  # 分 × share
    profit: int = 0  # 分 × share
    profitable: set[int] = field(default_factory=set)  # signings that have a profit
    customer_signings: set[int] = field(default_factory=set)
    signed_customers: set[int] = field(default_factory=set)
    first_signings: set[int] = field(default_factory=set)
    new_customers: set[int] = field(default_factory=set)
    repeat_customers: set[int] = field(default_factory=set)
    quality: dict[int, Fraction] = field(default_factory=dict)  # new customer → score
    judged_signings: set[int] = field(default_factory=set)  # first signings of customers with a score
    receipts: int = 0
    collected: int = 0  # 分 × share
    due_instalments: set[int] = field(default_factory=set)
    due: int = 0  # 分 × share
    paid: int = 0  # 分 × share
    overdue_instalments: set[int] = field(default_factory=set)
    overdue: int = 0  # 分 × share
    to_land: set[int] = field(default_factory=set)  # signings
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


def facts_of(tally: Tally, unanswered: frozenset[RecordKind] = frozenset()) -> Facts:
    """Every indicator of one bearer.

    Nothing counted is 0; a ratio of nothing, a mean of nothing and a profit nobody entered are "no data", and so is
    all that comes from `unanswered` kinds, which a narrowed question cannot be put to.
    """
    made = [figures(tally) for kind, figures in _FIGURES.items() if kind not in unanswered]
    facts = dict.fromkeys((indicator.code for indicator in BUILT_IN + GIVEN), NO_DATA)
    for figures_of_kind in made:
        facts.update(figures_of_kind)
    return facts


def _visits(tally: Tally) -> Facts:
    return {
        "visits": _count(tally.visits, tally.visits),
        "effective_visits": _count(tally.effective_visits, tally.effective_visits),
        "visited_customers": _count(tally.visited_customers, tally.customer_visits),
        "visit_conversion": _percent(len(tally.signed_customers), tally.visited_customers, tally.customer_visits),
        "log_timeliness": _percent(tally.timely_visits, tally.visits, tally.visits),
    }


def _deals(tally: Tally) -> Facts:
    closed = tally.won + tally.lost
    return {
        "new_deals": _count(tally.opened, tally.opened),
        "won_deals": _count(tally.won, tally.won),
        "lost_deals": _count(tally.lost, tally.lost),
        "win_rate": _percent(tally.won, closed, closed),
        "deal_conversion": _percent(tally.opened_won, tally.opened, tally.opened),
        "deal_cycle_days": _mean(Fraction(tally.cycle_days), tally.cycles, tally.cycles),
    }


def _signings(tally: Tally) -> Facts:
    number = len(tally.signings)
    share, amount = Fraction(tally.signed_share, WHOLE), Fraction(tally.signed_amount, SHARED_YUAN)
    quality = sum(tally.quality.values(), Fraction(0))
    profit, customers = Fraction(tally.profit, SHARED_YUAN), len(tally.signed_customers)
    return {
        "signings": _sum(share, number),
        "signed_amount": _sum(amount, number),
        "signed_customers": _count(customers, len(tally.customer_signings)),
        "new_customers": _count(len(tally.new_customers), len(tally.first_signings)),
        "gross_profit": _sum(profit, len(tally.profitable)) if tally.profitable else NO_DATA,
        "average_deal": _mean(amount, share, number),
        "repeat_rate": _percent(len(tally.repeat_customers), customers, len(tally.customer_signings)),
        "customer_quality": _mean(quality, len(tally.quality), len(tally.judged_signings)),
        "landing_rate": _percent(
            Fraction(tally.landed_share, WHOLE), Fraction(tally.to_land_share, WHOLE), len(tally.to_land)
        ),
    }


def _receipts(tally: Tally) -> Facts:
    return {"collected_amount": _sum(Fraction(tally.collected, SHARED_YUAN), tally.receipts)}


def _instalments(tally: Tally) -> Facts:
    paid, due = Fraction(tally.paid, SHARED_YUAN), Fraction(tally.due, SHARED_YUAN)
    return {
        "collection_rate": _percent(paid, due, len(tally.due_instalments)),
        "overdue_amount": _sum(Fraction(tally.overdue, SHARED_YUAN), len(tally.overdue_instalments)),
    }


def _customers(tally: Tally) -> Facts:
    before = tally.active_before
    return {
        "retention_rate": _percent(tally.active_still, before, before),
        "churn_rate": _percent(before - tally.active_still, before, before),
    }


def _surveys(tally: Tally) -> Facts:
    return {"satisfaction": _mean(Fraction(tally.survey_score, HUNDREDTHS), tally.surveys, tally.surveys)}


def _complaints(tally: Tally) -> Facts:
    return {
        "complaints": _count(tally.complaints, tally.complaints),
        "complaint_rate": _percent(tally.complaints, tally.active_within, tally.complaints),
    }


def _milestones(tally: Tally) -> Facts:
    return {"milestones_on_time": _percent(tally.milestones_on_time, tally.milestones, tally.milestones)}


def _feedback(tally: Tally) -> Facts:
    return {"market_feedback": _count(tally.feedback, tally.feedback)}


def _activities(tally: Tally) -> Facts:
    return {
        "activity_leads": _count(tally.leads, tally.activities),
        "activity_deals": _count(tally.activity_deals, tally.activities),
    }


def _actions(tally: Tally) -> Facts:
    return {"plan_completion": _percent(tally.actions_done, tally.actions, tally.actions)}


def _ratings(tally: Tally) -> Facts:
    means = {
        relation: Fraction(total, number * HUNDREDTHS)
        for relation, (number, total) in tally.ratings.items()
        if number
    }
    own = means.pop("owner", None)
    score = rating_score(means)
    raters = sum(number for relation, (number, _total) in tally.ratings.items() if relation != "owner")
    return {
        "manual": NO_DATA if own is None else Measure(as_decimal(own), records=tally.ratings["owner"][0]),
        "raters": NO_DATA if score is None else Measure(as_decimal(score), records=raters),
    }


_FIGURES: Mapping[RecordKind, Callable[[Tally], Facts]] = {
    RecordKind.VISIT: _visits,
    RecordKind.DEAL: _deals,
    RecordKind.SIGNING: _signings,
    RecordKind.RECEIPT: _receipts,
    RecordKind.INSTALMENT: _instalments,
    RecordKind.CUSTOMER: _customers,
    RecordKind.SURVEY: _surveys,
    RecordKind.COMPLAINT: _complaints,
    RecordKind.MILESTONE: _milestones,
    RecordKind.FEEDBACK: _feedback,
    RecordKind.ACTIVITY: _activities,
    RecordKind.ACTION: _actions,
    RecordKind.RATING: _ratings,
}


def _count(number: int, records: int) -> Measure:
    return _sum(Fraction(number), records)


def _sum(value: Fraction, records: int) -> Measure:
    exact = as_decimal(value)
    return Measure(exact, exact, None, records)


def _percent(part: Fraction | int, whole: Fraction | int, records: int) -> Measure:
    """A part of a whole as a percent value; of nothing there is no part."""
    if not whole:
        return NO_DATA
    return Measure(_decimal(100 * Fraction(part) / Fraction(whole)), _decimal(part), _decimal(whole), records)


def _mean(total: Fraction, number: Fraction | int, records: int) -> Measure:
    if not number:
        return NO_DATA
    return Measure(_decimal(total / Fraction(number)), _decimal(total), _decimal(number), records)


def _decimal(value: Fraction | int) -> Decimal:
    return as_decimal(Fraction(value))
