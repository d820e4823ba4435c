"""Actions of the last plan that were not reached and go on."""

from collections.abc import Sequence

from desktop.domain.narrative.comparison import is_better
from desktop.domain.narrative.figures import PastAction, PersonFigures
from desktop.domain.narrative.last_plan import current_value, judged
from desktop.domain.plan.action import PlannedAction
from desktop.domain.plan.goal import Goal, goal_text
from desktop.domain.review import Verdict
from desktop.domain.wording import Words
from desktop.errors import N_

_MARKS = ("（上期转入）", " (carried over)")


def carried_actions(
    figures: PersonFigures, covered: frozenset[str], room: int, words: Sequence[Words]
) -> tuple[PlannedAction, ...]:
    """Unfinished actions whose figure no new action moves already, as many as there is room for."""
    open_ones = []
    seen = set(covered)
    for action in figures.last_plan:
        code = action.indicator.code if action.indicator else f"action {action.action_id}"
        if judged(action, figures).verdict is Verdict.DONE or code in seen or _is_others(action, figures):
            continue
        seen.add(code)
        open_ones.append(_carried(action, figures, words))
    return tuple(open_ones[: max(room, 0)])


def _is_others(action: PastAction, figures: PersonFigures) -> bool:
    """Whether the figure is no longer this person's to move: that of a team somebody else leads now."""
    return action.is_team_scope and current_value(action, figures) is None


def _carried(action: PastAction, figures: PersonFigures, words: Sequence[Words]) -> PlannedAction:
    now = judged(action, figures).now
    start = now if now is not None else action.from_value
    goal = None
    if action.indicator is not None and action.to_value is not None and start is not None:
        goal = Goal(action.indicator, start, action.to_value, action.is_team_scope, action.narrowed)
        if not is_better(action.indicator, action.to_value, start):
            goal = None
    return PlannedAction(
        indicator=action.indicator.code if action.indicator else "",
        measure=action.measure,
        texts={w.language: _marked(action.texts.get(w.language, ""), w) for w in words},
        goals={w.language: goal_text(goal, figures, w) if goal else action.goals.get(w.language, "") for w in words},
        supports={w.language: action.supports.get(w.language, "") for w in words},
        from_value=start,
        to_value=action.to_value,
        due_on=figures.next_period.end,
        owner=figures.name,
        carried_from=action.action_id,
        is_team_scope=action.is_team_scope,
        narrowed=action.narrowed,
    )


def _marked(text: str, words: Words) -> str:
    """The text with one note that it was carried over, however often that happened."""
    bare = text.strip().rstrip("。.")
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    return words.sentences((words.say(N_("{text} (carried over)"), text=bare),))
