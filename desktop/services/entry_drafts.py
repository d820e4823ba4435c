"""Rows that are not saved as records yet, kept in the company's file so that nothing typed is lost."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import EntryDraft
from desktop.models.base import now
from desktop.store.asides import aside
from desktop.store.database import Database
from desktop.store.looking import NOTES, LookedAt

DraftRow = Mapping[str, str]  # column name → text


class EntryDrafts:
    """Drafts by the name of their grid; not in the record of changes: nothing of the company changed yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, grid: str, rows: Sequence[DraftRow]) -> None:
        """Keep these rows instead of those kept before; none where there are none."""
        if isinstance(self._database, LookedAt):
            self._database.notes[grid] = tuple(rows)  # as long as it is looked at
            return
        with aside(), self._database.write() as session:
            draft = _draft(session, grid)
            if not rows and draft is not None:
                session.delete(draft)
            elif rows and draft is None:
                session.add(EntryDraft(grid=grid, rows=[dict(row) for row in rows]))
            elif rows and draft is not None:
                draft.rows, draft.kept_at = [dict(row) for row in rows], now()

    def all_kept(self) -> dict[str, tuple[DraftRow, ...]]:
        """What is kept of every grid and form, those without rows left out."""
        with self._database.read() as session:
            grids = {*session.scalars(select(EntryDraft.grid)), *session.info.get(NOTES, {})}
            return {grid: rows for grid in sorted(grids) if (rows := kept_rows(session, grid))}


def kept_rows(session: Session, grid: str) -> tuple[DraftRow, ...]:
    """The rows kept for a grid, texts by column name; what is no text is left out."""
    noted = session.info.get(NOTES, {}).get(grid)
    draft = _draft(session, grid) if noted is None else None
    rows = draft.rows if draft is not None else noted or []
    return tuple(
        {str(name): text for name, text in row.items() if isinstance(text, str)}
        for row in rows
        if isinstance(row, dict)
    )


def _draft(session: Session, grid: str) -> EntryDraft | None:
    return session.scalar(select(EntryDraft).where(EntryDraft.grid == grid))
