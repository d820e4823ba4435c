"""With whom or what to begin a measure: named from the records, so that a plan is about this person's work."""

from collections.abc import Callable, Mapping, Sequence

from desktop.domain.causes import LibraryMeasure
from desktop.domain.facts import OpenDeal
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.records import short
from desktop.domain.wording import Words
from desktop.errors import N_

_NAMED = 2


def focus_of(measure: LibraryMeasure, figures: PersonFigures, words: Words) -> str:
    """A clause that says where to begin, "" where the records name nothing or the measure names it itself."""
    write = _WRITERS.get(measure.focus)
    return write(figures, words) if write else ""


def _neglected(figures: PersonFigures, words: Words) -> str:
    """Customers with an open deal whom nobody has seen for a month."""
    names = _names([one for one in figures.evidence.open_deals if one.is_neglected])
    if not names:
        return ""
    return words.say(N_("first see {names}, not visited for 30 days"), names=words.names(names))


def _warm(figures: PersonFigures, words: Words) -> str:
    names = [short(name) for name in figures.evidence.warm_customers[:_NAMED]]
    if not names:
        return ""
    return words.say(N_("begin with {names}, where a visit had a result"), names=words.names(names))


def _talks(figures: PersonFigures, words: Words) -> str:
    names = _names([one for one in figures.evidence.open_deals if one.is_in_talks])
    return words.say(N_("begin with {names}"), names=words.names(names)) if names else ""


def _opened(figures: PersonFigures, words: Words) -> str:
    names = _names([one for one in figures.evidence.open_deals if not one.is_in_talks])
    return words.say(N_("begin with {names}"), names=words.names(names)) if names else ""


def _milestone(figures: PersonFigures, words: Words) -> str:
    """The planned step that is latest and still open, else the first one to come."""
    late = next((one for one in figures.evidence.late_milestones if not one.is_done and one.customer), None)
    if late is not None:
        return words.say(
            N_("first the open “{milestone}” of {customer}"), milestone=late.name, customer=short(late.customer)
        )
    coming = figures.evidence.coming_milestone
    if coming is None:
        return ""
    return words.say(
        N_("next the “{milestone}” of {customer}, due {day}"),
        milestone=coming.name,
        customer=short(coming.customer),
        day=words.day(coming.planned_on),
    )


def _money(figures: PersonFigures, words: Words) -> str:
    coming = figures.evidence.coming
    if coming is None or coming.total <= 0:
        return ""
    values = {
        "period": words.period_word(figures.next_period),
        "total": words.money(coming.total),
        "customer": short(coming.customer),
        "largest": words.money(coming.largest),
    }
    if coming.largest == coming.total:
        return words.say(N_("{total} falls due in {period}, all with {customer}"), **values)
    return words.say(N_("{total} falls due in {period}, {largest} of it with {customer}"), **values)


def _names(deals: Sequence[OpenDeal]) -> list[str]:
    return list(dict.fromkeys(short(one.customer) for one in deals))[:_NAMED]


_WRITERS: Mapping[str, Callable[[PersonFigures, Words], str]] = {
    "neglected": _neglected,
    "warm": _warm,
    "opened": _opened,
    "talks": _talks,
    "milestone": _milestone,
    "money": _money,
}
