"""Which records of a kind a list shows: days, a person, and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_
from sqlalchemy.orm import InstrumentedAttribute

MOST = 2000


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What a list shows; both days included; `text` finds people, customers and the record's own words.

    `record_id` finds one record by its key.
    """

    start: date | None = None
    end: date | None = None
    staff_id: int | None = None
    text: str = ""
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a kind keeps what lists are narrowed by; a record that lasts has a last day of its own."""

    first_day: InstrumentedAttribute[date]
    last_day: InstrumentedAttribute[date]
    belongs_to: ColumnElement[bool] | None  # whether the record is the wanted person's; None where nobody is wanted
    words: Sequence[InstrumentedAttribute[Any]]
    spelled: Sequence[InstrumentedAttribute[Any]]  # pinyin and initials, found by their beginning


def narrowed(question: Select[*tuple[Any, ...]], wanted: RecordFilter, columns: Columns) -> Select[*tuple[Any, ...]]:
    """The question for the wanted records only; one that reaches into the days is among them."""
    if wanted.record_id is not None:
        question = question.where(columns.first_day.class_.id == wanted.record_id)
    if wanted.start is not None:
        question = question.where(columns.last_day >= wanted.start)
    if wanted.end is not None:
        question = question.where(columns.first_day <= wanted.end)
    if columns.belongs_to is not None:
        question = question.where(columns.belongs_to)
    text = wanted.text.strip()
    if text:
        low = text.casefold().replace(" ", "")
        question = question.where(
            or_(
                *(column.icontains(text, autoescape=True) for column in columns.words),
                *(column.startswith(low, autoescape=True) for column in columns.spelled),
            )
        )
    return question


def whose(column: InstrumentedAttribute[Any], wanted: RecordFilter) -> ColumnElement[bool] | None:
    """Whether a record is the wanted person's."""
    return None if wanted.staff_id is None else column == wanted.staff_id
