"""Questions about evaluations: the list a page shows, and which one belongs to a period and a scheme."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from desktop.domain.grading import best_first
from desktop.domain.period import Period, PeriodKind
from desktop.domain.scheme_documents import grades_from
from desktop.i18n import ENGLISH
from desktop.models import Company, Evaluation, Review, Scheme, SchemeVersion

DRAFT, FINALISED = "draft", "finalised"


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One evaluation in the list; `grades` holds (code, name, heads) from the best grade down."""

    evaluation_id: int
    period: Period
    scheme_id: int
    scheme: str
    scheme_version: int
    status: str  # draft | computed | interviewed | finalised | reopened
    people: int
    scored: int
    interviewed: int
    grades: tuple[tuple[str, str, int], ...]
    computed_at: datetime | None
    finalised_at: datetime | None
    reopen_reason: str
    seal: str

    @property
    def is_draft(self) -> bool:
        """Whether nothing was computed yet."""
        return self.status == DRAFT

    @property
    def is_finalised(self) -> bool:
        """Whether its figures and texts are frozen."""
        return self.status == FINALISED


def evaluation_list(session: Session, language: str) -> list[EvaluationRow]:
    """All evaluations, the latest period first."""
    return _rows(session, language, None)


def evaluation_row(session: Session, evaluation_id: int, language: str) -> EvaluationRow | None:
    """One evaluation, None if there is none of that key."""
    return next(iter(_rows(session, language, evaluation_id)), None)


def find_evaluation(session: Session, scheme_id: int, start: date, end: date) -> Evaluation | None:
    """The evaluation of a scheme, in whichever version, for exactly these days."""
    return session.scalars(
        select(Evaluation)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(
            SchemeVersion.scheme_id == scheme_id,
            Evaluation.start == start,
            Evaluation.end == end,
            Evaluation.deleted_at.is_(None),
        )
        .order_by(Evaluation.id)
    ).first()


def evaluations_of(session: Session, start: date, end: date) -> Sequence[int]:
    """The keys of all computed evaluations for exactly these days, the default scheme's first; no drafts."""
    return session.scalars(
        select(Evaluation.id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .join(Scheme, Scheme.id == SchemeVersion.scheme_id)
        .where(
            Evaluation.start == start,
            Evaluation.end == end,
            Evaluation.deleted_at.is_(None),
            Evaluation.status != DRAFT,
        )
        .order_by(Scheme.is_default.desc(), Evaluation.id)
    ).all()


def fiscal_year_start(session: Session) -> int:
    """The month, 1 to 12, in which the company's fiscal year starts."""
    return session.scalar(select(Company.fiscal_year_start).order_by(Company.id).limit(1)) or 1


def period_of(evaluation: Evaluation, fiscal_start: int) -> Period:
    """The evaluation's period as a value."""
    return Period(
        evaluation.start, evaluation.end, PeriodKind(evaluation.period_kind), evaluation.period_label, fiscal_start
    )


def _rows(session: Session, language: str, evaluation_id: int | None) -> list[EvaluationRow]:
    statement = (
        select(Evaluation, SchemeVersion, Scheme)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .join(Scheme, Scheme.id == SchemeVersion.scheme_id)
        .where(Evaluation.deleted_at.is_(None))
        .order_by(Evaluation.end.desc(), Evaluation.start, Scheme.is_default.desc(), Evaluation.id)
    )
    if evaluation_id is not None:
        statement = statement.where(Evaluation.id == evaluation_id)
    fiscal_start = fiscal_year_start(session)
    counts = _counts(session, evaluation_id)
    heads = _heads(session, evaluation_id)
    return [
        _row(evaluation, version, scheme, language, fiscal_start, counts, heads)
        for evaluation, version, scheme in session.execute(statement)
    ]


def _row(
    evaluation: Evaluation,
    version: SchemeVersion,
    scheme: Scheme,
    language: str,
    fiscal_start: int,
    counts: dict[int, tuple[int, int, int]],
    heads: dict[int, dict[str, int]],
) -> EvaluationRow:
    people, scored, interviewed = counts.get(evaluation.id, (0, 0, 0))
    grades = best_first(grades_from(version.grades))
    found = heads.get(evaluation.id, {})
    return EvaluationRow(
        evaluation_id=evaluation.id,
        period=period_of(evaluation, fiscal_start),
        scheme_id=scheme.id,
        scheme=scheme.name_en or scheme.name if language == ENGLISH else scheme.name,
        scheme_version=version.version,
        status=evaluation.status,
        people=people,
        scored=scored,
        interviewed=interviewed,
        grades=tuple(
            (grade.code, grade.names.get(language, grade.code), found.get(grade.code, 0)) for grade in grades
        ),
        computed_at=evaluation.computed_at,
        finalised_at=evaluation.finalised_at,
        reopen_reason=evaluation.reopen_reason,
        seal=evaluation.seal,
    )


def _counts(session: Session, evaluation_id: int | None) -> dict[int, tuple[int, int, int]]:
    statement = select(
        Review.evaluation_id,
        func.count(),
        func.count(Review.total),
        func.sum(case((Review.interviewed_on.is_not(None), 1), else_=0)),
    ).group_by(Review.evaluation_id)
    if evaluation_id is not None:
        statement = statement.where(Review.evaluation_id == evaluation_id)
    return {key: (people, scored, interviewed) for key, people, scored, interviewed in session.execute(statement)}


def _heads(session: Session, evaluation_id: int | None) -> dict[int, dict[str, int]]:
    statement = select(Review.evaluation_id, Review.grade, func.count()).group_by(Review.evaluation_id, Review.grade)
    if evaluation_id is not None:
        statement = statement.where(Review.evaluation_id == evaluation_id)
    heads: dict[int, dict[str, int]] = defaultdict(dict)
    for key, grade, count in session.execute(statement):
        heads[key][grade] = count
    return heads
