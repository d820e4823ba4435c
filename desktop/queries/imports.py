"""What was imported when, and whether it was taken back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import ImportBatch


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import; counts of records, `rejected` of rows of the file; moments in UTC."""

    batch_id: int
    imported_at: datetime
    kind: str
    file: str
    created: int
    updated: int
    unchanged: int
    rejected: int
    undone_at: datetime | None


def past_imports(session: Session) -> tuple[PastImport, ...]:
    """The latest imports first."""
    batches = session.scalars(select(ImportBatch).order_by(ImportBatch.id.desc()))
    return tuple(
        PastImport(
            each.id,
            each.imported_at,
            each.kind,
            each.file_name,
            each.created,
            each.updated,
            each.unchanged,
            each.rejected,
            each.undone_at,
        )
        for each in batches
    )
