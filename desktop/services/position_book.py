"""Verbs on positions: what they are called, and which role their people play."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.positions import ROLES, SPECIALIST
from desktop.errors import N_, RequestError
from desktop.models import Position
from desktop.services import audit
from desktop.services.references import is_referred_to
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class PositionDraft:
    """What the owner entered; the role says which scheme a position is evaluated with."""

    name: str
    name_en: str = ""
    role: str = SPECIALIST


class PositionBook:
    """The positions; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: PositionDraft) -> int:
        """The key of a new position."""
        with self._database.write() as session:
            row = Position(name="")
            _fill(session, row, draft)
            audit.append(session, "position.added", "position", row.id, {"name": row.name})
            return row.id

    def change(self, position_id: int, draft: PositionDraft) -> None:
        """Keep what the owner changed; whoever holds the position follows from the next evaluation on."""
        with self._database.write() as session:
            row = _existing(session, position_id)
            former = {"name": row.name, "name_en": row.name_en, "role": row.role}
            _fill(session, row, draft)
            audit.append(session, "position.changed", "position", row.id, {"former": former, "name": row.name})

    def remove(self, position_id: int) -> None:
        """Take a position out that nobody holds."""
        with self._database.write() as session:
            row = _existing(session, position_id)
            if is_referred_to(session, "position", row.id):
                raise RequestError(
                    N_("{name} is held by somebody or used in a commission plan. Rename it, or change those first."),
                    name=row.name,
                )
            audit.append(session, "position.removed", "position", row.id, {"name": row.name})
            session.delete(row)


def _fill(session: Session, row: Position, draft: PositionDraft) -> None:
    name = required_line(draft.name, N_("Position"))
    if session.scalar(select(Position.id).where(Position.name == name, Position.id != row.id)) is not None:
        raise RequestError(N_("There is a position “{name}” already."), name=name)
    if draft.role not in ROLES:
        raise RequestError(N_("Say which role the position plays."))
    row.name, row.name_en, row.role = name, line_of(draft.name_en, N_("English name")), draft.role
    session.add(row)
    session.flush()


def _existing(session: Session, position_id: int) -> Position:
    row = session.get(Position, position_id)
    if row is None:
        raise RequestError(N_("This position is no longer there. Choose another one."))
    return row
