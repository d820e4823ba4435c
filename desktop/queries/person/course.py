"""What evaluations said of a staff member, one after the other, and what is planned now."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.review import ReviewForm
from desktop.models import Evaluation, Review, SchemeVersion
from desktop.queries.awards import AwardLine, honours
from desktop.queries.plans import PlanLine, plan_board
from desktop.queries.review_forms import forms_of
from desktop.queries.review_frame import frame_of

KEPT = 8  # totals of a trend


@dataclass(frozen=True, slots=True)
class Score:
    """One review: the rounded total, None where nothing could be scored; the grade in the asked language."""

    review_id: int
    label: str
    short: str
    start: date
    end: date
    total: Decimal | None
    grade: str
    grade_code: str
    rank: int | None
    rank_of: int
    is_final: bool


@dataclass(frozen=True, slots=True)
class PersonCourse:
    """The latest totals of one kind of period, the oldest first; the last form and the one to hold it against.

    `plan` are the actions under way, `awards` the latest first.
    """

    scores: tuple[Score, ...]
    latest: ReviewForm | None
    former: ReviewForm | None  # of the same scheme, None where there is none
    plan: tuple[PlanLine, ...]
    awards: tuple[AwardLine, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    row: Review
    scheme_id: int
    is_final: bool


def person_course(session: Session, staff_id: int, today: date, language: str) -> PersonCourse:
    """What evaluations said of a person; a handful of statements for each of the at most eight reviews."""
    held = _held(session, staff_id)
    scores = tuple(_score(session, each, language) for each in reversed(held))
    latest = held[0] if held else None
    former = next((each for each in held[1:] if each.scheme_id == held[0].scheme_id), None)
    return PersonCourse(
        scores,
        _form(session, latest, language),
        _form(session, former, language),
        plan_board(session, today, language, staff_id=staff_id),
        honours(session, None, None, language, staff_id),
    )


def _held(session: Session, staff_id: int) -> list[_Kept]:
    """The latest reviews of the kind of period that was evaluated last, one a period."""
    rows = session.execute(
        select(Review, Evaluation, SchemeVersion.scheme_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(Review.staff_id == staff_id, Evaluation.deleted_at.is_(None))
        .order_by(Evaluation.end.desc(), Evaluation.start, Evaluation.id.desc())
    ).all()
    held: dict[tuple[date, date], _Kept] = {}
    for review, evaluation, scheme_id in rows:
        is_alike = evaluation.period_kind == rows[0][1].period_kind
        if is_alike and len(held) < KEPT:
            kept = _Kept(review, scheme_id, evaluation.status == "finalised")
            held.setdefault((evaluation.start, evaluation.end), kept)
    return list(held.values())


def _score(session: Session, kept: _Kept, language: str) -> Score:
    row, frame = kept.row, frame_of(session, kept.row.evaluation_id, language)
    period = frame.period
    return Score(
        row.id, period.title(frame.texts), period.short_label(), period.start, period.end, row.total,
        frame.grade_name(row.grade) if row.grade else "", row.grade, row.rank, row.rank_of, kept.is_final,
    )  # fmt: skip


def _form(session: Session, kept: _Kept | None, language: str) -> ReviewForm | None:
    if kept is None:
        return None
    return forms_of(session, frame_of(session, kept.row.evaluation_id, language), [kept.row])[0]
