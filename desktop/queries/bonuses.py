"""The bonuses of the evaluations of a period: computed, and as the owner decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.grading import best_first
from desktop.domain.scheme import Grade
from desktop.domain.scheme_documents import grades_from
from desktop.models import Evaluation, Review, Scheme, SchemeVersion
from desktop.queries.evaluations import FINALISED
from desktop.queries.lookups import named


@dataclass(frozen=True, slots=True)
class BonusLine:
    """One person's bonus in one evaluation; money in 元, `reason` is "" where the computed one stands."""

    review_id: int
    staff_id: int
    staff: str
    staff_code: str
    scheme: str
    period_label: str
    total: Decimal | None
    grade: str
    grade_code: str
    grade_codes: tuple[str, ...]  # of the scheme, best first
    base: Decimal | None
    coefficient: Decimal | None
    computed: Decimal | None
    bonus: Decimal | None
    reason: str
    is_final: bool


def bonus_lines(session: Session, start: date, end: date, language: str) -> tuple[BonusLine, ...]:
    """The reviews of all evaluations whose period ends between two days; one statement."""
    rows = session.execute(
        select(Review, Evaluation.period_label, Evaluation.status, Scheme.name, Scheme.name_en, SchemeVersion.grades)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .join(Scheme, Scheme.id == SchemeVersion.scheme_id)
        .where(Evaluation.deleted_at.is_(None), Evaluation.end.between(start, end))
        .order_by(Evaluation.end.desc(), Scheme.is_default.desc(), Scheme.id, Review.staff_code, Review.id)
    )
    return tuple(
        _line(
            review,
            label,
            status == FINALISED,
            named(name, name_en, language),
            best_first(grades_from(grades)),
            language,
        )
        for review, label, status, name, name_en, grades in rows
    )


def _line(
    review: Review, label: str, is_final: bool, scheme: str, grades: Sequence[Grade], language: str
) -> BonusLine:
    """One review as the list shows it."""
    return BonusLine(
        review_id=review.id,
        staff_id=review.staff_id,
        staff=review.staff_name,
        staff_code=review.staff_code,
        scheme=scheme,
        period_label=label,
        total=review.total,
        grade=next((each.names.get(language, each.code) for each in grades if each.code == review.grade), ""),
        grade_code=review.grade,
        grade_codes=tuple(each.code for each in grades),
        base=review.bonus_base,
        coefficient=review.coefficient,
        computed=review.computed_bonus,
        bonus=review.bonus,
        reason=review.bonus_reason,
        is_final=is_final,
    )
