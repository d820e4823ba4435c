"""What to do in the next period: a measure for each weakness, and what the last plan left open."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from desktop.domain.causes import LibraryMeasure, measures_for
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.finding import Finding, FindingKind
from desktop.domain.narrative.records import late_customers, short
from desktop.domain.narrative.silence import VISITING
from desktop.domain.period import PeriodKind, containing
from desktop.domain.plan.action import PlannedAction
from desktop.domain.plan.carried import carried_actions
from desktop.domain.plan.goal import Goal, goal_for, goal_text, is_weekly
from desktop.domain.wording import Texts, Words
from desktop.errors import N_

MOST = 4
_NEWCOMER = timedelta(days=183)
_LONG = 45


def actions_for(
    figures: PersonFigures,
    findings: Sequence[Finding],
    library: Sequence[LibraryMeasure],
    languages: Sequence[Texts],
) -> tuple[PlannedAction, ...]:
    """At most four actions: one for each weakness, one for overdue money, then what the last plan left open."""
    words = [Words(texts) for texts in languages]
    actions: list[PlannedAction] = []
    for finding in _that_ask_for_action(findings):
        chosen = _choose(finding, figures, library, actions)
        if chosen is not None and len(actions) < MOST:
            actions.append(_action(finding, chosen, figures, words))
    covered = frozenset(action.indicator for action in actions)
    return (*actions, *carried_actions(figures, covered, MOST - len(actions), words))


def _that_ask_for_action(findings: Sequence[Finding]) -> Iterable[Finding]:
    yield from (finding for finding in findings if finding.kind is FindingKind.WEAKNESS)
    yield from (finding for finding in findings if finding.rule == "overdue")


def _choose(
    finding: Finding, figures: PersonFigures, library: Sequence[LibraryMeasure], actions: Sequence[PlannedAction]
) -> LibraryMeasure | None:
    """The most fitting new measure whose places the figures can fill, if possible one that moves a new figure."""
    used = {action.measure for action in actions}
    covered = {action.indicator for action in actions}
    known = {name for name, value in _place_values(finding, figures, None).items() if value}
    fitting = measures_for(finding.indicator, _diagnoses(finding, figures), library)
    possible = [one for one in fitting if one.key not in used and one.places <= known]
    fresh = [one for one in possible if _moved(finding, one, figures) not in covered]
    return next(iter(fresh or possible), None)


def _moved(finding: Finding, measure: LibraryMeasure, figures: PersonFigures) -> str:
    goal = _goal(finding, measure, figures)
    return goal.indicator.code if goal else finding.indicator


def _goal(finding: Finding, measure: LibraryMeasure, figures: PersonFigures) -> Goal | None:
    """What the measure must move; among the kinds of visit it is the one that was weak."""
    own, moves = finding.indicator, measure.moves
    if own in VISITING and moves in VISITING:
        moves = own
    return goal_for(moves, figures, is_weak=moves == own) or goal_for(own, figures)


def _diagnoses(finding: Finding, figures: PersonFigures) -> frozenset[str]:
    found = {finding.cause_key} - {""}
    if finding.rule == "overdue":
        found.add("overdue_one" if len(late_customers(figures.evidence)) == 1 else "overdue_several")
    hired = figures.employed_from
    if hired is not None and hired > figures.period.start - _NEWCOMER:
        found.add("newcomer")
    return frozenset(found)


def _place_values(finding: Finding, figures: PersonFigures, words: Words | None) -> Mapping[str, str]:
    """The places of a measure's text; without `words` only whether there is something to fill them with."""
    late = late_customers(figures.evidence)
    reasons = figures.evidence.lost_reasons
    total = sum((one.unpaid for one in late), Decimal(0))
    superior, name = figures.superior or "-", finding.indicator
    if words is not None:
        superior = figures.superior or words.say(N_("the manager"))
        name = finding.titles.get(words.language, "")
    return {
        "superior": superior,
        "name": name,
        "customer": short(late[0].customer) if late else "",
        "amount": (words.money(total) if words else "-") if late else "",
        "reason": reasons[0][0] if reasons else "",
    }


def _action(
    finding: Finding, measure: LibraryMeasure, figures: PersonFigures, words: Sequence[Words]
) -> PlannedAction:
    goal = _goal(finding, measure, figures)
    indicator = goal.indicator.code if goal else finding.indicator
    return PlannedAction(
        indicator=indicator,
        measure=measure.key,
        texts={w.language: _text(finding, measure, goal, figures, w) for w in words},
        goals={w.language: goal_text(goal, figures, w) if goal else _without_goal(finding, w) for w in words},
        supports={w.language: _filled(measure.supports[w.language], finding, figures, w) for w in words},
        from_value=goal.start if goal else None,
        to_value=goal.goal if goal else None,
        due_on=due_on(indicator, figures),
        owner=figures.name,
    )


def _text(finding: Finding, measure: LibraryMeasure, goal: Goal | None, figures: PersonFigures, words: Words) -> str:
    text = _filled(measure.measures[words.language], finding, figures, words)
    if goal is not None and is_weekly(goal, figures):
        text = words.say(
            N_("{text}; {total} in all {period}"),
            text=text,
            total=words.value(goal.indicator, goal.goal),
            period=words.following(figures.period),
        )
    return words.sentences((text,))


def _filled(text: str, finding: Finding, figures: PersonFigures, words: Words) -> str:
    return text.format(**_place_values(finding, figures, words))


def _without_goal(finding: Finding, words: Words) -> str:
    """An item without figures: the first goal is that there are some."""
    return words.say(N_("{name}: figures on record"), name=finding.titles[words.language])


def due_on(indicator: str, figures: PersonFigures) -> date:
    """The next period's last day; overdue money by the end of its first month."""
    period = figures.next_period
    if indicator == "overdue_amount" and period.days >= _LONG:
        return containing(PeriodKind.MONTH, period.start).end
    return period.end
