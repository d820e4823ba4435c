"""People with any figures at all, for properties of the texts."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from desktop.domain.facts import NO_DATA, Evidence, Measure
from desktop.domain.indicators import INDICATORS, Indicator, Unit
from desktop.domain.narrative import PastAction, PersonFigures, ScoredItem, Standing
from desktop.domain.period import Period, parse_period
from desktop.domain.scoring import Reason
from tests.domain.narrative.people import conduct, contract, overdue, past_action

CUSTOMERS = ("绿源超市有限公司", "禾味餐饮", "城东广场", "山前茶铺股份有限公司", "老渔记海鲜酒楼连锁管理有限责任公司")
PERIODS = tuple(map(parse_period, ("2026-W33", "2026-08", "2026Q3", "2026H2", "2026", "2026-05-30..2026-08-29")))
_PARTS = {"collection_rate", "win_rate", "visit_conversion", "landing_rate", "log_timeliness", "milestones_on_time"}


def _values(indicator: Indicator) -> st.SearchStrategy[Decimal]:
    if indicator.unit is Unit.MONEY:
        return st.decimals(0, 5_000_000, places=2)
    if indicator.unit is Unit.COUNT:
        return st.integers(0, 60).map(Decimal) | st.decimals(0, 12, places=1)
    return st.decimals(0, 130, places=2)


@st.composite
def measures(draw: st.DrawFn, indicator: Indicator) -> Measure:
    """A measure that may be without data; some rates with their parts."""
    if draw(st.integers(0, 9)) == 0:
        return NO_DATA
    if indicator.code in _PARTS:
        whole = Decimal(draw(st.integers(1, 40)))
        part = min(whole, Decimal(draw(st.integers(0, 40))))
        return Measure(100 * part / whole, part, whole)
    return Measure(draw(_values(indicator)))


@st.composite
def lines(draw: st.DrawFn, indicator: Indicator, weight: int, target: Decimal | None) -> ScoredItem:
    """A line of the score card, scored by ratio where it has a target and as it comes where not."""
    actual = draw(measures(indicator))
    effective = target
    if target and indicator.takes_ramp and draw(st.booleans()):
        effective = target * draw(st.sampled_from((Decimal("0.5"), Decimal("0.8"), Decimal(1))))
    return ScoredItem(
        indicator=indicator,
        weight=Decimal(weight),
        points=_points(indicator, actual.actual, effective, draw(st.decimals(0, 120, places=1))),
        actual=actual,
        target=target,
        effective_target=effective,
        previous=draw(measures(indicator)),
        previous_points=draw(st.none() | st.decimals(0, 120, places=1)),
        is_team_scope=draw(st.integers(0, 5)) == 0,
        assumed=Reason.NO_DATA if actual.actual is None else Reason.NONE,
    )


def _points(indicator: Indicator, actual: Decimal | None, target: Decimal | None, other: Decimal) -> Decimal | None:
    if actual is None:
        return other if other < 20 else None
    if target is None:
        return other
    if not target or not actual:
        return Decimal(0) if indicator.higher_is_better else Decimal(120)
    ratio = actual / target if indicator.higher_is_better else target / actual
    return min(100 * ratio, Decimal(120))


@st.composite
def past_actions(draw: st.DrawFn) -> PastAction:
    """An action of the last plan with or without a figure."""
    indicator = draw(st.sampled_from(sorted(INDICATORS)) | st.none())
    if indicator is None:
        return past_action(None, None, None, done=draw(st.booleans()))
    values = _values(INDICATORS[indicator])
    start, goal = draw(st.none() | values), draw(st.none() | values)
    return past_action(
        indicator, None if start is None else float(start), None if goal is None else float(goal),
        done=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def evidences(draw: st.DrawFn, period: Period) -> Evidence:
    """Contracts, late money, visits, conduct and reasons in a period."""
    days = st.integers(0, period.days - 1).map(lambda offset: (period.start + timedelta(offset)).isoformat())
    amounts = sorted(draw(st.lists(st.integers(1_000, 900_000), max_size=6)), reverse=True)
    contracts = tuple(
        contract(str(number), draw(st.sampled_from(CUSTOMERS)), draw(days), amount, draw(st.booleans()))
        for number, amount in enumerate(amounts)
    )
    unpaid = sorted(draw(st.lists(st.integers(1, 900_000), max_size=4)), reverse=True)
    late = tuple(overdue(draw(st.sampled_from(CUSTOMERS)), draw(days), amount, n) for n, amount in enumerate(unpaid))
    kinds = draw(st.lists(st.sampled_from(("award", "penalty", "red_line")), max_size=2))
    events = tuple(conduct(kind, draw(days), draw(st.integers(1, 5)), "客户来信说明情况。") for kind in kinds)
    visited = sorted({date.fromisoformat(day) for day in draw(st.lists(days, max_size=12))})
    reasons = tuple(zip(("价格", "选址未定"), draw(st.lists(st.integers(1, 6), max_size=2)), strict=False))
    return Evidence(contracts, late, tuple(visited), events, reasons)


@st.composite
def people(draw: st.DrawFn) -> PersonFigures:
    """Anybody: alone or in a team, with or without a past, hired or gone on any day."""
    period = draw(st.sampled_from(PERIODS))
    codes = draw(st.lists(st.sampled_from(sorted(INDICATORS)), min_size=1, max_size=8, unique=True))
    targets = {code: draw(st.none() | _values(INDICATORS[code])) for code in codes}
    cards = [
        tuple(draw(lines(INDICATORS[code], 10, targets[code])) for code in codes)
        for _person in range(draw(st.integers(1, 4)))
    ]
    more = draw(st.lists(st.sampled_from(sorted(INDICATORS)), max_size=4, unique=True))
    standings = tuple(
        Standing(
            number,
            card,
            {code: draw(measures(INDICATORS[code])) for code in more}
            | {one.indicator.code: one.actual for one in card},
        )
        for number, card in enumerate(cards)
    )
    return PersonFigures(
        name="顾明澜",
        period=period,
        previous_period=period.previous(),
        next_period=period.next(),
        standing=standings[0],
        scored_weight=sum((one.weight for one in cards[0] if one.points is not None), Decimal(0)),
        previous={code: draw(measures(INDICATORS[code])) for code in more},
        peers=standings,
        evidence=draw(evidences(period)),
        superior=draw(st.sampled_from(("", "周敏"))),
        employed_from=draw(st.none() | st.dates(period.start - timedelta(400), period.end)),
        employed_until=draw(st.none() | st.none() | st.dates(period.start, period.end + timedelta(90))),
        last_plan=tuple(draw(st.lists(past_actions(), max_size=4))),
    )
