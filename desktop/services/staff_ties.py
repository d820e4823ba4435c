"""What ties a staff member to the company's records, so that nobody is removed whom something still names."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import (
    Absence,
    ActivityResult,
    Award,
    CommissionStatement,
    Complaint,
    Conduct,
    Customer,
    Deal,
    Feedback,
    Rating,
    Review,
    SigningShare,
    Staff,
    Survey,
    Target,
    Team,
    Visit,
)

# What of a removed contract stays with it must find its person again, so its shares count, too.
RECORDS: tuple[Any, ...] = (
    Visit, Deal, SigningShare, Review, CommissionStatement, Award, Conduct, Survey, Complaint, Feedback,
    ActivityResult, Rating, Absence, Target,
)  # fmt: skip


def refuse_tied(session: Session, row: Staff) -> None:
    """Refuse to remove somebody who has records, customers, a team or people to lead."""
    if any(_names(session, table, table.staff_id, row.id) for table in RECORDS):
        raise RequestError(
            N_("{name} has records, which evaluations rest on. Enter a leaving date instead of removing."),
            name=row.name,
        )
    customers = session.scalar(select(func.count()).where(Customer.owner_id == row.id, Customer.deleted_at.is_(None)))
    if customers:
        raise RequestError(
            N_("{name} looks after customers ({count}). Hand them over first, then remove {name}."),
            name=row.name,
            count=customers,
        )
    team = session.scalar(select(Team.name).where(Team.leader_id == row.id, Team.deleted_at.is_(None)).limit(1))
    if team is not None:
        raise RequestError(
            N_("{name} leads {team}. Give the team another leader first, then remove {name}."),
            name=row.name,
            team=team,
        )
    if _names(session, Staff, Staff.manager_id, row.id):
        raise RequestError(
            N_("{name} is somebody's superior. Give them another one first, then remove {name}."), name=row.name
        )


def _names(session: Session, table: Any, column: Any, staff_id: int) -> bool:
    """Whether a row that was not removed names the person."""
    question = select(table.id).where(column == staff_id)
    if hasattr(table, "deleted_at"):
        question = question.where(table.deleted_at.is_(None))
    return session.scalar(question.limit(1)) is not None
