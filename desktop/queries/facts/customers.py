"""Active customers: before the period, still at its end, on any of its days."""

from sqlalchemy import ColumnElement, and_, case, func, or_, select, union_all
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.models import Signing, SigningShare
from desktop.queries.facts.bearers import Records, Tallies, of_present_staff, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask, day_before

CODES = ("retention_rate", "churn_rate", "complaint_rate")


def active_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's signings that made a customer active; 1 or 0 for: the day before, the last day, any day."""
    before, last = day_before(period), period.end
    # From the signing or the first day on, whichever is later, until it is terminated or its term ends.
    within = and_(
        _runs_past(period.start),
        or_(Signing.terminated_on.is_(None), Signing.terminated_on > Signing.signed_on),
        or_(Signing.term_end.is_(None), Signing.term_end >= Signing.signed_on),
    )
    marks = (
        case((and_(Signing.signed_on <= before, _runs_past(before)), 1), else_=0).label("was_active"),
        case((_runs_past(last), 1), else_=0).label("is_active"),
        case((within, 1), else_=0).label("within"),
    )

    def running(*term: ColumnElement[bool]) -> Records:
        return (
            select(
                SigningShare.staff_id, Signing.signed_on.label("day"), Signing.customer_id.label("record_id"), *marks
            )
            .select_from(Signing)
            .join(SigningShare, SigningShare.signing_id == Signing.id)
            .where(
                *term,
                Signing.signed_on <= last,
                or_(Signing.terminated_on.is_(None), Signing.terminated_on > before),
                Signing.customer_id.is_not(None),
                Signing.deleted_at.is_(None),
                of_present_staff(SigningShare.staff_id),
                *narrowing.signings(),
            )
        )

    # Asked apart, both are found by the day the term ends, and what ended long ago is never read.
    return select(union_all(running(Signing.term_end.is_(None)), running(Signing.term_end >= before)).subquery())


def active_customers(bearer: Bearer, period: Period, narrowing: Narrowing) -> Records:
    """One row for each bearer and customer, with the three marks."""
    rows = placed(bearer, active_records(period, narrowing)).c
    return select(
        rows.bearer,
        rows.record_id.label("customer_id"),
        func.max(rows.was_active).label("was_active"),
        func.max(rows.is_active).label("is_active"),
        func.max(rows.within).label("within"),
    ).group_by(rows.bearer, rows.record_id)


def customer_sums(question: Question) -> Records:
    """One row for each bearer."""
    each = active_customers(question.bearer, question.period, question.narrowing).subquery().c
    return select(
        each.bearer, func.sum(each.was_active), func.sum(each.was_active * each.is_active), func.sum(each.within)
    ).group_by(each.bearer)


def add_customers(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the active customers into the tallies; one statement."""
    for bearer_id, before, still, within in ask(session, customer_sums, question):
        tally = tallies[bearer_id]
        tally.active_before, tally.active_still, tally.active_within = int(before), int(still), int(within)


def _runs_past(day: object) -> ColumnElement[bool]:
    """Not terminated on or before the day, and no term end before it."""
    return and_(
        or_(Signing.terminated_on.is_(None), Signing.terminated_on > day),
        or_(Signing.term_end.is_(None), Signing.term_end >= day),
    )
