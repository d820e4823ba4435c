"""The usual targets of the company and of people for one period or a week of it, in two statements at most.

A week seldom has targets of its own: there those of its month are spread over the working days, and said to be so.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import Period, PeriodKind, containing
from desktop.domain.targets import SetTarget, TargetFigure, TargetLevel, target_for
from desktop.domain.working_days import WorkingDays
from desktop.models import Target
from desktop.queries.target_lens import FILTERS

COMPANY = 0  # the company's key among those of people


class Origin(Enum):
    """Where a company's target comes from."""

    COMPANY = "company"  # set for the company itself
    PEOPLE = "people"  # what its people are to reach together
    NONE = "none"


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A target in the indicator's unit; `is_spread` where a week takes its part of a month."""

    value: Decimal
    origin: Origin = Origin.COMPANY
    is_partial: bool = False
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class HeldTargets:
    """What the company and each person are to reach, by indicator."""

    company: Mapping[str, HeldTarget]
    people: Mapping[int, Mapping[str, HeldTarget]]


def held_in(session: Session, period: Period, calendar: WorkingDays) -> HeldTargets:
    """The targets that hold in a period; one statement, two for a week that has none of its own."""
    found = _figures(_set_inside(session, period.start, period.end), period)
    if found or period.kind is not PeriodKind.WEEK:
        return _held(found)
    return _held(_of_week(session, period, calendar), is_spread=True)


def usual_level() -> list[ColumnElement[bool]]:
    """Targets that are narrowed to nothing, of the usual level, of the company or a person."""
    return [
        Target.deleted_at.is_(None),
        Target.level == TargetLevel.SPRINT.value,
        Target.team_id.is_(None),
        *(column.is_(None) for column in FILTERS),
    ]


Figures = dict[tuple[int, str], TargetFigure]
Set = Mapping[tuple[int, str], list[SetTarget]]


def _set_inside(session: Session, start: date, end: date) -> Set:
    found: dict[tuple[int, str], list[SetTarget]] = defaultdict(list)
    rows = session.connection().execute(
        select(Target.staff_id, Target.indicator, Target.start, Target.end, Target.value)
        .where(*usual_level(), Target.start >= start, Target.end <= end)
        .order_by(Target.id)
    )
    for staff_id, indicator, first, last, value in rows:
        found[staff_id or COMPANY, indicator].append(SetTarget(first, last, value))
    return found


def _figures(inside: Set, period: Period) -> Figures:
    figures = ((key, target_for(key[1], period.start, period.end, each)) for key, each in inside.items())
    return {key: figure for key, figure in figures if figure is not None}


def _of_week(session: Session, week: Period, calendar: WorkingDays) -> Figures:
    """The week's part of the targets of the months it lies in; only what adds up can be divided."""
    months = [
        containing(PeriodKind.MONTH, week.start, week.fiscal_year_start),
        containing(PeriodKind.MONTH, week.end, week.fiscal_year_start),
    ]
    inside = _set_inside(session, months[0].start, months[1].end)
    parts: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for month in dict.fromkeys(months):
        days = calendar.count(max(week.start, month.start), min(week.end, month.end))
        whole = calendar.count(month.start, month.end)
        for key, each in inside.items():
            figure = target_for(key[1], month.start, month.end, each)
            if figure is not None and whole and key[1] in INDICATORS and INDICATORS[key[1]].adds_up:
                parts[key] += figure.value * days / whole
    return {key: TargetFigure(value) for key, value in parts.items()}


def _held(figures: Figures, *, is_spread: bool = False) -> HeldTargets:
    company: dict[str, HeldTarget] = {}
    people: dict[int, dict[str, HeldTarget]] = defaultdict(dict)
    together: dict[str, list[TargetFigure]] = defaultdict(list)
    for (key, indicator), figure in figures.items():
        if key == COMPANY:
            company[indicator] = HeldTarget(figure.value, Origin.COMPANY, figure.is_partial, is_spread)
        else:
            people[key][indicator] = HeldTarget(figure.value, Origin.PEOPLE, figure.is_partial, is_spread)
            together[indicator].append(figure)
    for indicator, each in together.items():
        known = INDICATORS.get(indicator)
        if indicator not in company and known is not None and known.adds_up:
            total = sum((figure.value for figure in each), Decimal(0))
            is_partial = any(figure.is_partial for figure in each)
            company[indicator] = HeldTarget(total, Origin.PEOPLE, is_partial, is_spread)
    return HeldTargets(company, dict(people))


@dataclass(frozen=True, slots=True)
class MonthTargets:
    """Targets set for exactly these months, the company's own or what its people's sum to: month → indicator."""

    by_month: Mapping[tuple[date, date], Mapping[str, Decimal]]

    def of(self, month: Period, indicator: str) -> Decimal | None:
        """The month's target, None where none was set."""
        return self.by_month.get((month.start, month.end), {}).get(indicator)


def month_targets(session: Session, months: list[Period], indicators: list[str]) -> MonthTargets:
    """The targets of whole months; one statement."""
    rows = session.connection().execute(
        select(Target.staff_id, Target.indicator, Target.start, Target.end, Target.value)
        .where(
            *usual_level(),
            Target.indicator.in_(indicators),
            or_(*((Target.start == month.start) & (Target.end == month.end) for month in months)),
        )
        .order_by(Target.id)
    )
    latest = {(row[0], row[1], row[2], row[3]): row[4] for row in rows}
    sums: dict[tuple[date, date], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    own: dict[tuple[date, date], dict[str, Decimal]] = defaultdict(dict)
    for (staff_id, indicator, start, end), value in latest.items():
        if staff_id is None:
            own[start, end][indicator] = value
        elif indicator in INDICATORS and INDICATORS[indicator].adds_up:
            sums[start, end][indicator] += value
    return MonthTargets({days: {**sums.get(days, {}), **own.get(days, {})} for days in {*sums, *own}})
