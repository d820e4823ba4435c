"""Active customers: before the period, still at its end, on any of its days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    and_,
    case,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.models import Signing, SigningShare
from desktop.queries.facts.bearers import Column, Records, Tallies, of_present_staff, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask_numbers, day_before, numbers_of

CODES = ("retention_rate", "churn_rate", "complaint_rate")
_BEFORE, _LAST, _ANY_DAY = 1, 2, 4  # what a signing's marks say of its customer, added up
_FORMER = 8  # the day before the period before
_MARK_BITS = 4  # room for all marks together
_MARKS = 1 << _MARK_BITS
_BITS = 32  # more than any key has
_KEYS = 1 << _BITS

# Whose and whom, in one number: told apart in half the time of two.
Pairs = Set[int]


class MarkedPairs:
    """Each bearer's customers with the marks of all their signings together."""

    def __init__(self, rows: Iterable[Sequence[int]]) -> None:
        # Tens of thousands of rows, and hardly any customer with two contracts at a time.
        found: dict[int, int] = {}
        first, every_mark = found.setdefault, _MARKS - 1
        for (number,) in rows:
            pair, marks = number >> _MARK_BITS, number & every_mark
            if first(pair, marks) != marks:
                found[pair] |= marks
        self._marks = found

    def bearing(self, mark: int) -> Pairs:
        """The pairs that bear a mark."""
        return {pair for pair, marks in self._marks.items() if marks & mark}

    def numbers(self, wanted: int) -> Mapping[int, int]:
        """How many customers of each bearer bear all the wanted marks."""
        found: dict[int, int] = defaultdict(int)
        for key, number in self._alike.items():
            if key & wanted == wanted:
                found[key >> _MARK_BITS] += number
        return found

    @cached_property
    def _alike(self) -> Mapping[int, int]:
        """How many customers of a bearer bear the very same marks: gone through once, whatever is asked of them."""
        return Counter([pair >> _BITS << _MARK_BITS | marks for pair, marks in self._marks.items()])


@dataclass(frozen=True)
class Customers:
    """The customers active the day before the period, on its last day, on any of its days; each with its bearer.

    They are told by their marks for these days.
    """

    pairs: MarkedPairs
    day_before: int
    last_day: int
    any_day: int | None = None  # None: was not asked for

    @cached_property
    def before(self) -> Pairs:
        """Who was active the day before the period."""
        return self.pairs.bearing(self.day_before)

    @cached_property
    def last(self) -> Pairs:
        """Who was active on its last day."""
        return self.pairs.bearing(self.last_day)

    @cached_property
    def within(self) -> Pairs:
        """Who was active on any of its days."""
        return frozenset() if self.any_day is None else self.pairs.bearing(self.any_day)


def pair_of(bearer_id: int, customer_id: int) -> int:
    """The number of a bearer and a customer."""
    return bearer_id * _KEYS + customer_id


def by_bearer(pairs: Pairs) -> Mapping[int, tuple[int, ...]]:
    """The customers of each bearer, by their keys."""
    found: dict[int, list[int]] = defaultdict(list)
    for pair in sorted(pairs):
        bearer_id, customer_id = divmod(pair, _KEYS)
        found[bearer_id].append(customer_id)
    return {bearer_id: tuple(customers) for bearer_id, customers in found.items()}


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
    """One row for each bearer and signing: whose, whom and the marks in one number.

    To tell customers apart in the engine takes twice as long: it sorts all rows, twice.
    """
    with_any_day = question.wants("complaint_rate")
    rows = placed(question.bearer, active_records(question.period, question.narrowing, with_any_day)).c
    return select(_marked(rows.bearer, rows.record_id, rows.marks))


def active_customers(session: Session, question: Question) -> Customers:
    """The active customers of each bearer, who they are; one statement."""
    return Customers(MarkedPairs(ask_numbers(session, customer_marks, question)), _BEFORE, _LAST, _ANY_DAY)


def customers_of_both(session: Session, period: Period) -> tuple[Customers, Customers]:
    """The customers of each person in the period before and in the period; who was active on some day is left out.

    One statement: most customers are active throughout, and looking at three days takes hardly longer than at two.
    """
    days = day_before(period.previous()), day_before(period), period.end
    pairs = MarkedPairs(numbers_of(session, _active_on(days)))
    return Customers(pairs, _FORMER, _BEFORE), Customers(pairs, _BEFORE, _LAST)


def _active_on(days: tuple[date, date, date]) -> CompoundSelect[*tuple[Any, ...]]:
    """Each person's customers with marks for the days they were active on, as in `customer_marks`."""

    def running(term: ColumnElement[bool], *on_days: ColumnElement[bool]) -> Records:
        marks = [
            _mark(and_(Signing.signed_on <= day, is_on, _is_not_terminated(day)), mark)
            for day, is_on, mark in zip(days, on_days, (_FORMER, _BEFORE, _LAST), strict=True)
        ]
        return (
            select(_marked(SigningShare.staff_id, Signing.customer_id, marks[0] + marks[1] + marks[2]))
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


def add_customers(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the numbers of active customers into the tallies; one statement."""
    count_customers(tallies, active_customers(session, question))


def count_customers(tallies: Tallies, customers: Customers) -> None:
    """Put active customers that are known already into the tallies."""
    pairs = customers.pairs
    for bearer_id, number in pairs.numbers(customers.day_before).items():
        tallies[bearer_id].active_before = number
    for bearer_id, number in pairs.numbers(customers.day_before | customers.last_day).items():
        tallies[bearer_id].active_still = number
    if customers.any_day is not None:
        for bearer_id, number in pairs.numbers(customers.any_day).items():
            tallies[bearer_id].active_within = number


def _marked(bearer: Column, customer_id: Column, marks: ColumnElement[int]) -> ColumnElement[int]:
    pair: ColumnElement[int] = type_coerce(bearer, BigInteger) * _KEYS + customer_id
    return pair * _MARKS + marks


def _mark(condition: ColumnElement[bool], mark: int) -> ColumnElement[int]:
    return case((condition, mark), else_=0)


def _is_not_terminated(day: object) -> ColumnElement[bool]:
    """Not terminated on or before the day."""
    return or_(Signing.terminated_on.is_(None), Signing.terminated_on > day)
