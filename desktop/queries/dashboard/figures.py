"""The first page's figures of a period: the main targets with their pace, as quickly as can be."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import Indicator, Shape
from desktop.domain.pace import Elapsed, elapsed, same_stretch_before
from desktop.domain.period import Period, PeriodKind, containing, custom
from desktop.models import Deal, Signing, Staff, Target, Visit
from desktop.queries.dashboard.main_figures import Beginnings, DashboardFigures, MainFigure, pace_of
from desktop.queries.dashboard.targets import CompanyTargets, company_targets
from desktop.queries.evaluations import fiscal_year_start
from desktop.queries.own_facts import company_figures
from desktop.queries.own_indicators import OwnIndicators, own_indicators
from desktop.queries.working_days import published_until, working_days

MOST = 4  # main figures
# Which targets come first, and what is shown where there are fewer of them.
FIRST = (
    "signed_amount", "collected_amount", "signings", "effective_visits", "new_customers", "visits", "new_deals",
    "gross_profit",
)  # fmt: skip
WITHOUT_TARGETS = ("signed_amount", "collected_amount", "effective_visits", "new_customers")


def dashboard_figures(session: Session, kind: PeriodKind, today: date) -> DashboardFigures:
    """The figures of the running period of a kind; a fixed number of statements whatever the records and people."""
    period = containing(kind, today, fiscal_year_start(session))
    calendar, own = working_days(session), own_indicators(session)
    days = elapsed(period, today, calendar)
    targets = company_targets(session, period, calendar)
    chosen = main_indicators(targets, own)
    codes = frozenset(indicator.code for indicator in chosen)
    now = company_figures(session, so_far(period, today), own=own, wanted=codes)
    return DashboardFigures(
        period=period,
        today=today,
        days=days,
        mains=tuple(_main(indicator, now, targets, days) for indicator in chosen),
        beginnings=_beginnings(session),
        holidays_known=period.end.year <= published_until(),
    )


def figures_before(session: Session, figures: DashboardFigures, own: OwnIndicators) -> dict[str, Decimal | None]:
    """By main indicator its figure in the same days of the period before, to compare like with like."""
    period, codes = figures.period, frozenset(figures.codes)
    earlier = custom(*same_stretch_before(period, figures.today), period.fiscal_year_start)
    then = company_figures(session, earlier, own=own, wanted=codes)
    return {code: actual_of(then, code) for code in figures.codes}


def so_far(period: Period, today: date) -> Period:
    """The days of a period up to today."""
    return period if period.end <= today else custom(period.start, today, period.fiscal_year_start)


def main_indicators(targets: CompanyTargets, own: OwnIndicators) -> Sequence[Indicator]:
    """What the first page shows: the indicators with targets, the usual ones first, filled up with usual figures.

    Points given for a whole period say nothing of a part of it and are left out.
    """
    known, order = own.catalogue, {code: place for place, code in enumerate(FIRST)}
    held = [code for code in known if code in targets]
    held = [code for code in held if known[code].shape is not Shape.CALLED or code in own.formulas]
    held.sort(key=lambda code: order.get(code, len(order)))
    filled = [*held, *(code for code in WITHOUT_TARGETS if code not in held)]
    return [known[code] for code in filled[:MOST]]


def _main(indicator: Indicator, now: Facts, targets: CompanyTargets, days: Elapsed) -> MainFigure:
    actual, target = actual_of(now, indicator.code), targets.get(indicator.code)
    return MainFigure(indicator, actual, target, pace_of(indicator, actual, target, days))


def actual_of(facts: Facts, code: str) -> Decimal | None:
    """The actual of one indicator, None where there is no data."""
    measure = facts.get(code)
    return measure.actual if measure else None


def _beginnings(session: Session) -> Beginnings:
    row = session.execute(
        select(
            exists().where(Staff.deleted_at.is_(None)),
            exists().where(Target.deleted_at.is_(None)),
            exists().where(Visit.deleted_at.is_(None)),
            exists().where(Signing.deleted_at.is_(None)),
            exists().where(Deal.deleted_at.is_(None)),
        )
    ).one()
    return Beginnings(bool(row[0]), bool(row[1]), any(row[2:]))
