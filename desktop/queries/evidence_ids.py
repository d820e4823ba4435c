"""Ids of the records behind each figure, read for everybody at once, and only of figures that somebody asks about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, cast, func, select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS
from desktop.domain.listed_ids import BETWEEN, ListedIds
from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.queries.borrowed import BorrowedSession
from desktop.queries.facts import counted_records as kinds
from desktop.queries.facts.bearers import Records
from desktop.queries.facts.customers import Customers, active_customers, by_bearer
from desktop.queries.facts.instalments import dues_in_period
from desktop.queries.facts.money import receipt_records
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, numbers_of
from desktop.queries.facts.signings import judged_records, landing_records, quality_of
from desktop.queries.facts.visits import visit_records

EVERYTHING = Narrowing()
_OF_ACTIVE = frozenset({"retention_rate", "churn_rate"})
Ids = Mapping[int, str]  # staff id → ids in the order of their days, as `ListedIds` has them
_Rows = Callable[[Period, Narrowing], Records]
_Kept = Callable[[Any], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the ids of an indicator come from: which records, and which of them count."""

    records: _Rows
    kept: _Kept = lambda rows: rows.record_id.is_not(None)


# The last digit of a visit's number marks it, so that one reading tells all that is asked of visits.
_EFFECTIVE, _TO_CUSTOMER, _DIGIT = 1, 2, 10
_ALL = 0
_THOSE_MARKED = {_ALL: "0123", _EFFECTIVE: "13", _TO_CUSTOMER: "23"}  # what their numbers end with
_OF_VISITS: Mapping[str, int] = {
    "visits": _ALL,
    "log_timeliness": _ALL,
    "effective_visits": _EFFECTIVE,
    "visited_customers": _TO_CUSTOMER,
    "visit_conversion": _TO_CUSTOMER,
}
_OPENED = _Source(kinds.opened_deals)
_COMPLAINTS = _Source(kinds.complaints)
_ACTIVITIES = _Source(kinds.activities)
# Those of signings are at hand: their rows have been read for what is said of them.
_SOURCES: Mapping[str, _Source] = {
    "new_deals": _OPENED,
    "deal_conversion": _OPENED,
    "win_rate": _Source(kinds.closed_deals),
    "won_deals": _Source(kinds.closed_deals, lambda rows: rows.number_won == 1),
    "lost_deals": _Source(kinds.closed_deals, lambda rows: rows.number_lost == 1),
    "deal_cycle_days": _Source(kinds.closed_deals, lambda rows: rows.number_dated == 1),
    "landing_rate": _Source(landing_records),
    "collected_amount": _Source(receipt_records),
    "collection_rate": _Source(dues_in_period),
    "satisfaction": _Source(kinds.surveys),
    "complaints": _COMPLAINTS,
    "complaint_rate": _COMPLAINTS,
    "milestones_on_time": _Source(kinds.milestones),
    "market_feedback": _Source(kinds.feedback),
    "activity_leads": _ACTIVITIES,
    "activity_deals": _ACTIVITIES,
    "plan_completion": _Source(kinds.actions),
    "manual": _Source(kinds.ratings, lambda rows: and_(rows.record_id.is_not(None), rows.relation == "owner")),
    "raters": _Source(kinds.ratings, lambda rows: and_(rows.record_id.is_not(None), rows.relation != "owner")),
}


class AllIds:
    """The ids behind the figures of a period, of everybody; at most one statement for each figure asked about.

    `customers` are those active in the period, for who has asked already.
    """

    def __init__(self, session: Session, period: Period, customers: Customers | None = None) -> None:
        self._session, self._period, self._customers = BorrowedSession(session), period, customers
        self._read: dict[_Source, Ids] = {}

    def of(self, code: str, staff_id: int) -> Sequence[int]:
        """The ids behind one figure of one person, in the order of their days; empty where there are none."""
        if code == "customer_quality":
            return self._judged.get(staff_id, ())
        if code in _OF_ACTIVE:
            return self._active.get(staff_id, ())
        if code in _OF_VISITS:
            return self._of_visits(staff_id, _OF_VISITS[code])
        source = _SOURCES.get(code)
        if source is None:
            return ()
        if source not in self._read:
            self._read[source] = self._ids(source)
        return ListedIds(self._read[source].get(staff_id, ""))

    def _ids(self, source: _Source) -> Ids:
        rows = source.records(self._period, EVERYTHING).subquery().c
        return self._joined(rows, rows.record_id, source.kept(rows))

    def _joined(self, rows: Any, number: ColumnElement[int], is_kept: ColumnElement[bool]) -> Ids:
        joined = func.aggregate_strings(cast(number, Text), BETWEEN).aggregate_order_by(rows.day, rows.record_id)
        asked = select(rows.staff_id, joined).where(is_kept).group_by(rows.staff_id)
        return dict(numbers_of(self._session(), asked))

    def _of_visits(self, staff_id: int, mark: int) -> ListedIds:
        """The visits that bear a mark."""
        numbers, endings = self._visits.get(staff_id), _THOSE_MARKED[mark]
        return ListedIds(
            BETWEEN.join([each[:-1] for each in numbers.split(BETWEEN) if each[-1] in endings]) if numbers else ""
        )

    @cached_property
    def _visits(self) -> Ids:
        """Each person's visits, the marks behind their ids."""
        rows = visit_records(self._period, EVERYTHING).subquery().c
        to_customer = case((rows.customer_id.is_not(None), _TO_CUSTOMER), else_=0)
        number = rows.record_id * _DIGIT + to_customer + rows.is_effective * _EFFECTIVE
        return self._joined(rows, number, rows.record_id.is_not(None))

    @cached_property
    def _active(self) -> Mapping[int, tuple[int, ...]]:
        """The customers active the day before the period."""
        if self._customers is None:
            question = Question(Bearer.STAFF, self._period, wanted=_OF_ACTIVE)
            self._customers = active_customers(self._session(), question)
        return by_bearer(self._customers.before)

    @cached_property
    def _judged(self) -> Mapping[int, tuple[int, ...]]:
        """First signings of customers of whom something is known."""
        rows = judged_records(self._period, EVERYTHING).subquery()
        asked = select(rows).where(rows.c.customer_id.is_not(None), rows.c.has_earlier == 0)
        found: dict[int, tuple[int, ...]] = {}
        for row in self._session().execute(asked.order_by(rows.c.day, rows.c.record_id)):
            if quality_of(row) is not None:
                found[row.staff_id] = (*found.get(row.staff_id, ()), row.record_id)
        return found


class RecordIds(Mapping[str, Sequence[int]]):
    """One person's ids by indicator, read when asked for; `known` ones are at hand, () where there are none."""

    def __init__(self, all_ids: AllIds, staff_id: int, known: Mapping[str, Sequence[int]]) -> None:
        self._all, self._staff_id, self._known = all_ids, staff_id, known

    def __getitem__(self, code: str) -> Sequence[int]:
        ids = self._known.get(code)
        if ids is None:
            ids = self._all.of(code, self._staff_id)
        if not ids:
            raise KeyError(code)
        return ids

    def __iter__(self) -> Iterator[str]:
        return (code for code in INDICATORS if self.get(code))

    def __len__(self) -> int:
        return sum(1 for _code in self)
