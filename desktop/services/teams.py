"""Who belongs to which team from which day on."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Team, TeamMembership

DAY = timedelta(days=1)


def team_named(session: Session, name: str) -> int | None:
    """The key of a team, added where it is new, brought back where it was deleted; None for an empty name."""
    if not name:
        return None
    team = session.scalar(select(Team).where(Team.name == name))
    if team is None:
        team = Team(name=name)
        session.add(team)
    team.deleted_at = None
    session.flush()
    return team.id


def move(session: Session, staff_id: int, team_id: int | None, since: date | None) -> bool:
    """Let a person belong to a team from a day on (None: always), or to none; False where that is so already.

    Stays that would start on that day or later are replaced; the one that holds ends the day before.
    """
    stays = session.scalars(
        select(TeamMembership)
        .where(TeamMembership.staff_id == staff_id)
        .order_by(TeamMembership.started_on.is_not(None), TeamMembership.started_on)
    ).all()
    current = next((stay for stay in reversed(stays) if stay.ended_on is None), None)
    if (current.team_id if current else None) == team_id:
        return False
    for stay in stays:
        if since is None or (stay.started_on is not None and stay.started_on >= since):
            session.delete(stay)
        elif stay.ended_on is None or stay.ended_on >= since:
            stay.ended_on = since - DAY
    session.flush()
    if team_id is not None:
        session.add(TeamMembership(staff_id=staff_id, team_id=team_id, started_on=since))
        session.flush()
    return True
