"""The usual targets of the company and of people for a period, in two statements at most.

A week seldom has targets of its own: there those of its month are spread over the working days, and said to be so.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import Period, PeriodKind, containing
from desktop.domain.targets import SetTarget, TargetFigure, TargetLevel, target_for
from desktop.domain.working_days import WorkingDays
from desktop.models import Target
from desktop.queries.dashboard.main_figures import HeldTarget, Origin
from desktop.queries.target_lens import FILTERS

COMPANY = 0  # the company's key among those of people

CompanyTargets = Mapping[str, HeldTarget]  # by indicator
PeopleTargets = Mapping[int, Mapping[str, HeldTarget]]  # by person and indicator


def company_targets(session: Session, period: Period, calendar: WorkingDays) -> CompanyTargets:
    """What the company is to reach; where nothing is set for it at all, what its people are to reach together."""
    found, is_spread = _holding(session, period, calendar, Target.staff_id.is_(None))
    if found:
        return {
            indicator: HeldTarget(figure.value, Origin.COMPANY, figure.is_partial, is_spread)
            for (_company, indicator), figure in found.items()
        }
    found, is_spread = _holding(session, period, calendar, Target.staff_id.is_not(None))
    together: dict[str, list[TargetFigure]] = defaultdict(list)
    for (_person, indicator), figure in found.items():
        if indicator in INDICATORS and INDICATORS[indicator].adds_up:
            together[indicator].append(figure)
    return {
        indicator: HeldTarget(
            sum((figure.value for figure in each), Decimal(0)),
            Origin.PEOPLE,
            any(figure.is_partial for figure in each),
            is_spread,
        )
        for indicator, each in together.items()
    }


def people_targets(session: Session, period: Period, calendar: WorkingDays) -> PeopleTargets:
    """What each person is to reach."""
    found, is_spread = _holding(session, period, calendar, Target.staff_id.is_not(None))
    people: dict[int, dict[str, HeldTarget]] = defaultdict(dict)
    for (key, indicator), figure in found.items():
        people[key][indicator] = HeldTarget(figure.value, Origin.PEOPLE, figure.is_partial, is_spread)
    return dict(people)


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


def _holding(
    session: Session, period: Period, calendar: WorkingDays, whose: ColumnElement[bool]
) -> tuple[Figures, bool]:
    """The targets that hold, and whether they are a week's part of its month; one statement, two for such a week."""
    found = _figures(_set_inside(session, period.start, period.end, whose), period)
    if found or period.kind is not PeriodKind.WEEK:
        return found, False
    return _of_week(session, period, calendar, whose), True


def _set_inside(session: Session, start: date, end: date, whose: ColumnElement[bool]) -> Set:
    found: dict[tuple[int, str], list[SetTarget]] = defaultdict(list)
    rows = session.connection().execute(
        select(Target.staff_id, Target.indicator, Target.start, Target.end, Target.value)
        .where(whose, *usual_level(), Target.start >= start, Target.end <= end)
        .order_by(Target.id)
    )
    for staff_id, indicator, first, last, value in rows:
        found[staff_id or COMPANY, indicator].append(SetTarget(first, last, value))
    return found


def _figures(inside: Set, period: Period) -> Figures:
    figures = ((key, target_for(key[1], period.start, period.end, each)) for key, each in inside.items())
    return {key: figure for key, figure in figures if figure is not None}


def _of_week(session: Session, week: Period, calendar: WorkingDays, whose: ColumnElement[bool]) -> Figures:
    """The week's part of the targets of the months it lies in; only what adds up can be divided."""
    months = [
        containing(PeriodKind.MONTH, week.start, week.fiscal_year_start),
        containing(PeriodKind.MONTH, week.end, week.fiscal_year_start),
    ]
    inside = _set_inside(session, months[0].start, months[1].end, whose)
    parts: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for month in dict.fromkeys(months):
        days = calendar.count(max(week.start, month.start), min(week.end, month.end))
        whole = calendar.count(month.start, month.end)
        for key, each in inside.items():
            figure = target_for(key[1], month.start, month.end, each)
            if figure is not None and whole and key[1] in INDICATORS and INDICATORS[key[1]].adds_up:
                parts[key] += figure.value * days / whole
    return {key: TargetFigure(value) for key, value in parts.items()}


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
