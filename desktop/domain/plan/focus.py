"""With whom or what to begin a measure: named from the records, so that a plan is about this person's work."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.domain.causes import LibraryMeasure
from desktop.domain.facts import ComingMilestone, Evidence, LateMilestone
from desktop.domain.lateness import day_of_plan
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.records import short
from desktop.domain.plan.action import PlannedAction
from desktop.domain.wording import Words
from desktop.errors import N_

_NAMED = 2
_ROOM = 14  # characters for two names; longer ones stand alone


def told_in(actions: Sequence[PlannedAction], words: Words) -> str:
    """What earlier actions of the plan have said."""
    return "".join(action.texts.get(words.language, "") for action in actions)


def focus_of(measure: LibraryMeasure, figures: PersonFigures, told: str, words: Words) -> str:
    """A clause that says where to begin, "" where the records name nothing that is not `told` already."""
    write = _WRITERS.get(measure.focus)
    return write(figures, told, words) if write else ""


def _neglected(figures: PersonFigures, told: str, words: Words) -> str:
    """Customers with an open deal whom nobody has seen for a month, else those to go on with."""
    names = _untold([one.customer for one in figures.evidence.open_deals if one.is_neglected], told)
    if not names:
        return _begin(figures.evidence, told, words)
    return words.say(N_("first see {names}, not visited for 30 days"), names=words.names(names))


def _warm(figures: PersonFigures, told: str, words: Words) -> str:
    names = _untold(figures.evidence.warm_customers, told)
    if not names:
        return ""
    return words.say(N_("begin with {names}, met with a result"), names=words.names(names))


def _opened(figures: PersonFigures, told: str, words: Words) -> str:
    names = _untold([one.customer for one in figures.evidence.open_deals if not one.is_in_talks], told)
    return words.say(N_("begin with {names}"), names=words.names(names)) if names else ""


def _talks(figures: PersonFigures, told: str, words: Words) -> str:
    return _begin(figures.evidence, told, words)


def _begin(evidence: Evidence, told: str, words: Words) -> str:
    """Deals in negotiation, else other open ones, else customers where a visit had a result."""
    deals = sorted(evidence.open_deals, key=lambda one: not one.is_in_talks)
    names = _untold([*(one.customer for one in deals), *evidence.warm_customers], told)
    return words.say(N_("begin with {names}"), names=words.names(names)) if names else ""


def _late_logs(figures: PersonFigures, told: str, words: Words) -> str:
    """How many visits were entered late; the goal is on them."""
    measure = figures.facts.get("log_timeliness")
    if measure is None or measure.numerator is None or not measure.denominator:
        return ""
    late = int(measure.denominator - measure.numerator)
    if late < 1:
        return ""
    said = words.ngettext(
        "{number} visit of {period} was entered late",
        "{number} visits of {period} were entered late",
        late,
        period=words.period_called(figures.period),  # the plan stands under the next period's name
    )
    return "" if said in told else said


def _milestone(figures: PersonFigures, told: str, words: Words) -> str:
    """The planned step that is latest and still open on the day of writing, else the first one to come."""
    evidence, stood = figures.evidence, day_of_plan(figures.period, figures.computed_on)
    open_late = (one for one in evidence.late_milestones if not one.is_done and _is_open(one, stood))
    late = next((one for one in open_late if one.customer), None)
    if late is not None and late.name not in told:
        return words.say(
            N_("first the open “{milestone}” of {customer}"), milestone=late.name, customer=short(late.customer)
        )
    to_come = (one for one in evidence.coming_milestones if one.planned_on >= stood and _is_open(one, stood))
    coming = next(to_come, None)
    if coming is None or coming.name in told:
        return ""
    return words.say(
        N_("next the “{milestone}” of {customer} on {day}"),
        milestone=coming.name,
        customer=short(coming.customer),
        day=words.day(coming.planned_on),
    )


def _is_open(step: LateMilestone | ComingMilestone, stood: date) -> bool:
    """Whether a step that was open at the period's end still is."""
    return step.done_on is None or step.done_on > stood


def _money(figures: PersonFigures, told: str, words: Words) -> str:
    """The largest part of what falls due in the next period."""
    coming = figures.evidence.coming
    if coming is None or coming.largest <= 0:
        return ""
    said = words.say(
        N_("first the {largest} of {customer} due in {period}"),
        largest=words.money(coming.largest),
        customer=short(coming.customer),
        period=words.period_word(figures.next_period),
    )
    return "" if said in told else said


def _untold(customers: Sequence[str], told: str) -> list[str]:
    """The first customers that no earlier action has named."""
    names = dict.fromkeys(short(customer) for customer in customers)
    fresh = [name for name in names if name not in told][:_NAMED]
    return fresh if len("".join(fresh)) <= _ROOM else fresh[:1]


_WRITERS: Mapping[str, Callable[[PersonFigures, str, Words], str]] = {
    "neglected": _neglected,
    "warm": _warm,
    "opened": _opened,
    "talks": _talks,
    "milestone": _milestone,
    "money": _money,
    "late_logs": _late_logs,
}
