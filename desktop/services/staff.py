"""Verbs on staff members: add, change, remove, restore."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.codes import free_codes
from desktop.domain.superiors import is_above
from desktop.errors import N_, RequestError
from desktop.models import LookupKind, Staff
from desktop.models.base import now
from desktop.reports.names import fault_of
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.services.lookups import lookup_named, position_named
from desktop.services.needed_first import refuse_hanging
from desktop.services.pinyin import spelled
from desktop.services.renamed_people import rename_in_drafts
from desktop.services.staff_ties import refuse_tied
from desktop.services.teams import move, team_named
from desktop.services.texts import line_of, required_line, text_of
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """What the owner entered; team, position and region by name, made where they are new.

    Without a code the next free one is given. `team_since` is the day a new team holds from; without it today, for a
    new staff member the hiring day.
    """

    name: str
    code: str = ""
    team: str = ""
    position: str = ""
    region: str = ""
    manager_id: int | None = None
    hired_on: date | None = None
    left_on: date | None = None
    phone: str = ""
    email: str = ""
    bonus_base: Decimal | None = None
    notes: str = ""
    team_since: date | None = None


class StaffRegister:
    """The list of staff members; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def add(self, draft: StaffDraft) -> int:
        """The key of a new staff member."""
        with self._database.write() as session:
            row = Staff(code=_code_for(session, draft, None), name="")
            session.add(row)
            _fill(session, row, draft)
            move(
                session,
                row.id,
                team_named(session, line_of(draft.team, N_("Team"))),
                draft.team_since or row.hired_on,
            )
            audit.append(session, "staff.added", "staff", row.id)
            return row.id

    def change(self, staff_id: int, draft: StaffDraft) -> None:
        """Keep what the owner changed; another team holds from `team_since` or today on."""
        with self._database.write() as session:
            row = _existing(session, staff_id)
            former = row.name
            row.code = _code_for(session, draft, row)
            _fill(session, row, draft)
            rename_in_drafts(session, row.id, former, row.name)
            row.revision += 1
            team_id = team_named(session, line_of(draft.team, N_("Team")))
            moved = move(session, row.id, team_id, draft.team_since or self._today())
            audit.append(session, "staff.changed", "staff", row.id, {"moved": moved})

    def remove(self, staff_id: int) -> None:
        """Take a staff member off the list; who is tied to anything stays, or leaves by a leaving date."""
        with self._database.write() as session:
            row = _existing(session, staff_id)
            refuse_tied(session, row)
            row.deleted_at = now()
            audit.append(session, "staff.removed", "staff", row.id)

    def restore(self, staff_id: int) -> None:
        """Bring a removed staff member back."""
        with self._database.write() as session:
            row = _existing(session, staff_id, removed=True)
            refuse_hanging(session, row)
            row.deleted_at = None
            audit.append(session, "staff.restored", "staff", staff_id)


def _existing(session: Session, staff_id: int, removed: bool = False) -> Staff:
    row = session.get(Staff, staff_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This staff member was removed meanwhile, perhaps on another computer."))
    return row


def _fill(session: Session, row: Staff, draft: StaffDraft) -> None:
    _name(row, required_line(draft.name, N_("Name")))
    row.pinyin, row.initials = spelled(row.name, is_person=True)
    row.position_id = position_named(session, line_of(draft.position, N_("Position")))
    row.region_id = lookup_named(session, LookupKind.REGION, line_of(draft.region, N_("Region")))
    if draft.manager_id is not None and draft.manager_id == row.id:
        raise RequestError(N_("{name} cannot be their own superior."), name=row.name)
    _refuse_circle(session, row, draft.manager_id)
    row.manager_id = draft.manager_id
    if draft.manager_id is not None:
        row.manager_name = ""
    if draft.hired_on and draft.left_on and draft.left_on < draft.hired_on:
        raise RequestError(
            N_("The leaving date {left} is before the hiring date {hired}."), left=draft.left_on, hired=draft.hired_on
        )
    row.hired_on, row.left_on = draft.hired_on, draft.left_on
    row.phone, row.email = line_of(draft.phone, N_("Phone")), line_of(draft.email, N_("Email"))
    if draft.bonus_base is not None and (not draft.bonus_base.is_finite() or draft.bonus_base < 0):
        raise RequestError(N_("The bonus base {value} must be an amount of 0 or more."), value=draft.bonus_base)
    row.bonus_base = draft.bonus_base
    row.notes = text_of(draft.notes, N_("Notes"))
    session.flush()


def _refuse_circle(session: Session, row: Staff, manager_id: int | None) -> None:
    """Nobody leads a person who leads them, directly or over others."""
    if manager_id is None or row.id is None or manager_id == row.manager_id:
        return
    rows = session.execute(select(Staff.id, Staff.manager_id))
    superiors = {row.id: row.manager_id for row in rows}
    if is_above(row.id, manager_id, superiors):
        superior = session.get_one(Staff, manager_id)
        raise RequestError(
            N_(
                "{superior} already answers to {name}. Give {superior} another superior first, or choose another one."
            ),
            superior=superior.name, name=row.name,
        )  # fmt: skip


def _name(row: Staff, name: str) -> None:
    """A new name must come out of a form as it went in; one that is there already may stay."""
    if name != row.name and (fault := fault_of(name)):
        raise RequestError(fault.message, **fault.values)
    row.name = name


def _code_for(session: Session, draft: StaffDraft, row: Staff | None) -> str:
    code = line_of(draft.code, N_("Code"))
    if not code:
        return row.code if row else _next_code(session)
    holder = session.scalar(select(Staff).where(Staff.code == code))
    if holder is not None and (row is None or holder.id != row.id):
        raise RequestError(N_("The code {code} already belongs to {name}."), code=code, name=holder.name)
    return code


def _next_code(session: Session) -> str:
    """The one that follows those given so far, as in imports."""
    return next(free_codes(session.scalars(select(Staff.code))))
