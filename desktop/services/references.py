"""Whether anything in the file refers to a record."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Base


def is_referred_to(session: Session, table: str, record_id: int) -> bool:
    """Whether a row of any table names this record; deleted ones count, since they can be brought back."""
    naming = (
        column
        for each in Base.metadata.sorted_tables
        for column in each.columns
        if any(key.column.table.name == table for key in column.foreign_keys)
    )
    return any(session.scalar(select(column).where(column == record_id).limit(1)) is not None for column in naming)
