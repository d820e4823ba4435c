"""A removed record comes back only where what it names is there: else it would hang on something no list shows."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.queries.record_labels import label_of

# What owners remove from lists of their own; a word, team or position that was retired may still be named.
LISTED = frozenset({"customer", "staff", "deal", "signing"})


class NeededFirstError(RequestError):
    """What was to come back names something that was removed, too; nothing was changed, and it may be tried again."""


def refuse_hanging(session: Session, row: Any) -> None:
    """Refuse to bring a record back before what it names."""
    table = row.__table__
    for column in table.columns:
        for key in column.foreign_keys:
            named, record_id = key.column.table, getattr(row, column.key)
            if named.name not in LISTED or record_id is None:
                continue
            if session.scalar(select(named.c.deleted_at).where(named.c.id == record_id)) is not None:
                raise NeededFirstError(
                    N_(
                        "{named} was removed, too. Bring that back first, then this: {record}. The record of changes "
                        "in the settings lists both."
                    ),
                    named=label_of(session, named.name, record_id),
                    record=label_of(session, row.__tablename__, row.id),
                )
