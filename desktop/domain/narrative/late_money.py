"""Overdue money in one sentence: how much, where, for how long."""

from desktop.domain.lateness import last_told
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.records import late_customers, late_total, short
from desktop.domain.wording import Words, Writer
from desktop.errors import N_

_DUE_ON_THE_LAST_DAY = N_(
    "{customers} customers have not yet paid {total}; the largest part, {largest}, is with {customer}"
)


def late_money(figures: PersonFigures) -> Writer:
    """The sentence, without its full stop; the evidence must hold overdue money."""
    late, total = late_customers(figures), late_total(figures)
    largest = late[0]
    until = last_told(figures.period, figures.computed_on)
    days, customer = (until - largest.due_on).days, short(largest.customer)

    def one(words: Words) -> str:
        values = {"total": words.money(total), "customer": customer}
        if days == 0:
            return words.say(N_("the {total} not yet paid by {customer} fell due on the last day"), **values)
        return words.ngettext(
            "all of the overdue {total} is with {customer}, {number} day late",
            "all of the overdue {total} is with {customer}, {number} days late",
            days,
            **values,
        )

    def several(words: Words) -> str:
        values = {"total": words.money(total), "customer": customer, "largest": words.money(largest.unpaid)}
        values["customers"] = words.spoken(len(late))
        if days == 0:
            return words.say(_DUE_ON_THE_LAST_DAY, **values)
        return words.ngettext(
            "{total} is overdue from {customers} customers; the largest part, {largest}, is with {customer}, "
            "{number} day late",
            "{total} is overdue from {customers} customers; the largest part, {largest}, is with {customer}, "
            "{number} days late",
            days,
            **values,
        )

    return one if len(late) == 1 else several
