"""Verbs on teams: what they are called, who leads them, which team they are part of."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Staff, Team
from desktop.models.base import now
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.services.references import is_referred_to
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """What the owner entered; the team it is part of by its name, in either language."""

    name: str
    name_en: str = ""
    leader_id: int | None = None
    parent: str = ""


class TeamBook:
    """The teams; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: TeamDraft) -> int:
        """The key of a new team; one of that name that was taken out comes back."""
        with self._database.write() as session:
            row = session.scalar(select(Team).where(Team.name == draft.name.strip())) or Team(name="")
            if row.id is not None and row.deleted_at is None:
                raise _taken(row)
            row.deleted_at = None
            _fill(session, row, draft)
            audit.append(session, "team.added", "team", row.id, {"name": row.name})
            return row.id

    def change(self, team_id: int, draft: TeamDraft) -> None:
        """Keep what the owner changed."""
        with self._database.write() as session:
            row = _existing(session, team_id)
            former = {"name": row.name, "name_en": row.name_en, "leader": row.leader_id, "parent": row.parent_id}
            _fill(session, row, draft)
            row.revision += 1
            audit.append(session, "team.changed", "team", row.id, {"former": former, "name": row.name})

    def remove(self, team_id: int) -> None:
        """Take a team out that nobody ever belonged to and no target was set for."""
        with self._database.write() as session:
            row = _existing(session, team_id)
            if is_referred_to(session, "team", row.id):
                raise RequestError(
                    N_("{name} has or had members, targets or teams of its own. Rename it instead."), name=row.name
                )
            row.deleted_at = now()
            audit.append(session, "team.removed", "team", row.id, {"name": row.name})


def _fill(session: Session, row: Team, draft: TeamDraft) -> None:
    name = required_line(draft.name, N_("Team"))
    other = session.scalar(select(Team).where(Team.name == name, Team.id != row.id))
    if other is not None:
        raise _taken(other)
    leader = session.get(Staff, draft.leader_id) if draft.leader_id is not None else None
    if draft.leader_id is not None and (leader is None or leader.deleted_at is not None):
        raise RequestError(N_("This staff member was removed meanwhile, perhaps on another computer."))
    row.name, row.name_en, row.leader_id = name, line_of(draft.name_en, N_("English name")), draft.leader_id
    session.add(row)
    session.flush()
    row.parent_id = _parent(session, row, line_of(draft.parent, N_("Part of")))
    session.flush()


def _parent(session: Session, row: Team, name: str) -> int | None:
    """The team of that name; a team is part of no team that is part of it."""
    if not name:
        return None
    called = or_(Team.name == name, func.lower(Team.name_en) == name.lower())
    question = select(Team).where(Team.deleted_at.is_(None), called).order_by(Team.name != name)
    parent = session.scalars(question).first()
    if parent is None:
        raise RequestError(N_("There is no team “{name}” this one could be part of. Add it first."), name=name)
    if row.id in _upwards(session, parent):
        raise RequestError(
            N_("{parent} is part of {name} itself; choose another team."), parent=parent.name, name=row.name
        )
    return parent.id


def _upwards(session: Session, team: Team) -> set[int]:
    """The keys of a team and of those it is part of."""
    parents = {row.id: row.parent_id for row in session.execute(select(Team.id, Team.parent_id))}
    found: set[int] = set()
    key: int | None = team.id
    while key is not None and key not in found:
        found.add(key)
        key = parents.get(key)
    return found


def _existing(session: Session, team_id: int) -> Team:
    row = session.get(Team, team_id)
    if row is None or row.deleted_at is not None:
        raise GoneError(N_("This team was removed meanwhile, perhaps on another computer."))
    return row


def _taken(row: Team) -> RequestError:
    if row.deleted_at is None:
        return RequestError(N_("There is a team “{name}” already."), name=row.name)
    return RequestError(N_("A team “{name}” was taken out earlier; add it again under that name."), name=row.name)
