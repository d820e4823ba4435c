"""A measurable goal from the figures: from which value to which, and how that is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from statistics import median

from desktop.domain.indicators import INDICATORS, Indicator, Shape, Unit
from desktop.domain.narrative.comparison import SMALLEST_TEAM, actual_of, compare, fair_previous, is_better
from desktop.domain.narrative.figures import PersonFigures, ScoredItem
from desktop.domain.narrative.situation import goal_of
from desktop.domain.wording import Words
from desktop.domain.wording.numbers import rounded
from desktop.errors import N_

_WEEK_DAYS = Decimal(7)
_LONG_PERIOD = 45  # days from which a weekly pace says more than a sum
# Without a target nobody is asked for more than a quarter better in one period.
_QUARTER_MORE, _QUARTER_LESS = Decimal("1.25"), Decimal("0.75")
_TENTH_MORE, _TENTH_LESS = Decimal("1.1"), Decimal("0.9")
_FULL = Decimal(100)
_ROUND_FROM = Decimal(10_000)  # 元; beyond, a goal nobody has set is a round sum
_HALF_A_VISIT = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Goal:
    """From one value to a better one, in the indicator's unit for the whole next period; of which line's records."""

    indicator: Indicator
    start: Decimal
    goal: Decimal
    is_team_scope: bool = False
    narrowed: str = ""


def goal_for(
    code: str, figures: PersonFigures, *, is_weak: bool = True, is_team_scope: bool = False, narrowed: str = ""
) -> Goal | None:
    """The goal for one indicator: next target, else this target, team median, own past, else a tenth better.

    One that is not weak itself gets no tenth on top: then there is no goal. A team's figure moves by a team's goal;
    a narrowed figure that no line counts gives way to the whole one.
    """
    if narrowed and figures.line(code, is_team_scope, narrowed) is None:
        narrowed = ""
    item = figures.line(code, is_team_scope, narrowed)
    indicator = item.indicator if item is not None else INDICATORS.get(code)
    start = figures.actual(code, is_team_scope, narrowed)
    if indicator is None or start is None:
        return None
    candidates = [*_candidates(indicator, item, figures, is_team_scope)]
    if is_weak:
        candidates.append(start * (_TENTH_MORE if indicator.higher_is_better else _TENTH_LESS))
    wanted = (_sensible(indicator, value) for value in candidates if value is not None)
    better = next((value for value in wanted if _reads_better(indicator, value, start)), None)
    return None if better is None else Goal(indicator, start, better, is_team_scope, narrowed)


def _candidates(
    indicator: Indicator, item: ScoredItem | None, figures: PersonFigures, is_team_scope: bool
) -> Iterable[Decimal | None]:
    if indicator.code == "overdue_amount":
        yield Decimal(0)
    if item is not None:
        yield item.next_target
        yield item.target
        yield goal_of(item)
        comparison = compare(figures, figures.items.index(item))
        yield _in_reach(item.indicator, comparison.median_actual if comparison else None, item.actual.actual)
        yield _in_reach(item.indicator, fair_previous(figures, item), item.actual.actual)
    elif not is_team_scope:
        start = actual_of(figures.facts, indicator.code)
        yield _in_reach(indicator, _median_of_facts(indicator.code, figures), start)
        yield _in_reach(indicator, actual_of(figures.previous, indicator.code), start)


def _in_reach(indicator: Indicator, wanted: Decimal | None, start: Decimal | None) -> Decimal | None:
    """The wanted figure, brought nearer where one period would hardly do."""
    if wanted is None:
        return None
    if start:
        wanted = (
            min(wanted, start * _QUARTER_MORE) if indicator.higher_is_better else max(wanted, start * _QUARTER_LESS)
        )
    return rounded(wanted, -3) if indicator.unit is Unit.MONEY and abs(wanted) >= _ROUND_FROM else wanted


def _median_of_facts(code: str, figures: PersonFigures) -> Decimal | None:
    values = [value for peer in figures.peers if (value := actual_of(peer.facts, code)) is not None]
    return median(values) if len(values) >= SMALLEST_TEAM else None


def _sensible(indicator: Indicator, value: Decimal) -> Decimal:
    """Whole things, days and at most full percentages, so that the goal can be met exactly."""
    if indicator.unit is Unit.COUNT:
        return value.to_integral_value(rounding=ROUND_CEILING if indicator.higher_is_better else ROUND_FLOOR)
    if indicator.unit is Unit.DAYS:
        return value.to_integral_value(rounding=ROUND_FLOOR)
    if indicator.unit is Unit.PERCENT:
        return min(rounded(value, 1), _FULL)
    return rounded(value, 0 if indicator.unit is Unit.MONEY else 1)


def _reads_better(indicator: Indicator, value: Decimal, start: Decimal) -> bool:
    return is_better(indicator, value, start) and rounded(value, 1) != rounded(start, 1)


def is_weekly(goal: Goal, figures: PersonFigures) -> bool:
    """Whether the goal is said as a weekly pace: sums of at least one a week that change by half a one or more."""
    if goal.indicator.unit is not Unit.COUNT or goal.indicator.shape is not Shape.SUM:
        return False
    start, wanted = _a_week(goal.start, figures.period.days), _a_week(goal.goal, figures.next_period.days)
    return figures.next_period.days >= _LONG_PERIOD and wanted >= 1 and abs(wanted - start) >= _HALF_A_VISIT


_PACES = {
    "visits": N_("Visits a week {change}"),
    "effective_visits": N_("Effective visits a week {change}"),
}


def goal_text(goal: Goal, figures: PersonFigures, words: Words) -> str:
    """有效拜访每周 1.4 → 3 次, 回款率 62.5 → 85.0%."""
    start, wanted = goal.start, goal.goal
    message = N_("{name} {change}")
    if is_weekly(goal, figures):
        paces = {} if goal.narrowed else _PACES
        message = paces.get(goal.indicator.code, N_("{name} a week {change}"))
        start = _a_week(start, figures.period.days)
        wanted = rounded(_a_week(wanted, figures.next_period.days), 1)
    name = named(words.name(goal.indicator), figures.filter_name(goal.narrowed, words.language))
    return words.say(message, name=name, change=words.change(goal.indicator, start, wanted))


def named(name: str, narrowed: str) -> str:
    """An indicator's name with the filter that narrows it."""
    return f"{name} · {narrowed}" if narrowed else name


def _a_week(value: Decimal, days: int) -> Decimal:
    return value * _WEEK_DAYS / days
