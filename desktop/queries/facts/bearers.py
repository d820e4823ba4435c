"""Whose record it is: the person's, that of the teams they were in that day, the company's (SCORING.md §2)."""

from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import CTE, ColumnElement, Select, Subquery, and_, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.tally import Tally
from desktop.domain.targets import Bearer
from desktop.models import Base, Staff, Team, TeamMembership

# Rows of one kind of record: staff_id, day, record_id, and what its indicators need.
Records: TypeAlias = Select[*tuple[Any, ...]]
Column: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[Any]
Tallies: TypeAlias = dict[int, Tally]  # by bearer, filled step by step
COMPANY_ID = 0


def of_everyone(record: type[Base], day: Column, *conditions: ColumnElement[bool], **needed: Column) -> Records:
    """The records of a table with its own `staff_id`, reached from each person in turn, so that an index leads.

    The outer join keeps that order, and a row without a record for those who have none; `record_id` is null there.
    """
    columns = record.__table__.c
    return (
        select(
            Staff.id.label("staff_id"),
            day.label("day"),
            columns["id"].label("record_id"),
            *(column.label(name) for name, column in needed.items()),
        )
        .select_from(Staff)
        .outerjoin(record, and_(columns["staff_id"] == Staff.id, columns["deleted_at"].is_(None), *conditions))
        .where(Staff.deleted_at.is_(None))
    )


def of_present_staff(staff_id: Column) -> ColumnElement[bool]:
    """Whose record it is has not been deleted; said so that the engine cannot begin with the list of people."""
    return staff_id.not_in(select(Staff.id).where(Staff.deleted_at.is_not(None)))


def bearers(session: Session, bearer: Bearer) -> list[int]:
    """The ids of everybody in scope, deleted people and teams left out; one statement."""
    scope = {
        Bearer.STAFF: select(Staff.id).where(Staff.deleted_at.is_(None)).order_by(Staff.id),
        Bearer.TEAM: select(Team.id).where(Team.deleted_at.is_(None)).order_by(Team.id),
        Bearer.COMPANY: select(literal(COMPANY_ID)),
    }
    return list(session.connection().scalars(scope[bearer]))


def placed(bearer: Bearer, records: Records) -> Subquery:
    """The records with a column `bearer`: the id of the person or team, or 0 for the company.

    A record shared by two people of a team appears once for each; whoever belongs to a team also belongs to those it
    lies in, and only once.
    """
    rows = records.subquery("records")
    if bearer is Bearer.STAFF:
        return select(rows.c.staff_id.label("bearer"), *rows.c).subquery("placed")
    if bearer is Bearer.COMPANY:
        return select(literal(COMPANY_ID).label("bearer"), *rows.c).subquery("placed")
    upwards = teams_upwards()
    return (
        select(upwards.c.ancestor_id.label("bearer"), *rows.c)
        .select_from(rows)
        .join(TeamMembership, and_(TeamMembership.staff_id == rows.c.staff_id, _holds_on(rows.c.day)))
        .join(upwards, upwards.c.team_id == TeamMembership.team_id)
        .distinct()
        .subquery("placed")
    )


@cache
def teams_upwards() -> CTE:
    """Pairs of a team and one it lies in, itself included, deleted teams left out; one object for all branches."""
    own = select(Team.id.label("team_id"), Team.id.label("ancestor_id")).where(Team.deleted_at.is_(None))
    upwards = own.cte("upwards", recursive=True)
    above = (
        select(upwards.c.team_id, Team.parent_id)
        .join(Team, Team.id == upwards.c.ancestor_id)
        .where(Team.parent_id.is_not(None), Team.deleted_at.is_(None))
    )
    return upwards.union(above)


def _holds_on(day: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(
        or_(TeamMembership.started_on.is_(None), TeamMembership.started_on <= day),
        or_(TeamMembership.ended_on.is_(None), TeamMembership.ended_on >= day),
    )
