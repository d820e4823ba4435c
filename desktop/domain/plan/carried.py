"""Actions of the last plan that were not reached and go on."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.causes import LibraryMeasure
from desktop.domain.narrative.comparison import is_better
from desktop.domain.narrative.figures import PastAction, PersonFigures
from desktop.domain.narrative.last_plan import current_value, judgements
from desktop.domain.plan.action import PlannedAction
from desktop.domain.plan.goal import Goal, case_of, goal_text, in_reach, pace_of
from desktop.domain.review import Verdict
from desktop.domain.wording import Words
from desktop.errors import N_

_MARKS = ("（上期转入）", " (carried over)")


def carried_actions(
    figures: PersonFigures,
    planned: Sequence[PlannedAction],
    room: int,
    library: Sequence[LibraryMeasure],
    words: Sequence[Words],
) -> tuple[PlannedAction, ...]:
    """Unfinished actions whose figure or measure no `planned` one has already, as many as there is room for."""
    open_ones: list[PlannedAction] = []
    seen = {one.indicator for one in planned} | {one.measure for one in planned}
    for action, judgement in zip(figures.last_plan, judgements(figures), strict=True):
        if len(open_ones) >= room:
            break
        code = action.indicator.code if action.indicator else f"action {action.action_id}"
        if judgement.verdict is Verdict.DONE or _is_others(action, figures):
            continue
        if _is_as_good_as_reached(action, judgement.now):
            continue
        if {code, action.measure or code} & seen:
            continue
        seen |= {code, action.measure or code}
        measure = next((one for one in library if one.key == action.measure), None)
        open_ones.append(_carried(action, judgement.now, measure, figures, words))
    return tuple(open_ones)


def _is_as_good_as_reached(action: PastAction, now: Decimal | None) -> bool:
    """Whether what is missing cannot even be written: ¥163,900 of ¥164,000."""
    if action.indicator is None or action.to_value is None or now is None:
        return False
    return (
        is_better(action.indicator, action.to_value, now) and in_reach(action.indicator, action.to_value, now) is None
    )


def _is_others(action: PastAction, figures: PersonFigures) -> bool:
    """Whether the figure is no longer this person's to move: that of a team somebody else leads now."""
    return action.is_team_scope and current_value(action, figures) is None


def _carried(
    action: PastAction,
    now: Decimal | None,
    measure: LibraryMeasure | None,
    figures: PersonFigures,
    words: Sequence[Words],
) -> PlannedAction:
    start = now if now is not None else action.from_value
    goal = _goal(action, start, figures)
    said = goal_text(goal, figures) if goal else None
    return PlannedAction(
        indicator=action.indicator.code if action.indicator else "",
        measure=action.measure,
        texts={w.language: _marked(_bare(action, measure, w), w) for w in words},
        goals={w.language: said(w) if said else action.goals.get(w.language, "") for w in words},
        supports={w.language: action.supports.get(w.language, "") for w in words},
        from_value=start,
        to_value=goal.goal if goal else action.to_value,
        due_on=figures.next_period.end,
        owner=figures.name,
        carried_from=action.action_id,
        is_team_scope=action.is_team_scope,
        narrowed=action.narrowed,
    )


def _goal(action: PastAction, start: Decimal | None, figures: PersonFigures) -> Goal | None:
    """The goal that was missed, or the part of the way to it that one more period allows."""
    indicator, wanted = action.indicator, action.to_value
    if indicator is None or wanted is None or start is None or not is_better(indicator, wanted, start):
        return None
    item = figures.line(indicator.code, action.is_team_scope, action.narrowed)
    asked = (item.next_target if item.next_target is not None else item.usual_target) if item is not None else None
    if asked is not None and is_better(indicator, asked, wanted):
        wanted = asked  # the goal was a part of the way; now the rest, or the next part of it
    pace = pace_of(item) if item is not None else Decimal(1)
    near = in_reach(indicator, wanted, start, pace, case_of(item))
    near = wanted if near is None else near
    target = wanted if is_better(indicator, wanted, near) else None
    return Goal(indicator, start, near, action.is_team_scope, action.narrowed, target)


def _bare(action: PastAction, measure: LibraryMeasure | None, words: Words) -> str:
    """The text as it was, without whom it named to begin with: that was another period's."""
    text = action.texts.get(words.language, "")
    said = measure.measures.get(words.language, "") if measure is not None and not measure.places else ""
    return said if said and text.startswith(words.opened(said)) else text


def _marked(text: str, words: Words) -> str:
    """The text with one note that it was carried over, however often that happened."""
    bare = text.strip().rstrip("。.")
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    return words.sentences((words.say(N_("{text} (carried over)"), text=bare),))
