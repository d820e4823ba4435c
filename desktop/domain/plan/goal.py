"""A measurable goal from the figures: from which value to which, and how that is said."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from statistics import median
from typing import NamedTuple

from desktop.domain.indicators import INDICATORS, Indicator, Shape, Unit
from desktop.domain.narrative.comparison import (
    SMALLEST_TEAM,
    actual_of,
    compare,
    fair_previous,
    is_better,
    is_reduced,
)
from desktop.domain.narrative.figures import PersonFigures, ScoredItem
from desktop.domain.narrative.line_names import name_of
from desktop.domain.narrative.records import told_actual
from desktop.domain.narrative.situation import goal_of
from desktop.domain.wording import Words, Writer
from desktop.domain.wording.numbers import rounded
from desktop.errors import N_

_WEEK_DAYS = Decimal(7)
_LONG_PERIOD = 45  # days from which a weekly pace says more than a sum
# Nobody is asked for more than a quarter better in one period, whatever the target …
_QUARTER_MORE, _QUARTER_LESS = Decimal("1.25"), Decimal("0.75")
# … but a quarter more of little is no goal: then it is a part of the target. What one does oneself may begin with
# half of it at once, as newcomers do; what others decide, such as signing or paying, and rates follow more slowly.
_HALF, _QUARTER = Decimal("0.5"), Decimal("0.25")
_ONES_OWN_DOING = frozenset({"visits", "effective_visits", "visited_customers", "new_deals"})
_TENTH_MORE, _TENTH_LESS = Decimal("1.1"), Decimal("0.9")
_FULL = Decimal(100)
_ROUND_FROM, _THOUSAND = Decimal(10_000), Decimal(1000)  # 元; a goal nobody has set is a round sum
# From so many 元 on, how many places an amount is written with in the coarser of the languages.
_WRITTEN = ((Decimal(1_000_000), -4), (Decimal(100_000), -3))
_HALF_A_VISIT = Decimal("0.5")
_MOST_OF_IT = Decimal("0.9")
_SMALL_PERCENT = Decimal(20)  # below, a whole percent is too coarse a step


class Goal(NamedTuple):
    """From one value to a better one, in the indicator's unit for the whole next period; of which line's records.

    `target` is what lies beyond the goal where that is nearer than the target, else None.
    """

    indicator: Indicator
    start: Decimal
    goal: Decimal
    is_team_scope: bool = False
    narrowed: str = ""
    target: Decimal | None = None


def goal_for(
    code: str, figures: PersonFigures, *, is_weak: bool = True, is_team_scope: bool = False, narrowed: str = ""
) -> Goal | None:
    """The goal for one indicator: next target, else this target, team median, own past, else a tenth better.

    At most a quarter better than now, from little for a part of the target. One that is not weak itself gets no tenth
    on top: then there is no goal. A team's figure moves by a team's goal; a narrowed figure that no line counts gives
    way to the whole one.
    """
    if narrowed and figures.line(code, is_team_scope, narrowed) is None:
        narrowed = ""
    item = figures.line(code, is_team_scope, narrowed)
    indicator = item.indicator if item is not None else INDICATORS.get(code)
    start = told_actual(figures, code, is_team_scope, narrowed)
    if indicator is None or start is None:
        return None
    for wanted, pace in _candidates(indicator, item, figures, is_team_scope, is_weak, start):
        if wanted is None:
            continue
        goal = in_reach(indicator, wanted, start, pace, case_of(item))
        if goal is not None:
            is_nearer = is_better(indicator, sensible(indicator, wanted), goal)
            target = wanted if is_nearer and item is not None and wanted in _targets(item) else None
            return Goal(indicator, start, goal, is_team_scope, narrowed, target)
    return None


def in_reach(
    indicator: Indicator, wanted: Decimal, start: Decimal, pace: Decimal = Decimal(1), case: Decimal = Decimal(0)
) -> Decimal | None:
    """The wanted figure, brought nearer where one period would hardly do; None where it does not read better.

    `pace` is how much more the next period asks for than this one did of the same work: a newcomer's ramp, or days
    of absence that are over; `case` the least a rate can come to if it is nothing now. Overdue money is to be paid,
    all of it.
    """
    full = sensible(indicator, wanted)
    if not _reads_better(indicator, full, start):
        return None
    if indicator.code == "overdue_amount":
        return full
    if indicator.higher_is_better:
        least = wanted * (_HALF if indicator.code in _ONES_OWN_DOING else _QUARTER)
        near = _rounded_down(indicator, max(start * pace * _QUARTER_MORE, least, case))
        if indicator.unit is Unit.COUNT:
            near = max(near, start.to_integral_value(rounding=ROUND_FLOOR) + 1)
        goal = min(full, near)
    else:
        near = _rounded_up(indicator, start * _QUARTER_LESS)
        if indicator.unit is Unit.COUNT:
            near = min(near, start.to_integral_value(rounding=ROUND_CEILING) - 1)
        goal = max(full, near)
    return goal if goal == full or _reads_better(indicator, goal, start) else full


def case_of(item: ScoredItem | None) -> Decimal:
    """What one case makes of a rate that is nothing now, in percent: of 8 cases 12.5; 0 for any other figure."""
    of = item.actual.denominator if item is not None and item.indicator.unit is Unit.PERCENT else None
    if item is None or not of or of < 1 or item.actual.actual != 0:
        return Decimal(0)
    return _FULL / of


def pace_of(item: ScoredItem) -> Decimal:
    """How much more the next period asks for than this one did, where own sums were asked for less of it."""
    now, following = goal_of(item), item.next_target if item.next_target is not None else item.usual_target
    if not item.indicator.takes_ramp or item.is_team_scope or not now or now <= 0 or not following:
        return Decimal(1)
    return max(following / now, Decimal(1)) if is_reduced(item) else Decimal(1)


def _targets(item: ScoredItem) -> tuple[Decimal | None, ...]:
    return item.next_target, item.usual_target, goal_of(item)


def _candidates(
    indicator: Indicator,
    item: ScoredItem | None,
    figures: PersonFigures,
    is_team_scope: bool,
    is_weak: bool,
    start: Decimal,
) -> Iterable[tuple[Decimal | None, Decimal]]:
    """What to go for, the first one first, each with the pace of what is asked."""
    one = Decimal(1)
    if indicator.code == "overdue_amount":
        yield Decimal(0), one
    if item is not None:
        pace = pace_of(item)
        yield item.next_target, pace
        yield item.usual_target, pace
        yield goal_of(item), one
        comparison = compare(figures, next(place for place, one in enumerate(figures.items) if one is item))
        yield _round_sum(indicator, comparison.median_actual if comparison else None), one
        yield _round_sum(indicator, fair_previous(figures, item)), one
    elif not is_team_scope:
        yield _round_sum(indicator, _median_of_facts(indicator.code, figures)), one
        yield _round_sum(indicator, actual_of(figures.previous, indicator.code)), one
    if is_weak:
        yield start * (_TENTH_MORE if indicator.higher_is_better else _TENTH_LESS), one


def _round_sum(indicator: Indicator, value: Decimal | None) -> Decimal | None:
    """A sum of money that nobody has set as a target, in thousands."""
    if value is None or indicator.unit is not Unit.MONEY or abs(value) < _ROUND_FROM:
        return value
    return rounded(value, -3)


def _median_of_facts(code: str, figures: PersonFigures) -> Decimal | None:
    values = [value for peer in figures.peers if (value := actual_of(peer.facts, code)) is not None]
    return median(values) if len(values) >= SMALLEST_TEAM else None


def sensible(indicator: Indicator, value: Decimal) -> Decimal:
    """Whole things, days and at most full percentages, so that the goal can be met exactly."""
    if indicator.unit is Unit.COUNT:
        return value.to_integral_value(rounding=ROUND_CEILING if indicator.higher_is_better else ROUND_FLOOR)
    if indicator.unit is Unit.DAYS:
        return value.to_integral_value(rounding=ROUND_FLOOR)
    if indicator.unit is Unit.PERCENT:
        return min(rounded(value, 1), _FULL)
    return rounded(value, 0 if indicator.unit is Unit.MONEY else 1)


def _rounded_down(indicator: Indicator, limit: Decimal) -> Decimal:
    """The largest round figure up to a limit."""
    step = _step(indicator, limit)
    return (limit / step).to_integral_value(rounding=ROUND_FLOOR) * step


def _rounded_up(indicator: Indicator, limit: Decimal) -> Decimal:
    """The smallest round figure from a limit on."""
    step = _step(indicator, limit)
    return (limit / step).to_integral_value(rounding=ROUND_CEILING) * step


def _step(indicator: Indicator, limit: Decimal) -> Decimal:
    """Round steps: thousands of 元, whole things, days and percents, tenths of points and of small percents."""
    if indicator.unit is Unit.MONEY:
        return _THOUSAND if abs(limit) >= _ROUND_FROM else Decimal(1)
    if indicator.unit is Unit.POINTS or (indicator.unit is Unit.PERCENT and abs(limit) < _SMALL_PERCENT):
        return Decimal("0.1")
    return Decimal(1)


def _reads_better(indicator: Indicator, value: Decimal, start: Decimal) -> bool:
    """Whether the goal is better as it is written, in every language."""
    places = 1
    if indicator.unit is Unit.MONEY:
        places = next((places for least, places in _WRITTEN if abs(value) >= least), 0)
    return is_better(indicator, value, start) and rounded(value, places) != rounded(start, places)


def is_weekly(goal: Goal, figures: PersonFigures) -> bool:
    """Whether the goal is said as a weekly pace: sums of at least one a week that change by half a one or more.

    For somebody who was there for a part of the period the sums cannot be compared: then any change of pace counts.
    """
    if goal.indicator.unit is not Unit.COUNT or goal.indicator.shape is not Shape.SUM:
        return False
    days = _days_behind(goal, figures)
    start, wanted = _a_week(goal.start, days), _a_week(goal.goal, figures.next_period.days)
    if figures.next_period.days < _LONG_PERIOD or wanted < 1:
        return False
    if days < figures.period.days * _MOST_OF_IT and rounded(wanted, 1) > rounded(start, 1):
        return True
    return abs(wanted - start) >= _HALF_A_VISIT


_PACES = {
    "visits": N_("Visits a week {change}"),
    "effective_visits": N_("Effective visits a week {change}"),
}


def goal_text(goal: Goal, figures: PersonFigures) -> Writer:
    """有效拜访每周 1.4 → 1.8 次（四季度共 23 次）, 回款率 62.5 → 78.0%（目标 85.0%）.

    The plan's head and the due day tell the period; only a sum that stands behind a weekly pace names it again.
    """
    if is_weekly(goal, figures):
        return _weekly(goal, figures)
    target = None if goal.target is None else sensible(goal.indicator, goal.target)

    def write(words: Words) -> str:
        change = words.change(goal.indicator, goal.start, goal.goal)
        said = words.say(N_("{name} {change}"), name=_name(goal, figures, words), change=change)
        if target is None:
            return said
        return words.say(N_("{goal} (target {target})"), goal=said, target=words.value(goal.indicator, target))

    return write


def _weekly(goal: Goal, figures: PersonFigures) -> Writer:
    paces = {} if goal.narrowed or goal.is_team_scope else _PACES
    message = paces.get(goal.indicator.code, N_("{name} {change} a week"))
    start = _a_week(goal.start, _days_behind(goal, figures))
    wanted = rounded(_a_week(goal.goal, figures.next_period.days), 1)

    def write(words: Words) -> str:
        change = words.change(goal.indicator, start, wanted)
        said = words.say(message, name=_name(goal, figures, words), change=change)
        period, whole = words.period_word(figures.next_period), words.value(goal.indicator, goal.goal)
        return words.say(N_("{goal} ({period}: {whole} in all)"), goal=said, period=period, whole=whole)

    return write


def _name(goal: Goal, figures: PersonFigures, words: Words) -> str:
    return name_of(goal.indicator, goal.is_team_scope, goal.narrowed, figures, words)


def _days_behind(goal: Goal, figures: PersonFigures) -> int:
    """The days in which the figure now came about: those in service, for one's own."""
    return figures.period.days if goal.is_team_scope else figures.service_days


def _a_week(value: Decimal, days: int) -> Decimal:
    return value * _WEEK_DAYS / days
