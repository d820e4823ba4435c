"""Which planned steps ran late: how many, and the one that is latest."""

from datetime import date

from desktop.domain.facts import Evidence
from desktop.domain.narrative.records import short
from desktop.domain.wording import Words
from desktop.errors import N_


def late_milestones(evidence: Evidence, until: date, words: Words) -> str:
    """The sentence, without its full stop; the evidence must hold late milestones."""
    latest, number = evidence.late_milestones[0], len(evidence.late_milestones)
    named = words.say(
        N_("“{milestone}” of {customer}") if latest.customer else N_("“{milestone}”"),
        milestone=latest.name,
        customer=short(latest.customer),
    )
    if latest.days == 0:
        return words.say(N_("{named} was planned for the last day and is still open"), named=named)
    if number == 1:
        message = (
            N_("{named} came {days} late") if latest.is_done else N_("{named} is still open, {days} late by {day}")
        )
    elif latest.is_done:
        message = N_("{number} steps came late, {named} by {days}")
    else:
        message = N_("{number} steps came late; {named} is still open, {days} late by {day}")
    return words.say(
        message,
        named=named,
        number=number,
        days=words.ngettext("{number} day", "{number} days", latest.days),
        day=words.day(until),
    )


def still_to_come(number: int, words: Words) -> str:
    """That some of the period's steps count as not done on time only because their day has not come."""
    return words.ngettext(
        "{number} of the planned steps is not due yet", "{number} of the planned steps are not due yet", number
    )
