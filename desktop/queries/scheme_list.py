"""Every scheme as the owner's list shows it: newest version, for whom, and what rests on it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Evaluation, Review, Scheme, SchemeItem, SchemeVersion
from desktop.queries.schemes import SchemeChoice


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """One scheme; `is_in_use` tells whether reviews rest on the newest version, `latest` the last period's label."""

    choice: SchemeChoice
    items: int
    evaluations: int
    latest: str
    is_in_use: bool
    is_retired: bool


def scheme_lines(session: Session) -> tuple[SchemeLine, ...]:
    """All schemes, the usual one first and retired ones last; four statements."""
    versions = session.execute(
        select(SchemeVersion.id, SchemeVersion.scheme_id, SchemeVersion.version).order_by(SchemeVersion.version)
    ).all()
    newest = {row.scheme_id: row for row in versions}
    counted = session.execute(
        select(SchemeItem.scheme_version_id, func.count()).group_by(SchemeItem.scheme_version_id)
    )
    counts = {version_id: number for version_id, number in counted.all()}  # noqa: C416 - a row is no pair to dict()
    used: dict[int, list[str]] = {}
    resting: set[int] = set()
    for scheme_id, version_id, label in session.execute(
        select(SchemeVersion.scheme_id, SchemeVersion.id, Evaluation.period_label)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(
            Evaluation.deleted_at.is_(None), select(Review.id).where(Review.evaluation_id == Evaluation.id).exists()
        )
        .order_by(Evaluation.start, Evaluation.id)
    ):
        used.setdefault(scheme_id, []).append(label)
        resting.add(version_id)
    rows = session.scalars(
        select(Scheme).order_by(Scheme.deleted_at.is_not(None), Scheme.is_default.desc(), Scheme.id)
    )
    return tuple(
        _line(row, newest[row.id].id, newest[row.id].version, counts, used.get(row.id, []), resting)
        for row in rows
        if row.id in newest
    )


def _line(
    row: Scheme, version_id: int, version: int, counts: dict[int, int], used: list[str], resting: set[int]
) -> SchemeLine:
    choice = SchemeChoice(row.id, version_id, version, row.name, row.name_en, row.cycle, row.role, row.is_default)
    return SchemeLine(
        choice,
        counts.get(version_id, 0),
        len(used),
        used[-1] if used else "",
        version_id in resting,
        row.deleted_at is not None,
    )
