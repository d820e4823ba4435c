"""What became of the last plan, in words: before → after, the verdict, and how it goes on."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.narrative.comparison import is_better
from desktop.domain.narrative.figures import PastAction, PersonFigures
from desktop.domain.narrative.last_plan import Judgement, judgements
from desktop.domain.narrative.line_names import name_of
from desktop.domain.narrative.remarks import quoted
from desktop.domain.plan.action import PlannedAction, PlanVerdict
from desktop.domain.review import Verdict
from desktop.domain.wording import Texts, Words, Writer, all_words
from desktop.domain.wording.numbers import plain, rounded
from desktop.errors import N_


def verdicts_for(
    figures: PersonFigures, actions: Sequence[PlannedAction], languages: Sequence[Texts]
) -> tuple[PlanVerdict, ...]:
    """One verdict for each action of the last plan, in its order; `actions` is the plan that follows."""
    words = all_words(languages)
    return tuple(
        _verdict(action, judgement, figures, actions, words)
        for action, judgement in zip(figures.last_plan, judgements(figures), strict=True)
    )


def _verdict(
    action: PastAction,
    judgement: Judgement,
    figures: PersonFigures,
    actions: Sequence[PlannedAction],
    words: Sequence[Words],
) -> PlanVerdict:
    is_carried = any(new.carried_from == action.action_id for new in actions)
    goes_on = is_carried or any(_is_same_figure(action, new) for new in actions)
    remark = _remark(action, judgement, figures, goes_on)
    return PlanVerdict(
        action_id=action.action_id,
        verdict=judgement.verdict,
        titles={w.language: _title(action, figures, w) for w in words},
        goals={w.language: _goal(action, w) for w in words},
        now={w.language: _now(action, judgement, w) for w in words},
        remarks={w.language: w.sentences((remark(w), _noted(action, w))) for w in words},
        is_carried=is_carried,
    )


def _is_same_figure(action: PastAction, new: PlannedAction) -> bool:
    if action.indicator is None:
        return False
    moved = (action.indicator.code, action.is_team_scope, action.narrowed)
    return (new.indicator, new.is_team_scope, new.narrowed) == moved


def _title(action: PastAction, figures: PersonFigures, words: Words) -> str:
    """The line's name; that a figure is one's own where the score card counts only the team's."""
    if action.indicator is None:
        return quoted(action.texts.get(words.language, ""))
    code, is_team = action.indicator.code, action.is_team_scope
    name = name_of(action.indicator, is_team, action.narrowed, figures, words)
    if is_team or figures.line(code, is_team, action.narrowed) or not figures.line(code, True, action.narrowed):
        return name
    return words.say(N_("{name} (own)"), name=name)


def _goal(action: PastAction, words: Words) -> str:
    if action.indicator is None or action.to_value is None:
        return quoted(action.goals.get(words.language, ""))
    goal = words.value(action.indicator, action.to_value)
    if action.from_value is None:
        return words.say(N_("target {goal}"), goal=goal)
    return words.say(N_("{start} → target {goal}"), start=words.value(action.indicator, action.from_value), goal=goal)


def _now(action: PastAction, judgement: Judgement, words: Words) -> str:
    if action.indicator is None or judgement.now is None:
        return "—" if judgement.verdict is Verdict.NO_DATA else ""  # the verdict beside it says that there is none
    return words.say(N_("now {value}"), value=words.value(action.indicator, judgement.now))


def _remark(action: PastAction, judgement: Judgement, figures: PersonFigures, goes_on: bool) -> Writer:
    said = _outcome(action, judgement, figures)
    if judgement.verdict is Verdict.DONE or not goes_on:
        return said
    return lambda words: words.say(N_("{outcome}, carried over"), outcome=said(words))


def _noted(action: PastAction, words: Words) -> str:
    """The latest check-in's words, "" where there are none."""
    if action.noted_on is None or not action.note.strip():
        return ""
    return words.say(N_("noted on {day}: “{note}”"), day=words.day(action.noted_on), note=quoted(action.note))


def _outcome(action: PastAction, judgement: Judgement, figures: PersonFigures) -> Writer:
    """What became of it, decided once for every language."""
    indicator, now, share = action.indicator, judgement.now, judgement.share
    goal = None if action.to_value is None else action.to_value * share
    if judgement.verdict is Verdict.NO_DATA:
        return lambda words: words.say(N_("no data in {period} to check it"), period=words.current(figures.period))
    if indicator is None or now is None or goal is None:
        return _ticked(action, judgement)
    is_short = judgement.verdict in (Verdict.IMPROVED, Verdict.NO_CHANGE)
    if is_short and goal == 0 and not indicator.higher_is_better:
        return lambda words: words.say(N_("{gap} left"), gap=words.value(indicator, now))
    if is_short or (judgement.verdict is Verdict.MISSED and judgement.progress is None):
        message = N_("{gap} short of the goal") if share == 1 else N_("{gap} short of the goal for the days worked")
        gap = _gap(indicator, goal, now)
        return lambda words: words.say(message, gap=gap(words))
    if share != 1:
        return lambda words: words.say(
            N_("the goal for the days worked was {goal}"), goal=words.value(indicator, goal)
        )
    return _change(indicator, now, action.from_value, figures)


def _ticked(action: PastAction, judgement: Judgement) -> Writer:
    done = action.done_on
    if judgement.verdict is not Verdict.DONE or done is None:
        return lambda words: words.say(N_("no completion on record"))
    message = N_("done on {day}, after the due date") if done > action.due_on else N_("done on {day}")
    return lambda words: words.say(message, day=words.day(done))


def _change(indicator: Indicator, now: Decimal, start: Decimal | None, figures: PersonFigures) -> Writer:
    hired = figures.employed_from
    if start is None or (hired is not None and hired > figures.previous_period.start):
        is_missed = is_better(indicator, start or now, now)
        return lambda words: words.say(N_("goal missed") if is_missed else N_("goal reached"))
    if rounded(now, 1) == rounded(start, 1):
        return lambda words: words.say(N_("level with the start"))
    if indicator.unit is Unit.COUNT:
        message = N_("{gap} more than {previous}") if now > start else N_("{gap} fewer than {previous}")
    elif indicator.unit in (Unit.MONEY, Unit.DAYS):
        message = N_("{gap} more than {previous}") if now > start else N_("{gap} less than {previous}")
    else:
        message = N_("{gap} above {previous}") if now > start else N_("{gap} below {previous}")
    gap = _gap(indicator, now, start)
    return lambda words: words.say(message, gap=gap(words), previous=words.previous(figures.period))


def _gap(indicator: Indicator, first: Decimal, second: Decimal) -> Writer:
    """The distance between two figures; between percentages it is in percentage points."""
    if indicator.unit is Unit.PERCENT:
        points = plain(abs(rounded(first, 1) - rounded(second, 1)), 1)
        # Translators: percentage points, 个百分点
        return lambda words: words.say(N_("{points} points"), points=points)
    distance = abs(first - second)
    return lambda words: words.value(indicator, distance)
