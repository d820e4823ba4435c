"""Who is evaluated in a period, and where they stood: team, position and superior of the day, service, absences."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import DAY, Period
from desktop.domain.ramp import Span, months_of_service, ramp_for
from desktop.models import Absence, Position, Staff, Team, TeamMembership


@dataclass(frozen=True, slots=True)
class Person:
    """A staff member in service on some day of a period, as things stood on `day`, the last day in service.

    `service_months` are complete months up to `day`, None when the hiring day is unknown. `team_ids` leads
    from the own team up to the outermost one; `led_team_ids` are the teams the person leads. `absences` lie inside
    the days in service, `absent_days` counts each of their days once.
    """

    staff_id: int
    code: str
    name: str
    position: str
    position_en: str
    role: str  # specialist | leader | newcomer, "" without a position
    team_id: int | None
    team: str
    team_en: str
    team_ids: tuple[int, ...]
    led_team_ids: tuple[int, ...]
    superior: str
    hired_on: date | None
    left_on: date | None
    service_months: int | None
    service_days: int
    absences: tuple[Span, ...]
    absent_days: int
    bonus_base: Decimal | None
    day: date


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team: where it lies and who leads it."""

    team_id: int
    name: str
    name_en: str
    parent_id: int | None
    leader_id: int | None
    leader: str


class Membership(NamedTuple):
    """A stay in a team, both days included; None is an open end."""

    team_id: int
    started_on: date | None
    ended_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the person belonged to the team that day."""
        return (self.started_on is None or self.started_on <= day) and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True)
class Teams:
    """The teams there are, and who belonged to which when."""

    by_id: dict[int, TeamLine]
    stays: dict[int, list[Membership]]

    def of(self, staff_id: int, day: date) -> int | None:
        """The team of a person on a day; of several the one joined last."""
        held = [stay for stay in self.stays.get(staff_id, []) if stay.holds_on(day) and stay.team_id in self.by_id]
        newest = max(held, key=lambda stay: (stay.started_on or date.min, stay.team_id), default=None)
        return newest.team_id if newest else None

    @cached_property
    def led_by(self) -> dict[int, tuple[int, ...]]:
        """The teams each leader leads."""
        found: dict[int, tuple[int, ...]] = {}
        for line in self.by_id.values():
            if line.leader_id is not None:
                found[line.leader_id] = (*found.get(line.leader_id, ()), line.team_id)
        return found

    def upwards(self, team_id: int | None) -> tuple[int, ...]:
        """The team and those it lies in, innermost first."""
        chain: list[int] = []
        while team_id in self.by_id and team_id not in chain:
            chain.append(team_id)
            team_id = self.by_id[team_id].parent_id
        return tuple(chain)


def people_in(session: Session, period: Period) -> tuple[Person, ...]:
    """Everybody in service on any day of the period, ordered by code; four statements whatever their number."""
    teams = all_teams(session)
    absences = _absences(session, period)
    rows = session.execute(_in_service(period)).all()
    return tuple(_person(row, period, teams, absences.get(row.id, [])) for row in rows)


def all_teams(session: Session) -> Teams:
    """The teams that are not deleted and all stays in them; two statements."""
    lines = session.execute(_lines_of_teams())
    by_id = {row[0]: TeamLine(row[0], row[1], row[2], row[3], row[4], row[5] or "") for row in lines}
    stays: dict[int, list[Membership]] = defaultdict(list)
    for staff_id, team_id, started_on, ended_on in session.execute(_all_stays()):
        stays[staff_id].append(Membership(team_id, started_on, ended_on))
    return Teams(by_id, dict(stays))


# Nearly every question asks these two first: writing them down anew took longer than their answer.
@cache
def _lines_of_teams() -> Select[*tuple[Any, ...]]:
    leader = aliased(Staff)
    return (
        select(Team.id, Team.name, Team.name_en, Team.parent_id, Team.leader_id, leader.name)
        .outerjoin(leader, leader.id == Team.leader_id)
        .where(Team.deleted_at.is_(None))
        .order_by(Team.name)
    )


@cache
def _all_stays() -> Select[*tuple[Any, ...]]:
    columns = (TeamMembership.staff_id, TeamMembership.team_id, TeamMembership.started_on, TeamMembership.ended_on)
    return select(*columns).order_by(TeamMembership.id)


def _in_service(period: Period) -> Select[*tuple[Any, ...]]:
    manager = aliased(Staff)
    return (
        select(
            Staff.id, Staff.code, Staff.name, Staff.hired_on, Staff.left_on, Staff.bonus_base,
            Staff.manager_name, manager.name.label("manager"),
            Position.name.label("position"), Position.name_en.label("position_en"), Position.role,
        )
        .outerjoin(Position, Position.id == Staff.position_id)
        .outerjoin(manager, manager.id == Staff.manager_id)
        .where(
            Staff.deleted_at.is_(None),
            or_(Staff.hired_on.is_(None), Staff.hired_on <= period.end),
            or_(Staff.left_on.is_(None), Staff.left_on >= period.start),
        )
        .order_by(Staff.code, Staff.id)
    )  # fmt: skip


def _absences(session: Session, period: Period) -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = defaultdict(list)
    for staff_id, started_on, ended_on in session.execute(
        select(Absence.staff_id, Absence.started_on, Absence.ended_on)
        .where(
            Absence.deleted_at.is_(None),
            Absence.is_approved,
            Absence.started_on <= period.end,
            Absence.ended_on >= period.start,
        )
        .order_by(Absence.started_on, Absence.id)
    ):
        spans[staff_id].append((started_on, ended_on))
    return spans


def _person(row: Row[*tuple[Any, ...]], period: Period, teams: Teams, absences: Sequence[Span]) -> Person:
    first = max(period.start, row.hired_on or period.start)
    last = min(period.end, row.left_on or period.end)
    inside = tuple(
        (max(began, first), min(ended, last)) for began, ended in absences if ended >= first and began <= last
    )
    ramp = ramp_for(period.start, period.end, row.hired_on, row.left_on, inside, ())
    team_id = teams.of(row.id, last)
    chain = teams.upwards(team_id)
    return Person(
        staff_id=row.id,
        code=row.code,
        name=row.name,
        position=row.position or "",
        position_en=row.position_en or "",
        role=row.role or "",
        team_id=team_id,
        team=teams.by_id[team_id].name if team_id is not None else "",
        team_en=teams.by_id[team_id].name_en if team_id is not None else "",
        team_ids=chain,
        led_team_ids=teams.led_by.get(row.id, ()),
        superior=row.manager or row.manager_name or _leader_above(row.id, chain, teams),
        hired_on=row.hired_on,
        left_on=row.left_on,
        service_months=None if row.hired_on is None else months_of_service(row.hired_on, last + DAY),
        service_days=ramp.service_days,
        absences=inside,
        absent_days=ramp.absent_days,
        bonus_base=row.bonus_base,
        day=last,
    )


def _leader_above(staff_id: int, chain: Sequence[int], teams: Teams) -> str:
    """The nearest team leader who is not the person; who has no manager of their own reports to that one."""
    lines = (teams.by_id[team_id] for team_id in chain)
    return next((line.leader for line in lines if line.leader and line.leader_id != staff_id), "")
