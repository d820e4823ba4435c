"""Active customers: before the period, still at its end, on any of its days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, and_, case, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.models import Signing, SigningShare
from desktop.queries.facts.bearers import Records, Tallies, of_present_staff, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask_numbers, day_before, numbers_of

CODES = ("retention_rate", "churn_rate", "complaint_rate")
_KEYS = 1 << 32  # more than any key
_BEFORE, _LAST, _ANY_DAY = 1, 2, 4  # what a signing's marks say of its customer, added up
_FORMER = 8  # the day before the period before


@dataclass(slots=True)
class Active:
    """The customers of one bearer who were active: the day before the period, on its last day, on any of its days."""

    before: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)
    within: set[int] = field(default_factory=set)


Customers = Mapping[int, Active]  # by bearer; nobody without an active customer


def active_records(period: Period, narrowing: Narrowing, with_any_day: bool = True) -> Records:
    """Each person's signings that made a customer active, with `marks` for when."""
    before, last = day_before(period), period.end
    # From the signing or the first day on, whichever is later, until it is terminated or its term ends.
    within = and_(
        _is_not_terminated(period.start),
        or_(Signing.terminated_on.is_(None), Signing.terminated_on > Signing.signed_on),
    )

    def running(term: ColumnElement[bool], on_last: ColumnElement[bool], any_day: ColumnElement[bool]) -> Records:
        marks = _mark(Signing.signed_on <= before, _BEFORE) + _mark(and_(on_last, _is_not_terminated(last)), _LAST)
        return (
            select(
                SigningShare.staff_id,
                Signing.signed_on.label("day"),
                Signing.customer_id.label("record_id"),
                (marks + _mark(and_(any_day, within), _ANY_DAY) if with_any_day else marks).label("marks"),
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


def customer_marks(question: Question) -> Records:
    """One row for each bearer and signing."""
    with_any_day = question.wants("complaint_rate")
    rows = placed(question.bearer, active_records(question.period, question.narrowing, with_any_day)).c
    return select(rows.bearer, rows.record_id, rows.marks)


def customer_sums(question: Question) -> Records:
    """One row for each bearer, where only the numbers of customers matter."""
    marked = customer_marks(question).subquery().c
    # Who and whom in one number: the engine sorts it faster than two.
    pair = marked.bearer * _KEYS + marked.record_id
    before, last, any_day = (func.max(marked.marks.bitwise_and(mark)) for mark in (_BEFORE, _LAST, _ANY_DAY))
    marks = before + last + any_day if question.wants("complaint_rate") else before + last
    each = select(pair.label("pair"), marks.label("marks")).group_by(pair).subquery().c
    bearer, kept = each.pair // _KEYS, _BEFORE + _LAST
    return select(
        bearer,
        func.sum(each.marks.bitwise_and(_BEFORE)),
        func.sum(case((each.marks.bitwise_and(kept) == kept, 1), else_=0)),
        func.sum(each.marks // _ANY_DAY),
    ).group_by(bearer)


def active_customers(session: Session, question: Question) -> Customers:
    """The active customers of each bearer, who they are; one statement."""
    found: dict[int, Active] = defaultdict(Active)
    for marks, by_bearer in _marked(ask_numbers(session, customer_marks, question)).items():
        for bearer_id, customers in by_bearer.items():
            active = found[bearer_id]
            if marks & _BEFORE:
                active.before |= customers
            if marks & _LAST:
                active.last |= customers
            if marks & _ANY_DAY:
                active.within |= customers
    return found


def customers_of_both(session: Session, period: Period) -> tuple[Customers, Customers]:
    """The customers of each person in the period before and in the period; who was active on some day is left out.

    One statement: most customers are active throughout, and looking at three days takes hardly longer than at two.
    """
    days = day_before(period.previous()), day_before(period), period.end
    earlier, present = defaultdict[int, Active](Active), defaultdict[int, Active](Active)
    for marks, by_person in _marked(numbers_of(session, _active_on(days))).items():
        for staff_id, customers in by_person.items():
            if marks & _FORMER:
                earlier[staff_id].before |= customers
            if marks & _BEFORE:
                earlier[staff_id].last |= customers
                present[staff_id].before |= customers
            if marks & _LAST:
                present[staff_id].last |= customers
    return earlier, present


def _active_on(days: tuple[date, date, date]) -> CompoundSelect[*tuple[Any, ...]]:
    """Each person's customers with marks for the days they were active on, in their order."""

    def running(term: ColumnElement[bool], *on_days: ColumnElement[bool]) -> Records:
        marks = [
            _mark(and_(Signing.signed_on <= day, is_on, _is_not_terminated(day)), mark)
            for day, is_on, mark in zip(days, on_days, (_FORMER, _BEFORE, _LAST), strict=True)
        ]
        return (
            select(SigningShare.staff_id, Signing.customer_id, marks[0] + marks[1] + marks[2])
            .select_from(Signing)
            .join(SigningShare, SigningShare.signing_id == Signing.id)
            .where(
                term,
                Signing.signed_on <= days[-1],
                _is_not_terminated(days[0]),
                Signing.customer_id.is_not(None),
                Signing.deleted_at.is_(None),
                of_present_staff(SigningShare.staff_id),
            )
        )

    endless = running(Signing.term_end.is_(None), *(true() for _day in days))
    return union_all(endless, running(Signing.term_end >= days[0], *(Signing.term_end >= day for day in days)))


def _marked(rows: Iterable[Sequence[Any]]) -> Mapping[int, Mapping[int, set[int]]]:
    """The customers by their marks and by bearer, out of rows of bearer, customer and marks."""
    marked: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for bearer_id, customer_id, marks in rows:
        marked[marks][bearer_id].add(customer_id)
    return marked


def add_customers(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the numbers of active customers into the tallies; one statement."""
    for bearer_id, before, still, within in ask_numbers(session, customer_sums, question):
        tally = tallies[bearer_id]
        tally.active_before, tally.active_still, tally.active_within = int(before), int(still), int(within)


def count_customers(tallies: Tallies, customers: Customers) -> None:
    """Put active customers that are known already into the tallies."""
    for bearer_id, active in customers.items():
        tally = tallies[bearer_id]
        tally.active_before, tally.active_within = len(active.before), len(active.within)
        tally.active_still = len(active.before & active.last)


def _mark(condition: ColumnElement[bool], mark: int) -> ColumnElement[int]:
    return case((condition, mark), else_=0)


def _is_not_terminated(day: object) -> ColumnElement[bool]:
    """Not terminated on or before the day."""
    return or_(Signing.terminated_on.is_(None), Signing.terminated_on > day)
