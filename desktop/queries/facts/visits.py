"""Visits: how many, how many effective, to how many customers, entered in time."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.models import Company, Lookup, LookupKind, Visit
from desktop.queries.facts.bearers import Records, Tallies, of_everyone, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.store.days import days_between

USUAL_LOG_DAYS = 2


def visit_records(period: Period, narrowing: Narrowing) -> Records:
    """The visits of the period, with 1 or 0 for effective and timely."""
    effective = select(Lookup.id).where(Lookup.kind == LookupKind.OUTCOME, Lookup.is_effective)
    allowed = func.coalesce(select(func.min(Company.log_days)).scalar_subquery(), USUAL_LOG_DAYS)
    return of_everyone(
        Visit,
        Visit.visited_on,
        Visit.visited_on.between(period.start, period.end),
        *narrowing.visits(),
        customer_id=Visit.customer_id,
        is_effective=case((Visit.outcome_id.in_(effective), 1), else_=0),
        # Most visits are entered the same day: comparing first spares counting the days.
        is_timely=case(
            (Visit.entered_on <= Visit.visited_on, 1),
            (days_between(Visit.visited_on, Visit.entered_on) <= allowed, 1),
            else_=0,
        ),
    )


def visit_sums(bearer: Bearer, period: Period, narrowing: Narrowing) -> Records:
    """One row for each bearer."""
    rows = placed(bearer, visit_records(period, narrowing)).c
    return select(
        rows.bearer,
        func.count(rows.record_id),
        func.sum(rows.is_effective),
        func.count(rows.customer_id),
        func.count(rows.customer_id.distinct()),
        func.sum(rows.is_timely),
    ).group_by(rows.bearer)


def add_visits(session: Session, tallies: Tallies, bearer: Bearer, period: Period, narrowing: Narrowing) -> None:
    """Put the visits into the tallies; one statement."""
    for bearer_id, *numbers in session.execute(visit_sums(bearer, period, narrowing)):
        tally = tallies[bearer_id]
        (
            tally.visits,
            tally.effective_visits,
            tally.customer_visits,
            tally.visited_customers,
            tally.timely_visits,
        ) = (int(number or 0) for number in numbers)
