"""Files of the same shape: what was said about their columns is kept and found again by their headings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.exchange.columns import comparable_header
from desktop.exchange.file_map import FileMap, parse_map
from desktop.exchange.kinds import KINDS
from desktop.exchange.map_writing import map_document
from desktop.exchange.reading.wishes import Table
from desktop.models import ImportShape
from desktop.models.base import now
from desktop.services import audit
from desktop.store.database import Database

_LOOKED_AT = 40  # rows among which the headings may be


@dataclass(frozen=True, slots=True)
class KnownShape:
    """What was said about a file with these headings before."""

    shape_id: int
    kind: str
    header_row: int
    stated: FileMap
    file_name: str  # the file it was last said of
    used_at: datetime


def headings_of(headers: Sequence[str]) -> str:
    """Headings as files are recognised by them: comparable, in order, one a line; empty where they tell nothing."""
    names = [comparable_header(header) for header in headers]
    while names and not names[-1]:
        names.pop()
    return "\n".join(names) if len([name for name in names if name]) > 1 else ""


def recognise(session: Session, table: Table, kind: str | None = None) -> KnownShape | None:
    """What is known about a table by one of its first rows; of several the one used last."""
    question = select(ImportShape).order_by(ImportShape.used_at.desc())
    if kind is not None:
        question = question.where(ImportShape.kind == kind)
    shapes: dict[str, ImportShape] = {}
    for shape in session.scalars(question):
        if shape.kind in KINDS:
            shapes.setdefault(shape.headings, shape)
    if not shapes:
        return None
    for number, cells in table.rows[:_LOOKED_AT]:
        known = shapes.get(headings_of(cells))
        if known is not None:
            return _known(known, number)
    return None


def known_headings(session: Session, kind: str | None = None) -> frozenset[str]:
    """The headings files are recognised by, of one kind of record or of all."""
    question = select(ImportShape.headings)
    return frozenset(session.scalars(question if kind is None else question.where(ImportShape.kind == kind)))


def bears(table: Table, headings: Collection[str]) -> bool:
    """Whether some of these headings stand in one of a table's first rows."""
    return any(headings_of(cells) in headings for _number, cells in table.rows[:_LOOKED_AT])


class ImportShapes:
    """Keeps and forgets what was said about files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, kind: str, headers: Sequence[str], stated: FileMap, file_name: str) -> None:
        """Remember what was said about files with these headings; headings that tell nothing are not kept."""
        headings = headings_of(headers)
        if not headings:
            return
        with self._database.write() as session:
            shape = session.scalar(
                select(ImportShape).where(ImportShape.kind == kind, ImportShape.headings == headings)
            )
            is_new = shape is None
            shape = shape or ImportShape(kind=kind, headings=headings)
            shape.file_name, shape.stated, shape.used_at = file_name, map_document(stated), now()
            session.add(shape)
            session.flush()
            if is_new:
                audit.append(session, "import_shape.kept", "import_shape", shape.id, {"kind": kind})

    def forget(self, shape_id: int) -> None:
        """Forget what was said; the next file of the shape is guessed anew."""
        with self._database.write() as session:
            shape = session.get(ImportShape, shape_id)
            if shape is None:
                raise RequestError(N_("This is forgotten already. Choose the file again."))
            session.delete(shape)
            audit.append(session, "import_shape.forgotten", "import_shape", shape_id, {"kind": shape.kind})


def _known(shape: ImportShape, header_row: int) -> KnownShape:
    return KnownShape(shape.id, shape.kind, header_row, parse_map(shape.stated), shape.file_name, shape.used_at)
