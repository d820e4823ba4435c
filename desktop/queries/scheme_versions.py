"""The versions of a scheme: when each was made, and which evaluations rest on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Evaluation, SchemeVersion


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version; `periods` are the labels of its evaluations in their order."""

    version_id: int
    version: int
    created_at: datetime
    periods: tuple[str, ...]


def scheme_versions(session: Session, scheme_id: int) -> tuple[VersionLine, ...]:
    """All versions of a scheme, the newest first; two statements."""
    rows = session.execute(
        select(SchemeVersion.id, SchemeVersion.version, SchemeVersion.created_at)
        .where(SchemeVersion.scheme_id == scheme_id)
        .order_by(SchemeVersion.version.desc())
    ).all()
    periods: dict[int, list[str]] = {}
    for version_id, label in session.execute(
        select(Evaluation.scheme_version_id, Evaluation.period_label)
        .where(Evaluation.scheme_version_id.in_([row.id for row in rows]), Evaluation.deleted_at.is_(None))
        .order_by(Evaluation.start, Evaluation.id)
    ):
        periods.setdefault(version_id, []).append(label)
    return tuple(VersionLine(row.id, row.version, row.created_at, tuple(periods.get(row.id, ()))) for row in rows)
