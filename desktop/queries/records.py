"""The records behind one figure of one person, as a list beside the score card shows them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, and_, literal, null, select
from sqlalchemy.orm import Session

from desktop.domain.indicators import RecordKind
from desktop.domain.period import Period
from desktop.i18n import CHINESE
from desktop.models import (
    Action,
    Activity,
    ActivityResult,
    Complaint,
    Customer,
    Deal,
    Feedback,
    Instalment,
    Lookup,
    Milestone,
    Rating,
    Receipt,
    Signing,
    SigningShare,
    Stage,
    Survey,
    Visit,
)
from desktop.queries.evidence import evidence_for
from desktop.queries.facts.counted_records import due_day
from desktop.queries.lookups import named
from desktop.queries.own_evidence import with_own_records
from desktop.queries.own_indicators import own_indicators
from desktop.queries.record_results import Record, RecordResults

Question = Select[*tuple[Any, ...]]
_WHOLE = 100  # percent
SHARED = frozenset({RecordKind.SIGNING, RecordKind.RECEIPT, RecordKind.INSTALMENT})
_SUMS = frozenset({"signed_amount", "gross_profit", "collected_amount", "overdue_amount"})
_MOST = 500  # keys in one statement; SQLite takes many more, a list nobody reads to its end does not need them


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind a figure as they stand today, in the order of their days; `number` counts all of them.

    `total` is what the person's shares (contracts) or parts (元) add up to, where the figure is such a sum.
    """

    kind: RecordKind
    records: tuple[Record, ...]
    number: int
    total: Decimal | None = None


def records_behind(session: Session, period: Period, staff_id: int, indicator: str, language: str) -> Behind:
    """The records of one person and period that an indicator counts; an unknown indicator has none."""
    return Records(session, period, language).behind(staff_id, indicator)


class Records:
    """The records of a period; which of them count is read once for everybody."""

    def __init__(self, session: Session, period: Period, language: str) -> None:
        self._session, self._language = session, language
        own = own_indicators(session, with_removed=True)
        self._catalogue = own.catalogue
        self._evidence = with_own_records(session, period, evidence_for(session, period), own)
        self._results = RecordResults(session, period, language, self._evidence)

    def behind(self, staff_id: int, indicator: str) -> Behind:
        """The records of one person that an indicator counts; an unknown indicator has none."""
        known, evidence = self._catalogue.get(indicator), self._evidence.get(staff_id)
        if known is None:
            return Behind(RecordKind.RATING, (), 0)
        # One record may count more than once, for example a contract signed with two customers.
        keys = list(dict.fromkeys(evidence.record_ids.get(indicator, ()) if evidence else ()))
        question = _QUESTIONS[known.records](keys[:_MOST])
        if known.records in SHARED:
            mine = and_(SigningShare.signing_id == Signing.id, SigningShare.staff_id == staff_id)
            question = question.outerjoin(SigningShare, mine).add_columns(SigningShare.share.label("share"))
        if indicator == "gross_profit":
            question = question.add_columns(Signing.profit.label("profit"))
        rows = {row.id: row for row in self._session.execute(question)}
        found = tuple(
            self._results.told(_record(rows[key], self._language), rows[key], known.records, indicator, staff_id)
            for key in keys
            if key in rows
        )
        total = _total(indicator, found) if len(found) == len(keys) else None
        return Behind(known.records, found, len(keys), total)


def _total(indicator: str, found: Sequence[Record]) -> Decimal | None:
    if indicator == "signings":
        return sum((record.share for record in found if record.share is not None), Decimal(0)) / _WHOLE
    if indicator in _SUMS:
        return sum((record.part for record in found if record.part is not None), Decimal(0))
    return None


def _record(row: Row[Any], language: str) -> Record:
    text = row.text
    if isinstance(text, Mapping):
        text = text.get(language) or text.get(CHINESE) or next(iter(text.values()), "")
    word = named(row.word or "", row.word_en or "", language)
    amount, share = getattr(row, "profit", row.amount), getattr(row, "share", None)  # only some questions ask them
    part = None if share is None or amount is None else amount * share / _WHOLE
    return Record(row.id, row.day, row.customer or "", word, text or "", amount, share, part)


def _columns(**given: Any) -> list[Any]:
    """The columns every kind answers with; what a kind does not know is empty."""
    empty = {"word": literal(""), "word_en": literal(""), "text": literal(""), "amount": null(), "ended": null()}
    return [column.label(name) for name, column in (empty | given).items()]


def _visits(keys: list[int]) -> Question:
    columns = _columns(
        id=Visit.id,
        day=Visit.visited_on,
        customer=Customer.name,
        word=Lookup.name,
        word_en=Lookup.name_en,
        text=Visit.summary,
        ended=Visit.entered_on,
    )
    joined = select(*columns).select_from(Visit).outerjoin(Customer, Customer.id == Visit.customer_id)
    return joined.outerjoin(Lookup, Lookup.id == Visit.outcome_id).where(Visit.id.in_(keys))


def _deals(keys: list[int]) -> Question:
    columns = _columns(
        id=Deal.id,
        day=Deal.opened_on,
        customer=Customer.name,
        word=Stage.name,
        word_en=Stage.name_en,
        text=Deal.code,
        amount=Deal.amount,
        ended=Deal.closed_on,
        mark=Deal.result,
        reason=Lookup.name,
        reason_en=Lookup.name_en,
    )
    joined = select(*columns).select_from(Deal).outerjoin(Customer, Customer.id == Deal.customer_id)
    joined = joined.outerjoin(Lookup, Lookup.id == Deal.lost_reason_id)
    return joined.outerjoin(Stage, Stage.id == Deal.stage_id).where(Deal.id.in_(keys))


def _signings(keys: list[int]) -> Question:
    columns = _columns(
        id=Signing.id,
        day=Signing.signed_on,
        customer=Customer.name,
        text=Signing.number,
        amount=Signing.amount,
        ended=Signing.landed_on,
        planned=Signing.landing_planned_on,
    )
    joined = select(*columns).select_from(Signing).outerjoin(Customer, Customer.id == Signing.customer_id)
    return joined.where(Signing.id.in_(keys))


def _of_signing(table: type[Receipt] | type[Instalment], day: Any) -> Callable[[list[int]], Question]:
    def question(keys: list[int]) -> Question:
        columns = _columns(id=table.id, day=day, customer=Customer.name, text=Signing.number, amount=table.amount)
        joined = select(*columns).select_from(table).join(Signing, Signing.id == table.signing_id)
        return joined.outerjoin(Customer, Customer.id == Signing.customer_id).where(table.id.in_(keys))

    return question


def _customers(keys: list[int]) -> Question:
    columns = _columns(id=Customer.id, day=null(), customer=Customer.name)
    return select(*columns).where(Customer.id.in_(keys))


def _surveys(keys: list[int]) -> Question:
    columns = _columns(
        id=Survey.id, day=Survey.answered_on, customer=Customer.name, text=Survey.comment, amount=Survey.score
    )
    joined = select(*columns).select_from(Survey).outerjoin(Customer, Customer.id == Survey.customer_id)
    return joined.where(Survey.id.in_(keys))


def _complaints(keys: list[int]) -> Question:
    columns = _columns(
        id=Complaint.id,
        day=Complaint.received_on,
        customer=Customer.name,
        word=Complaint.severity,
        text=Complaint.description,
    )
    joined = select(*columns).select_from(Complaint).outerjoin(Customer, Customer.id == Complaint.customer_id)
    return joined.where(Complaint.id.in_(keys))


def _milestones(keys: list[int]) -> Question:
    columns = _columns(
        id=Milestone.id,
        day=Milestone.planned_on,
        customer=Customer.name,
        text=Milestone.name,
        ended=Milestone.done_on,
    )
    joined = select(*columns).select_from(Milestone).join(Deal, Deal.id == Milestone.deal_id)
    return joined.outerjoin(Customer, Customer.id == Deal.customer_id).where(Milestone.id.in_(keys))


def _feedback(keys: list[int]) -> Question:
    columns = _columns(
        id=Feedback.id,
        day=Feedback.reported_on,
        customer=Feedback.topic,
        text=Feedback.content,
        mark=Feedback.status,
    )
    return select(*columns).where(Feedback.id.in_(keys))


def _activities(keys: list[int]) -> Question:
    columns = _columns(
        id=ActivityResult.id,
        day=Activity.held_on,
        customer=Activity.name,
        word=Activity.kind,
        leads=ActivityResult.leads,
        deals=ActivityResult.deals,
    )
    joined = select(*columns).select_from(ActivityResult).join(Activity, Activity.id == ActivityResult.activity_id)
    return joined.where(ActivityResult.id.in_(keys))


def _actions(keys: list[int]) -> Question:
    columns = _columns(id=Action.id, day=due_day(), customer=Action.owner, text=Action.texts, ended=Action.done_on)
    return select(*columns).where(Action.id.in_(keys))


def _ratings(keys: list[int]) -> Question:
    columns = _columns(id=Rating.id, day=Rating.end, customer=Rating.rater, text=Rating.comment, amount=Rating.score)
    return select(*columns).where(Rating.id.in_(keys))


_QUESTIONS: Mapping[RecordKind, Callable[[list[int]], Question]] = {
    RecordKind.VISIT: _visits,
    RecordKind.DEAL: _deals,
    RecordKind.SIGNING: _signings,
    RecordKind.RECEIPT: _of_signing(Receipt, Receipt.received_on),
    RecordKind.INSTALMENT: _of_signing(Instalment, Instalment.due_on),
    RecordKind.CUSTOMER: _customers,
    RecordKind.SURVEY: _surveys,
    RecordKind.COMPLAINT: _complaints,
    RecordKind.MILESTONE: _milestones,
    RecordKind.FEEDBACK: _feedback,
    RecordKind.ACTIVITY: _activities,
    RecordKind.ACTION: _actions,
    RecordKind.RATING: _ratings,
}
