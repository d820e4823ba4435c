"""Teams, positions and stages as their owner sees them in the settings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Deal, DealResult, Position, Staff, Stage, Team, TeamMembership


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """A team with its leader, the team it is part of, and how many people are in it on a day."""

    team_id: int
    name: str
    name_en: str
    leader_id: int | None
    leader: str
    parent: str
    people: int


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """A position with its role (specialist, leader, newcomer) and how many people in service hold it on a day."""

    position_id: int
    name: str
    name_en: str
    role: str
    people: int


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A stage with its probability in percent, its part of the funnel, and how many open deals are in it."""

    stage_id: int
    name: str
    name_en: str
    probability: Decimal
    step: str
    deals: int


def team_entries(session: Session, day: date) -> tuple[TeamEntry, ...]:
    """The teams that are not deleted, by name."""
    leader, parent = aliased(Staff), aliased(Team)
    inside = (
        select(func.count(TeamMembership.staff_id.distinct()))
        .join(Staff, Staff.id == TeamMembership.staff_id)
        .where(
            TeamMembership.team_id == Team.id,
            or_(TeamMembership.started_on.is_(None), TeamMembership.started_on <= day),
            or_(TeamMembership.ended_on.is_(None), TeamMembership.ended_on >= day),
            *_in_service(day),
        )
        .correlate(Team)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Team.id, Team.name, Team.name_en, Team.leader_id, leader.name, parent.name, inside)
        .outerjoin(leader, leader.id == Team.leader_id)
        .outerjoin(parent, parent.id == Team.parent_id)
        .where(Team.deleted_at.is_(None))
        .order_by(Team.name)
    )
    return tuple(TeamEntry(row[0], row[1], row[2], row[3], row[4] or "", row[5] or "", row[6]) for row in rows)


def position_entries(session: Session, day: date) -> tuple[PositionEntry, ...]:
    """All positions, in the order in which they were made."""
    held = (
        select(func.count(Staff.id))
        .where(Staff.position_id == Position.id, *_in_service(day))
        .correlate(Position)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Position.id, Position.name, Position.name_en, Position.role, held).order_by(Position.id)
    )
    return tuple(PositionEntry(*row) for row in rows)


def stage_entries(session: Session) -> tuple[StageEntry, ...]:
    """All stages in the owner's order."""
    inside = (
        select(func.count(Deal.id))
        .where(Deal.stage_id == Stage.id, Deal.deleted_at.is_(None), Deal.result == DealResult.OPEN)
        .correlate(Stage)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Stage.id, Stage.name, Stage.name_en, Stage.probability, Stage.step, inside).order_by(
            Stage.sort_order, Stage.id
        )
    )
    return tuple(StageEntry(row[0], row[1], row[2], Decimal(row[3]), row[4], row[5]) for row in rows)


def _in_service(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Staff.deleted_at.is_(None),
        or_(Staff.hired_on.is_(None), Staff.hired_on <= day),
        or_(Staff.left_on.is_(None), Staff.left_on >= day),
    )
