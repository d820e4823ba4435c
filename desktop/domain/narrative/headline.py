"""The first sentence of a finding: the figure, what it is measured against, and the place in the team.

What is said is decided once; a `Writer` says it in each language.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from desktop.domain.indicators import Unit
from desktop.domain.narrative.line_names import line_name
from desktop.domain.narrative.parts import parts
from desktop.domain.narrative.situation import Against, Situation, reaches
from desktop.domain.scoring import Reason
from desktop.domain.wording import Words, Writer
from desktop.domain.wording.numbers import rounded
from desktop.errors import N_

_HUNDRED = Decimal(100)
_ASSUMED: Mapping[Reason, str] = {
    Reason.NO_TARGET: N_("{name}: no target was set; the scheme counts it as {points}"),
    Reason.ZERO_TARGET: N_("{name}: the target is 0; the scheme counts it as {points}"),
    Reason.NO_TEAM: N_("{name}: no team is led; the scheme counts it as {points}"),
}


def headline(situation: Situation) -> Writer:
    """The first sentence, without its full stop."""
    if situation.against is Against.NOTHING:
        return _no_data(situation)
    return _with_owner(situation, _with_place(situation, _CLAUSES[situation.against](situation)))


def shows_place(situation: Situation) -> bool:
    """Whether the place is worth naming: a strength in the better half, never a low place or one shared by most."""
    comparison = situation.peer_comparison
    if comparison is None or not situation.is_strength:
        return False
    return comparison.rank * 2 <= comparison.size and comparison.sharing * 2 <= comparison.size


def _no_data(situation: Situation) -> Writer:
    item, points = situation.item, situation.item.points or Decimal(0)
    message = _ASSUMED.get(item.assumed, N_("{name}: no data; the scheme counts it as {points}"))
    return lambda words: words.say(
        message, name=line_name(item, situation.figures, words), points=words.points(points)
    )


def _figure(situation: Situation, words: Words) -> str:
    actual = situation.actual or Decimal(0)
    return words.figure(situation.indicator, actual) + parts(situation.indicator, situation.item.actual, words)


def _against_target(situation: Situation) -> Writer:
    indicator, goal, actual = situation.indicator, situation.goal or Decimal(0), situation.actual or Decimal(0)
    is_reached = reaches(indicator, actual, goal)
    if not indicator.higher_is_better:
        message = _upper_limit(indicator.unit, goal, actual, is_reached)
    elif indicator.unit in (Unit.COUNT, Unit.MONEY):
        message = _amount(situation, goal, actual)
    else:
        above, below = N_("{figure}, above the target of {goal}"), N_("{figure}, below the target of {goal}")
        message = above if is_reached else below
        if not is_reached and rounded(actual, 1) == rounded(goal, 1):
            message = N_("{figure}, just short of the target of {goal}")
    gap = abs(actual - goal) if "{gap}" in message else None
    percent = _HUNDRED * actual / goal if goal and "{percent}" in message else None
    return lambda words: words.say(
        message,
        figure=_figure(situation, words),
        goal=words.value(indicator, goal),
        gap="" if gap is None else words.value(indicator, gap),
        percent="" if percent is None else words.percent(percent),
    )


def _amount(situation: Situation, goal: Decimal, actual: Decimal) -> str:
    """Counts and money where more is better; a percentage only where it tells something."""
    is_plain = situation.item.target is None or situation.item.target == goal
    percent = rounded(_HUNDRED * actual / goal, 1) if goal else Decimal(0)
    if percent <= 0 or percent == _HUNDRED:  # below 0 more went back than came in: no part of the target
        if is_plain:
            return N_("{figure} against a target of {goal}")
        return N_("{figure} against an adjusted target of {goal}")
    if situation.indicator.unit is Unit.MONEY:
        if is_plain:
            return N_("{figure}, {percent} of the {goal} target")
        return N_("{figure}, {percent} of the adjusted {goal} target")
    if is_plain:
        return N_("{figure} against a target of {goal} ({percent})")
    return N_("{figure} against an adjusted target of {goal} ({percent})")


def _upper_limit(unit: Unit, goal: Decimal, actual: Decimal, is_reached: bool) -> str:
    """Figures of which less is better, said as a limit kept or passed."""
    if unit is Unit.DAYS and rounded(abs(actual - goal), 1) != 0:
        return (
            N_("{figure}, {gap} under the target of {goal}")
            if is_reached
            else N_("{figure}, {gap} over the target of {goal}")
        )
    if is_reached:
        return N_("{figure}, within the limit of {goal}")
    return N_("{figure}, over the limit of {goal}") if goal else N_("{figure} against a target of none")


def _against_team(situation: Situation) -> Writer:
    comparison = situation.comparison
    value = comparison.median_actual if comparison else Decimal(0)
    message = {
        (True, True): N_("{figure}, more than the team median of {value}"),
        (True, False): N_("{figure}, fewer than the team median of {value}"),
        (False, True): N_("{figure}, above the team median of {value}"),
        (False, False): N_("{figure}, below the team median of {value}"),
    }[_is_amount(situation), (situation.actual or Decimal(0)) > value]
    return lambda words: words.say(
        message, figure=_figure(situation, words), value=words.value(situation.indicator, value)
    )


def _against_past(situation: Situation) -> Writer:
    value = situation.previous or Decimal(0)
    message = {
        (True, True): N_("{figure}, more than the {value} of {previous}"),
        (True, False): N_("{figure}, fewer than the {value} of {previous}"),
        (False, True): N_("{figure}, up from {value} {previous}"),
        (False, False): N_("{figure}, down from {value} {previous}"),
    }[_is_amount(situation), (situation.actual or Decimal(0)) > value]
    return lambda words: words.say(
        message,
        figure=_figure(situation, words),
        value=words.value(situation.indicator, value),
        previous=words.previous(situation.figures.period),
    )


_CLAUSES: Mapping[Against, Callable[[Situation], Writer]] = {
    Against.TARGET: _against_target,
    Against.TEAM: _against_team,
    Against.PAST: _against_past,
}


def _is_amount(situation: Situation) -> bool:
    return situation.indicator.unit in (Unit.COUNT, Unit.MONEY)


def _with_place(situation: Situation, clause: Writer) -> Writer:
    comparison = situation.peer_comparison
    if comparison is None or not shows_place(situation):
        return clause
    message = {
        (True, False): N_("{clause}, {place} of {size}"),
        (True, True): N_("{clause}, joint {place} of {size}"),
        (False, False): N_("{clause}, {place} of {size} peers"),
        (False, True): N_("{clause}, joint {place} of {size} peers"),
    }[comparison.is_whole_team, comparison.sharing > 1]
    size, rank = comparison.size, comparison.rank
    return lambda words: words.say(
        message,
        clause=clause(words),
        place=words.place(rank),
        size=str(size) if words.is_chinese else words.spoken(size),
    )


def _with_owner(situation: Situation, clause: Writer) -> Writer:
    """Says whose figure it is where it is not simply the person's own."""
    item, figures = situation.item, situation.figures
    if not item.is_team_scope and not item.narrowed:
        return clause
    message = {
        (True, False): N_("{name}’s team: {clause}"),
        (False, True): N_("{filter}: {clause}"),
        (True, True): N_("{name}’s team, {filter}: {clause}"),
    }[item.is_team_scope, bool(item.narrowed)]

    def write(words: Words) -> str:
        chosen = figures.filter_name(item.narrowed, words.language) if item.narrowed else ""
        return words.say(message, name=figures.name, filter=chosen, clause=clause(words))

    return write


@lru_cache(maxsize=4096)
def reference_text(value: Decimal | None) -> str | None:
    """A figure for machines: plain decimal notation with at most six decimals; None stays None."""
    if value is None:
        return None
    text = f"{rounded(value, 6):f}"
    return text.rstrip("0").rstrip(".")
