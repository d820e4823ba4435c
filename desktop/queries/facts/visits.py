"""Visits: how many, how many effective, to how many customers, entered in time."""

from sqlalchemy import case, func, null, select
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.models import Company, Visit
from desktop.queries.effective_visits import is_effective_visit
from desktop.queries.facts.bearers import Records, Tallies, of_everyone, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask_numbers
from desktop.store.days import days_between

USUAL_LOG_DAYS = 2
CUSTOMERS = ("visited_customers", "visit_conversion")
CODES = ("visits", "effective_visits", "log_timeliness", *CUSTOMERS)


def visit_records(period: Period, narrowing: Narrowing) -> Records:
    """The visits of the period, with 1 or 0 for effective and timely."""
    allowed = func.coalesce(select(func.min(Company.log_days)).scalar_subquery(), USUAL_LOG_DAYS)
    return of_everyone(
        Visit,
        Visit.visited_on,
        Visit.visited_on.between(period.start, period.end),
        *narrowing.visits(),
        customer_id=Visit.customer_id,
        is_effective=case((is_effective_visit(), 1), else_=0),
        # Most visits are entered the same day: comparing first spares counting the days.
        is_timely=case(
            (Visit.entered_on <= Visit.visited_on, 1),
            (days_between(Visit.visited_on, Visit.entered_on) <= allowed, 1),
            else_=0,
        ),
    )


def visit_sums(question: Question) -> Records:
    """One row for each bearer; telling customers and days apart costs most and is left out where nobody asks."""
    rows = placed(question.bearer, visit_records(question.period, question.narrowing)).c
    has_customers, has_days = question.wants(*CUSTOMERS), question.wants("log_timeliness")
    return select(
        rows.bearer,
        func.count(rows.record_id),
        func.sum(rows.is_effective),
        func.count(rows.customer_id) if has_customers else null(),
        func.count(rows.customer_id.distinct()) if has_customers else null(),
        func.sum(rows.is_timely) if has_days else null(),
    ).group_by(rows.bearer)


def add_visits(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the visits into the tallies; one statement."""
    for bearer_id, visits, effective, to_customers, customers, timely in ask_numbers(session, visit_sums, question):
        tally = tallies[bearer_id]
        tally.visits, tally.effective_visits = visits, effective or 0
        tally.customer_visits, tally.visited_customers = to_customers or 0, customers or 0
        tally.timely_visits = timely or 0
