"""Weeks without any visit: whole weeks, Monday to Sunday, in which the person was at work."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.indicators import RecordKind
from desktop.domain.narrative.comparison import actual_of
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.working_days import USUAL_WEEK

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
# With fewer days at work than this a week without a visit says nothing.
_DAYS_THAT_COUNT = 3
_LONG_ENOUGH = 2
VISITING = frozenset({"visits", "effective_visits", "visited_customers"})


@dataclass(frozen=True, slots=True)
class Silence:
    """So many weeks in a row without a visit, from a Monday to a Sunday less days of no service or on leave."""

    first: date
    last: date
    weeks: int


class _Stay(NamedTuple):
    """When somebody could visit: in service, and not on leave."""

    first: date | None
    last: date | None
    absences: tuple[tuple[date, date], ...]

    def holds(self, day: date) -> bool:
        """Whether the person was there on that day."""
        if (self.first is not None and day < self.first) or (self.last is not None and day > self.last):
            return False
        return not any(start <= day <= end for start, end in self.absences)


@lru_cache(maxsize=16)  # asked for each weakness in visiting, its cause and the remarks
def silences(figures: PersonFigures) -> tuple[Silence, ...]:
    """Stretches of at least two silent weeks, the longest first; none for people who are not expected to visit."""
    if not _is_expected_to_visit(figures):
        return ()
    visited = set(figures.evidence.visit_days)
    first = figures.evidence.first_days.get(RecordKind.VISIT, date.min)  # before that nobody kept a log
    runs: list[Silence] = []
    stay = _Stay(figures.employed_from, figures.employed_until, figures.absences)
    for monday, days, is_at_work in _weeks(figures.period.start, _last_over(figures), stay, figures.working_days):
        if not is_at_work or monday < first or not days.isdisjoint(visited):
            continue
        if runs and runs[-1].last + timedelta(days=1) == monday:
            runs[-1] = Silence(runs[-1].first, monday + timedelta(days=6), runs[-1].weeks + 1)
        else:
            runs.append(Silence(monday, monday + timedelta(days=6), 1))
    long_enough = [_at_work_only(run, stay) for run in runs if run.weeks >= _LONG_ENOUGH]
    return tuple(sorted(long_enough, key=lambda run: (-run.weeks, run.first)))


def _at_work_only(run: Silence, stay: _Stay) -> Silence:
    """The stretch without the days at its ends on which nobody could ask for a visit; its weeks have others."""
    first, last = run.first, run.last
    while not stay.holds(first):
        first += _DAY
    while not stay.holds(last):
        last -= _DAY
    return Silence(first, last, run.weeks)


def _is_expected_to_visit(figures: PersonFigures) -> bool:
    """Whoever is scored on own visits, or logs visits and leads no team; not where the days are unknown."""
    if not figures.evidence.visit_days and any(actual_of(figures.facts, code) for code in VISITING):
        return False
    own = [item for item in figures.items if not item.is_team_scope]
    if any(item.indicator.code in VISITING for item in own):
        return True
    return bool(figures.evidence.visit_days) and len(own) == len(figures.items)


def _last_over(figures: PersonFigures) -> date:
    """The period's last day that was over when this was computed: days to come are not silent."""
    today, end = figures.computed_on, figures.period.end
    return end if today is None else min(end, today - _DAY)


@lru_cache(maxsize=256)
def _weeks(
    start: date, end: date, stay: _Stay, working: frozenset[date] | None
) -> tuple[tuple[date, frozenset[date], bool], ...]:
    """Each whole week's Monday and days with whether the person was at work in it; the same for nearly everybody."""
    weeks = []
    monday = start + timedelta(days=-start.weekday() % 7)
    while monday + timedelta(days=6) <= end:
        days = [monday + timedelta(days=offset) for offset in range(_WEEK.days)]
        at_work = sum(_is_worked(day, working) and stay.holds(day) for day in days)
        weeks.append((monday, frozenset(days), at_work >= _DAYS_THAT_COUNT))
        monday += _WEEK
    return tuple(weeks)


def _is_worked(day: date, working: frozenset[date] | None) -> bool:
    return day.isoweekday() in USUAL_WEEK if working is None else day in working
