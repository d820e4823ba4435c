"""Who belongs to a team, or to one inside it, on a day; whoever left counts where they were last."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Staff
from desktop.queries.people import all_teams


def members_of(session: Session, team_id: int, day: date) -> frozenset[int]:
    """The keys of the staff members; three statements."""
    teams = all_teams(session)
    inside = {key for key in teams.by_id if team_id in teams.upwards(key)}
    rows = session.execute(select(Staff.id, Staff.left_on).where(Staff.deleted_at.is_(None)))
    last = {key: min(left_on or day, day) for key, left_on in rows}
    return frozenset(key for key, then in last.items() if teams.of(key, then) in inside)
