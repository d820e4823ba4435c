"""The distribution guide of an evaluation beside the grades people have: heads wanted and present, who would move."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.grading import best_first, head_counts, moves
from desktop.models import Evaluation, Review, SchemeVersion
from desktop.queries.review_frame import frame_of


@dataclass(frozen=True, slots=True)
class GradeShare:
    """A grade with the heads it has; `percent` and `wanted`, the most it should have, are None without a guide."""

    code: str
    name: str
    percent: Decimal | None
    wanted: int | None
    present: int

    @property
    def is_over(self) -> bool:
        """Whether more people have the grade than the guide wants."""
        return self.wanted is not None and self.present > self.wanted


@dataclass(frozen=True, slots=True)
class GuidedMove:
    """Somebody the guide would put into another grade; grades by code, `total` rounded to 0.1."""

    review_id: int
    code: str
    name: str
    total: Decimal
    grade: str
    guided: str


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Somebody whose grade the owner set; grades by code."""

    review_id: int
    code: str
    name: str
    computed: str
    grade: str
    reason: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """Grades from the best down, moves from the best total down; `people` counts those with a total."""

    evaluation_id: int
    people: int
    grades: tuple[GradeShare, ...]
    moves: tuple[GuidedMove, ...]
    calibrated: tuple[Calibrated, ...]

    @property
    def has_guide(self) -> bool:
        """Whether the owner set a percentage for any grade."""
        return any(grade.percent is not None for grade in self.grades)

    def grade_name(self, code: str) -> str:
        """A grade's name in the language asked for."""
        return next((grade.name for grade in self.grades if grade.code == code), code)


def distribution(session: Session, evaluation_id: int, language: str) -> Distribution:
    """Heads by grade beside the guide's; a guide for a grade the scheme no longer has is left out."""
    frame = frame_of(session, evaluation_id, language)
    evaluation = session.get_one(Evaluation, evaluation_id)
    ordered = best_first(frame.scheme.grades)
    guide = {code: Decimal(text) for code, text in evaluation.guide.items()}
    shares = {grade.code: guide[grade.code] for grade in ordered if grade.code in guide}
    rows = session.scalars(
        select(Review).where(Review.evaluation_id == evaluation_id).order_by(Review.rank, Review.staff_code)
    ).all()
    scored = {row.id: row for row in rows if row.total is not None and row.grade}
    wanted = head_counts(shares, len(scored)) if shares else {}
    return Distribution(
        evaluation_id,
        len(scored),
        tuple(
            GradeShare(
                grade.code,
                frame.grade_name(grade.code),
                shares.get(grade.code),
                wanted.get(grade.code),
                sum(row.grade == grade.code for row in scored.values()),
            )
            for grade in ordered
        ),
        _moves(scored, [grade.code for grade in ordered], shares),
        tuple(
            Calibrated(row.id, row.staff_code, row.staff_name, row.computed_grade, row.grade, row.grade_reason)
            for row in rows
            if row.grade != row.computed_grade
        ),
    )


def latest_guide(session: Session, scheme_id: int) -> dict[str, str]:
    """The guide of a scheme's latest evaluation, the start of the next one's; empty where there is none."""
    guide = session.scalars(
        select(Evaluation.guide)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(SchemeVersion.scheme_id == scheme_id, Evaluation.deleted_at.is_(None))
        .order_by(Evaluation.end.desc(), Evaluation.id.desc())
        .limit(1)
    ).first()
    return dict(guide or {})


def _moves(scored: Mapping[int, Review], order: list[str], shares: Mapping[str, Decimal]) -> tuple[GuidedMove, ...]:
    if not shares:
        return ()
    totals = {key: row.total for key, row in scored.items() if row.total is not None}
    grades = {key: row.grade for key, row in scored.items()}
    by_key: dict[Hashable, Review] = dict(scored.items())
    found = []
    for move in moves(totals, grades, order, shares):
        row = by_key[move.person]
        found.append(GuidedMove(row.id, row.staff_code, row.staff_name, totals[row.id], move.grade, move.guided))
    return tuple(found)
