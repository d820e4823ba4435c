"""The staff list and one person's profile."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Lookup, Position, Staff
from desktop.queries.lookups import named
from desktop.queries.people import Teams, all_teams


class Service(StrEnum):
    """How a person stands to the company on a day."""

    IN_SERVICE = "in_service"
    LEFT = "left"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One line of the staff list, as things stand on the day asked for."""

    staff_id: int
    code: str
    name: str
    team: str
    position: str
    region: str
    superior: str
    hired_on: date | None
    left_on: date | None
    service: Service


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in a team; None is an open end."""

    team: str
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class StaffProfile:
    """A person with everything a form edits, and the teams so far, newest first."""

    line: StaffLine
    manager_id: int | None
    phone: str
    email: str
    bonus_base: Decimal | None
    notes: str
    stays: tuple[Stay, ...]


def staff_list(
    session: Session,
    today: date,
    language: str,
    text: str = "",
    team_id: int | None = None,
    service: Service | None = Service.IN_SERVICE,
) -> tuple[StaffLine, ...]:
    """The people on the list, ordered by code; `text` finds names, codes, pinyin and initials; three statements."""
    found = all_teams(session)
    lines = [
        _line(row, found, today, language) for row in session.execute(_matching(text).order_by(Staff.code, Staff.id))
    ]
    inside = None if team_id is None else {key for key in found.by_id if team_id in found.upwards(key)}
    return tuple(
        line
        for line in lines
        if (service is None or line.service is service)
        and (inside is None or found.of(line.staff_id, _day_of(line, today)) in inside)
    )


def staff_profile(session: Session, staff_id: int, today: date, language: str) -> StaffProfile | None:
    """One person, or None where there is none of that key."""
    row = session.execute(_matching("").where(Staff.id == staff_id)).first()
    if row is None:
        return None
    found = all_teams(session)
    stays = sorted(found.stays.get(staff_id, []), key=lambda stay: stay.started_on or date.min, reverse=True)
    return StaffProfile(
        line=_line(row, found, today, language),
        manager_id=row.manager_id,
        phone=row.phone,
        email=row.email,
        bonus_base=row.bonus_base,
        notes=row.notes,
        stays=tuple(
            Stay(found.by_id[stay.team_id].name, stay.started_on, stay.ended_on)
            for stay in stays
            if stay.team_id in found.by_id
        ),
    )


def _matching(text: str) -> Select[*tuple[Any, ...]]:
    manager = aliased(Staff)
    question = (
        select(
            Staff.id, Staff.code, Staff.name, Staff.hired_on, Staff.left_on, Staff.manager_id, Staff.manager_name,
            Staff.phone, Staff.email, Staff.bonus_base, Staff.notes, manager.name.label("manager"),
            Position.name.label("position"), Position.name_en.label("position_en"),
            Lookup.name.label("region"), Lookup.name_en.label("region_en"),
        )
        .outerjoin(Position, Position.id == Staff.position_id)
        .outerjoin(Lookup, Lookup.id == Staff.region_id)
        .outerjoin(manager, manager.id == Staff.manager_id)
        .where(Staff.deleted_at.is_(None))
    )  # fmt: skip
    wanted = text.strip()
    if not wanted:
        return question
    low = wanted.casefold().replace(" ", "")
    return question.where(
        or_(
            Staff.name.icontains(wanted, autoescape=True),
            Staff.code.icontains(wanted, autoescape=True),
            Staff.pinyin.startswith(low, autoescape=True),
            Staff.initials.startswith(low, autoescape=True),
        )
    )


def _line(row: Row[Any], found: Teams, today: date, language: str) -> StaffLine:
    service = _service(row.hired_on, row.left_on, today)
    last_day = row.left_on if service is Service.LEFT else today
    team_id = found.of(row.id, last_day)
    return StaffLine(
        staff_id=row.id,
        code=row.code,
        name=row.name,
        team=found.by_id[team_id].name if team_id is not None else "",
        position=named(row.position or "", row.position_en or "", language),
        region=named(row.region or "", row.region_en or "", language),
        superior=row.manager or row.manager_name,
        hired_on=row.hired_on,
        left_on=row.left_on,
        service=service,
    )


def _service(hired_on: date | None, left_on: date | None, today: date) -> Service:
    if left_on is not None and left_on < today:
        return Service.LEFT
    return Service.NOT_YET if hired_on is not None and hired_on > today else Service.IN_SERVICE


def _day_of(line: StaffLine, today: date) -> date:
    return line.left_on if line.service is Service.LEFT and line.left_on else today
