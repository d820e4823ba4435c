"""Rows that are not saved as records yet, kept in the company's file so that nothing typed is lost.

On a server each computer has its own.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import EntryDraft
from desktop.models.base import now
from desktop.store.asides import aside
from desktop.store.database import Database
from desktop.store.desks import name_at_desk, names_at_desk
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
            keep_rows(session, grid, rows)

    def all_kept(self) -> dict[str, tuple[DraftRow, ...]]:
        """What is kept of every grid and form, those without rows left out."""
        with self._database.read() as session:
            here = {name for kept in session.scalars(select(EntryDraft.grid)) if (name := name_at_desk(kept))}
            grids = {*here, *session.info.get(NOTES, {})}
            return {grid: rows for grid in sorted(grids) if (rows := kept_rows(session, grid))}


def keep_rows(session: Session, grid: str, rows: Sequence[DraftRow]) -> None:
    """Keep these rows of a grid in the caller's transaction."""
    draft, *left = _drafts(session, grid)
    for each in left:  # what an earlier place of the company left is in these rows, or done with
        session.delete(each)
    if not rows and draft is not None:
        session.delete(draft)
    elif rows and draft is None:
        session.add(EntryDraft(grid=names_at_desk(session, grid)[0], rows=[dict(row) for row in rows]))
    elif rows and draft is not None:
        draft.rows, draft.kept_at = [dict(row) for row in rows], now()


def kept_rows(session: Session, grid: str) -> tuple[DraftRow, ...]:
    """The rows kept for a grid, texts by column name; what is no text is left out."""
    noted = session.info.get(NOTES, {}).get(grid)
    draft = next((each for each in _drafts(session, grid) if each is not None), None) if noted is None else None
    rows = draft.rows if draft is not None else noted or []
    return tuple(
        {str(name): text for name, text in row.items() if isinstance(text, str)}
        for row in rows
        if isinstance(row, dict)
    )


def _drafts(session: Session, grid: str) -> list[EntryDraft | None]:
    """What is kept under the name used here, None where nothing is; then what an earlier place left, if anything."""
    name, earlier = names_at_desk(session, grid)
    rows = session.scalars(select(EntryDraft).where(EntryDraft.grid.in_((name, earlier))))
    found = {each.grid: each for each in rows}
    return [found.get(name), *([found[earlier]] if earlier in found else [])]
