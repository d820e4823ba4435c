"""Active customers: before the period, still at its end, on any of its days."""

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select, true, union_all
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.models import Signing, SigningShare
from desktop.queries.facts.bearers import Records, Tallies, of_present_staff, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask, day_before

CODES = ("retention_rate", "churn_rate", "complaint_rate")


def active_records(period: Period, narrowing: Narrowing, with_any_day: bool = True) -> Records:
    """Each person's signings that made a customer active; 1 or 0 for: the day before, the last day, any day."""
    before, last = day_before(period), period.end
    # From the signing or the first day on, whichever is later, until it is terminated or its term ends.
    within = and_(
        _is_not_terminated(period.start),
        or_(Signing.terminated_on.is_(None), Signing.terminated_on > Signing.signed_on),
    )

    def running(term: ColumnElement[bool], on_last: ColumnElement[bool], any_day: ColumnElement[bool]) -> Records:
        return (
            select(
                SigningShare.staff_id,
                Signing.signed_on.label("day"),
                Signing.customer_id.label("record_id"),
                case((Signing.signed_on <= before, 1), else_=0).label("was_active"),
                case((and_(on_last, _is_not_terminated(last)), 1), else_=0).label("is_active"),
                *((case((and_(any_day, within), 1), else_=0).label("within"),) if with_any_day else ()),
            )
            .select_from(Signing)
            .join(SigningShare, SigningShare.signing_id == Signing.id)
            .where(
                term,
                Signing.signed_on <= last,
                _is_not_terminated(before),
                Signing.customer_id.is_not(None),
                Signing.deleted_at.is_(None),
                of_present_staff(SigningShare.staff_id),
                *narrowing.signings(),
            )
        )

    # Asked apart, both are found by the day the term ends, and what ended long ago is never read.
    endless = running(Signing.term_end.is_(None), true(), true())
    ending = running(
        Signing.term_end >= before,
        Signing.term_end >= last,
        and_(Signing.term_end >= period.start, Signing.term_end >= Signing.signed_on),
    )
    return select(union_all(endless, ending).subquery())


def active_customers(bearer: Bearer, period: Period, narrowing: Narrowing, with_any_day: bool = True) -> Records:
    """One row for each bearer and customer; `marks`: 2 for active the day before, 1 for active on the last day."""
    rows = placed(bearer, active_records(period, narrowing, with_any_day)).c
    return select(
        rows.bearer,
        rows.record_id.label("customer_id"),
        # One number for both costs the engine a third less than two.
        (func.max(rows.was_active) * 2 + func.max(rows.is_active)).label("marks"),
        *((func.max(rows.within).label("within"),) if with_any_day else ()),
    ).group_by(rows.bearer, rows.record_id)


def customer_sums(question: Question) -> Records:
    """One row for each bearer."""
    with_any_day = question.wants("complaint_rate")
    each = active_customers(question.bearer, question.period, question.narrowing, with_any_day).subquery().c
    return select(
        each.bearer,
        func.sum(each.marks // 2),
        func.sum(case((each.marks == 3, 1), else_=0)),
        func.sum(each.within) if with_any_day else null(),
    ).group_by(each.bearer)


def add_customers(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the active customers into the tallies; one statement."""
    for bearer_id, before, still, within in ask(session, customer_sums, question):
        tally = tallies[bearer_id]
        tally.active_before, tally.active_still, tally.active_within = int(before), int(still), int(within or 0)


def _is_not_terminated(day: object) -> ColumnElement[bool]:
    """Not terminated on or before the day."""
    return or_(Signing.terminated_on.is_(None), Signing.terminated_on > day)
