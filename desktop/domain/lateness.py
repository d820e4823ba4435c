"""Lateness as it can be told on a day: nothing is late of which the day has not come."""

from dataclasses import replace
from datetime import date

from desktop.domain.facts import Evidence
from desktop.domain.period import Period


def last_told(period: Period, day: date | None) -> date:
    """The day to which lateness is counted: the period's end, or `day` where the period still runs."""
    return period.end if day is None else min(period.end, day)


def day_of_plan(period: Period, written_on: date | None) -> date:
    """The day as of which a plan names whom and what to begin with: its writing, if that lies in the next period.

    Where the next period is over, too, it reads as it would have been made in time.
    """
    return written_on if written_on is not None and written_on in period.next() else period.end


def told_on(evidence: Evidence, period: Period, day: date | None) -> Evidence:
    """What texts may call late on a day; evidence is gathered to the period's end, and figures stay as they count."""
    until = last_told(period, day)
    if until == period.end:
        return evidence
    ahead = (period.end - until).days
    milestones = [
        one if one.is_done else replace(one, days=one.days - ahead)
        for one in evidence.late_milestones
        if one.is_done or one.days > ahead
    ]
    milestones.sort(key=lambda one: (-one.days, one.customer, one.name, one.milestone_id))
    return replace(
        evidence,
        overdue=tuple(part for part in evidence.overdue if part.due_on < until),
        late_milestones=tuple(milestones),
    )
