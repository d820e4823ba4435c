"""What a staff member did and was given, the latest first, page by page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models import (
    Action,
    Award,
    AwardKind,
    Customer,
    Evaluation,
    Lookup,
    Review,
    Signing,
    SigningShare,
    Visit,
)
from desktop.queries.lookups import named

PAGE = 60


class Deed(StrEnum):
    """What stands on a timeline; of one day in this order."""

    REVIEW = "review"
    AWARD = "award"
    SIGNING = "signing"
    ACTION = "action"
    VISIT = "visit"


ORDER = tuple(Deed)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `figure` is the own part of a contract in 元 or a review's total in points, else None.

    `start` and `end` are the days the page that holds the record is narrowed to.
    """

    deed: Deed
    day: date
    record_id: int
    title: str
    note: str
    start: date
    end: date
    figure: Decimal | None = None
    is_good: bool = False  # an effective visit
    share: Decimal | None = None  # percent of a contract, None for the whole


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of entries, and the last of them where there are more behind it."""

    entries: tuple[Entry, ...]
    further: Entry | None


def timeline(
    session: Session,
    staff_id: int,
    language: str,
    deeds: Collection[Deed] = ORDER,
    after: Entry | None = None,
    size: int = PAGE,
) -> Timeline:
    """The next entries behind `after`; one statement a kind of deed, as fast on the last page as on the first."""
    found = [
        entry
        for deed in deeds
        for entry in _READERS[deed](session, _Asked(staff_id, language, deed, after, size + 1))
    ]
    found.sort(key=lambda entry: (-entry.day.toordinal(), ORDER.index(entry.deed), -entry.record_id))
    entries = tuple(found[:size])
    return Timeline(entries, entries[-1] if len(found) > size else None)


@dataclass(frozen=True, slots=True)
class _Asked:
    staff_id: int
    language: str
    deed: Deed
    after: Entry | None
    most: int

    def narrowed(self, question: Any, day: InstrumentedAttribute[Any], key: InstrumentedAttribute[int]) -> Any:
        """The question for what lies behind the last entry shown, the latest first."""
        if (last := self.after) is not None:
            question = question.where(self._behind(last, day, key))
        return question.order_by(day.desc(), key.desc()).limit(self.most)

    def _behind(
        self, last: Entry, day: InstrumentedAttribute[Any], key: InstrumentedAttribute[int]
    ) -> ColumnElement[bool]:
        place, reached = ORDER.index(self.deed), ORDER.index(last.deed)
        if place > reached:
            return day <= last.day
        if place < reached:
            return day < last.day
        return or_(day < last.day, and_(day == last.day, key < last.record_id))


def _visits(session: Session, asked: _Asked) -> list[Entry]:
    question = (
        select(
            Visit.id, Visit.visited_on, Customer.name.label("customer"), Visit.summary, Lookup.name, Lookup.name_en,
            Lookup.is_effective,
        )
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .outerjoin(Lookup, Lookup.id == Visit.outcome_id)
        .where(Visit.staff_id == asked.staff_id, Visit.deleted_at.is_(None))
    )  # fmt: skip
    return [
        Entry(
            Deed.VISIT, row.visited_on, row.id, row.customer or " ".join(row.summary.split()),
            named(row.name or "", row.name_en or "", asked.language), row.visited_on, row.visited_on,
            is_good=bool(row.is_effective),
        )
        for row in session.execute(asked.narrowed(question, Visit.visited_on, Visit.id))
    ]  # fmt: skip


def _signings(session: Session, asked: _Asked) -> list[Entry]:
    question = (
        select(
            Signing.id, Signing.signed_on, Signing.number, Signing.amount, SigningShare.share,
            Customer.name.label("customer"),
        )
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .where(SigningShare.staff_id == asked.staff_id, Signing.deleted_at.is_(None))
    )  # fmt: skip
    return [
        Entry(
            Deed.SIGNING, row.signed_on, row.id, row.customer or row.number or "", row.number or "",
            row.signed_on, row.signed_on, row.amount * row.share / 100, share=None if row.share == 100 else row.share,
        )
        for row in session.execute(asked.narrowed(question, Signing.signed_on, Signing.id))
    ]  # fmt: skip


def _reviews(session: Session, asked: _Asked) -> list[Entry]:
    question = (
        select(Review.id, Review.total, Review.number, Evaluation.start, Evaluation.end, Evaluation.period_label)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Review.staff_id == asked.staff_id, Evaluation.deleted_at.is_(None))
    )
    return [
        Entry(Deed.REVIEW, row.end, row.id, row.period_label, row.number, row.start, row.end, row.total)
        for row in session.execute(asked.narrowed(question, Evaluation.end, Review.id))
    ]


def _awards(session: Session, asked: _Asked) -> list[Entry]:
    question = (
        select(
            Award.id, Award.granted_on, Award.period_label, Award.start, Award.end, AwardKind.name, AwardKind.name_en
        )
        .join(AwardKind, AwardKind.id == Award.kind_id)
        .where(Award.staff_id == asked.staff_id, Award.deleted_at.is_(None))
    )
    return [
        Entry(
            Deed.AWARD, row.granted_on, row.id, named(row.name, row.name_en, asked.language), row.period_label,
            row.start, row.end,
        )
        for row in session.execute(asked.narrowed(question, Award.granted_on, Award.id))
    ]  # fmt: skip


def _actions(session: Session, asked: _Asked) -> list[Entry]:
    question: Select[Any, Any, Any, Any] = (
        select(Action.id, Action.done_on, Action.texts, Action.goals)
        .join(Review, Review.id == Action.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(
            Action.staff_id == asked.staff_id,
            Action.deleted_at.is_(None),
            Action.done_on.is_not(None),
            Evaluation.deleted_at.is_(None),
        )
    )
    return [
        Entry(
            Deed.ACTION, row.done_on, row.id, _in(row.texts, asked.language), _in(row.goals, asked.language),
            row.done_on, row.done_on,
        )
        for row in session.execute(asked.narrowed(question, Action.done_on, Action.id))
    ]  # fmt: skip


def _in(by_language: dict[str, Any], language: str) -> str:
    text: str = by_language.get(language) or next((each for each in by_language.values() if each), "")
    return text


_READERS = {
    Deed.VISIT: _visits,
    Deed.SIGNING: _signings,
    Deed.REVIEW: _reviews,
    Deed.AWARD: _awards,
    Deed.ACTION: _actions,
}
