"""Overdue money in one sentence: how much, where, for how long."""

from datetime import date
from decimal import Decimal

from desktop.domain.facts import Evidence
from desktop.domain.narrative.records import late_customers, short
from desktop.domain.wording import Words
from desktop.errors import N_


def late_money(evidence: Evidence, until: date, words: Words) -> str:
    """The sentence, without its full stop; the evidence must hold overdue money."""
    late = late_customers(evidence)
    largest = late[0]
    days = (until - largest.due_on).days
    values = {
        "total": words.money(sum((one.unpaid for one in late), Decimal(0))),
        "customer": short(largest.customer),
        "largest": words.money(largest.unpaid),
    }
    if len(late) == 1:
        if days == 0:
            return words.say(N_("the {total} not yet paid by {customer} fell due on the last day"), **values)
        return words.ngettext(
            "all of the overdue {total} is with {customer}, {number} day late",
            "all of the overdue {total} is with {customer}, {number} days late",
            days,
            **values,
        )
    values["customers"] = words.spoken(len(late))
    if days == 0:
        return words.say(
            N_("{total} is not yet paid by {customers} customers; the largest part, {largest}, is with {customer}"),
            **values,
        )
    return words.ngettext(
        "{total} is overdue from {customers} customers; the largest part, {largest}, is with {customer}, "
        "{number} day late",
        "{total} is overdue from {customers} customers; the largest part, {largest}, is with {customer}, "
        "{number} days late",
        days,
        **values,
    )
