"""What the evaluations page asks the data file; each answer is frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.checks import CheckWarning
from desktop.domain.period import Period
from desktop.domain.review import ReviewForm
from desktop.domain.rewritten import StaleText
from desktop.queries.evaluation_check import evaluation_warnings
from desktop.queries.evaluations import EvaluationRow, evaluation_list
from desktop.queries.owner_words import OwnerWords, owner_words
from desktop.queries.records import Behind, records_behind
from desktop.queries.reviews import ReviewRow, review_form, review_forms, review_list
from desktop.queries.schemes import SchemeChoice, scheme_choices
from desktop.services.pinyin import spelled


@dataclass(frozen=True, slots=True)
class Desk:
    """All evaluations, and the people of the one shown; `row` is None where there is none."""

    rows: tuple[EvaluationRow, ...]
    schemes: tuple[SchemeChoice, ...]
    row: EvaluationRow | None
    people: tuple[ReviewRow, ...]
    keys: Mapping[int, tuple[str, ...]]  # by review: what a name is found by beside itself
    warnings: tuple[CheckWarning | StaleText, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which evaluation to show: by key, else the one of exactly or mostly these days, else the latest."""

    evaluation_id: int | None = None
    start: date | None = None
    end: date | None = None


def desk(session: Any, wanted: Wanted, language: str) -> Desk:
    """The evaluations and everything the page shows of one of them but the reviews themselves."""
    rows = tuple(evaluation_list(session, language))
    row = chosen(rows, wanted)
    people = tuple(review_list(session, row.evaluation_id, language)) if row else ()
    return Desk(
        rows=rows,
        schemes=tuple(scheme_choices(session)),
        row=row,
        people=people,
        keys={person.review_id: (person.code, *spelled(person.name, is_person=True)) for person in people},
        warnings=evaluation_warnings(session, row.evaluation_id) if row else (),
    )


def chosen(rows: Sequence[EvaluationRow], wanted: Wanted) -> EvaluationRow | None:
    """The evaluation wanted, the latest where it is not there."""
    for row in rows:
        if row.evaluation_id == wanted.evaluation_id:
            return row
    if wanted.start is not None or wanted.end is not None:
        for row in rows:
            begins = wanted.start is None or row.period.end >= wanted.start
            if begins and (wanted.end is None or row.period.start <= wanted.end):
                return row
    return rows[0] if rows else None


def words_of(session: Any, evaluation_id: int) -> OwnerWords:
    """What the owner put into an evaluation by hand."""
    return owner_words(session, evaluation_id)


def sheet(session: Any, review_id: int, language: str) -> ReviewForm | None:
    """One person's review, None where it is no longer there."""
    return review_form(session, review_id, language)


def forms(session: Any, evaluation_id: int, language: str, codes: tuple[str, ...] | None) -> tuple[ReviewForm, ...]:
    """The forms to print; `codes` picks some people."""
    return tuple(review_forms(session, evaluation_id, language, codes))


def behind(session: Any, period: Period, staff_id: int, indicator: str, language: str) -> Behind:
    """The records behind a figure."""
    return records_behind(session, period, staff_id, indicator, language)
