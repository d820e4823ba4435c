"""What became of a record, so that a list of records shows what made a figure: in time or late, won, paid, kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from desktop.domain.exact import round_half_up
from desktop.domain.facts import Evidence
from desktop.domain.indicators import RecordKind
from desktop.domain.lateness import last_told
from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.i18n import translator
from desktop.models import DealResult, Evaluation
from desktop.queries.facts.customers import Customers, active_customers, pair_of
from desktop.queries.facts.instalments import dues_to_look_at
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question
from desktop.queries.facts.signings import judged_records, quality_of
from desktop.queries.facts.tangled import PaidDue
from desktop.queries.lookups import named

_FEN = 100
_WHOLE = 100  # percent
_ACTIVE = frozenset({"retention_rate"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `amount` is money in 元, or the score of a survey or rating; `day` is None where none is known.

    `day` is the planned one where something was to be done by a day. `ended` is the day on which it was closed, done
    or opened, `days` how many lay between, only those too late where there was a plan; for a visit, until it was
    entered.
    """

    record_id: int
    day: date | None
    customer: str
    word: str  # the outcome of a visit, a contract's number, the stage of a deal, in time or late
    text: str
    amount: Decimal | None
    share: Decimal | None = None  # the person's percentage of a contract, None where nothing is shared
    part: Decimal | None = None  # that percentage of the amount, or of what is overdue of it, in 元, unrounded
    ended: date | None = None
    days: int | None = None
    paid: Decimal | None = None  # of an instalment by the period's end, in 元


class RecordResults:
    """What became of the records of a period by its end; each kind is read once, when first asked for."""

    def __init__(self, session: Session, period: Period, language: str, evidence: Mapping[int, Evidence]) -> None:
        self._session, self._period, self._evidence = session, period, evidence
        self._texts, self._language = translator(language), language

    def told(self, record: Record, row: Row[Any], kind: RecordKind, indicator: str, staff_id: int) -> Record:
        """The record with what became of it."""
        pgettext = self._texts.pgettext
        match kind:
            case RecordKind.VISIT:
                return replace(record, days=_between(record.day, row.ended))
            case RecordKind.DEAL:
                return self._closed(record, row)
            case RecordKind.MILESTONE | RecordKind.ACTION:
                return self._by_plan(record, row.ended)
            case RecordKind.SIGNING:
                return self._signed(record, row, indicator, staff_id)
            case RecordKind.INSTALMENT:
                return self._paid(record, indicator)
            case RecordKind.CUSTOMER:
                is_kept = pair_of(staff_id, record.record_id) in self._customers.last
                return replace(
                    record, word=pgettext("record", "still a customer") if is_kept else pgettext("record", "left")
                )
            case RecordKind.FEEDBACK:
                known = {"useful": pgettext("record", "useful"), "adopted": pgettext("record", "adopted")}
                return replace(record, word=known.get(row.mark, ""))
            case RecordKind.ACTIVITY:
                told = pgettext("record", "{leads} leads, {deals} deals")
                return replace(record, text=told.format(leads=row.leads, deals=row.deals))
            case _:
                return record

    def _closed(self, record: Record, row: Row[Any]) -> Record:
        """A deal that was closed by the period's end says how; one still open is in its stage."""
        if row.ended is None or row.ended > self._period.end or row.mark == DealResult.OPEN:
            return record
        pgettext = self._texts.pgettext
        word = pgettext("record", "won") if row.mark == DealResult.WON else pgettext("record", "lost")
        if row.reason and row.mark == DealResult.LOST:
            reason = named(row.reason, row.reason_en or "", self._language)
            word = pgettext("record", "lost: {reason}").format(reason=reason)
        return replace(record, word=word, ended=row.ended, days=_between(record.day, row.ended))

    def _by_plan(self, record: Record, done: date | None) -> Record:
        """In time, late, or not done by the period's end, which is late from its planned day on."""
        if record.day is None:
            return record
        is_open = done is None or (done > self._period.end and done > record.day)
        late = _between(record.day, self._until if is_open else done) or 0
        pgettext = self._texts.pgettext
        word = pgettext("record", "late") if late > 0 else pgettext("record", "on time")
        if is_open:
            word = pgettext("record", "not done in the period")
        return replace(record, word=word, ended=done, days=late if late > 0 else None)

    def _signed(self, record: Record, row: Row[Any], indicator: str, staff_id: int) -> Record:
        if indicator == "landing_rate":
            planned = replace(record, day=row.planned or row.ended)
            return self._by_plan(planned, row.ended)
        if indicator == "customer_quality" and record.record_id in self._quality:
            points = self._texts.pgettext("record", "{points} points").format(points=self._quality[record.record_id])
            return replace(record, word=points)
        if indicator == "repeat_rate":
            known = self._evidence.get(staff_id, Evidence()).contracts
            is_first = any(each.signing_id == record.record_id and each.is_first_of_customer for each in known)
            pgettext = self._texts.pgettext
            word = pgettext("record", "first contract") if is_first else pgettext("record", "repeat order")
            return replace(record, word=word)
        return record

    def _paid(self, record: Record, indicator: str) -> Record:
        due = self._dues.get(record.record_id)
        if due is None:
            return record
        days = (self._until - due.due_on).days if due.amount > due.paid else 0
        told = replace(record, paid=Decimal(due.paid) / _FEN, days=days if days > 0 else None)
        if indicator == "overdue_amount" and record.share is not None:
            return replace(told, part=Decimal(due.amount - due.paid) / _FEN * record.share / _WHOLE)
        return told

    @cached_property
    def _until(self) -> date:
        """The day to which lateness is told: the period's end, or the day it was evaluated while it ran."""
        those_days = (Evaluation.start == self._period.start) & (Evaluation.end == self._period.end)
        latest = select(func.max(Evaluation.computed_on)).where(those_days, Evaluation.deleted_at.is_(None))
        return last_told(self._period, self._session.scalar(latest))

    @cached_property
    def _dues(self) -> Mapping[int, PaidDue]:
        return dues_to_look_at(self._session, self._period)

    @cached_property
    def _customers(self) -> Customers:
        return active_customers(self._session, Question(Bearer.STAFF, self._period, wanted=_ACTIVE))

    @cached_property
    def _quality(self) -> Mapping[int, Decimal]:
        """The points of the customers of whom something is known, by signing."""
        rows = self._session.execute(judged_records(self._period, Narrowing()))
        scores = {row.record_id: quality_of(row) for row in rows if row.record_id is not None}
        return {
            key: round_half_up(Decimal(score.numerator) / score.denominator, 1)
            for key, score in scores.items()
            if score is not None
        }


def _between(first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else (last - first).days
