"""Who is in which team: a staff file tells today's team, and a change starts on the day of the import."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from desktop.errors import N_
from desktop.exchange.keyed import Saved
from desktop.exchange.kind import Row, Work
from desktop.models import TeamMembership

MOVED = N_("{name} moved to another team as of today; records up to yesterday stay with the former one.")


def save_teams(rows: list[Row], saved: Saved, work: Work) -> set[int]:
    """Put each row's person into the row's team; the numbers of the rows that changed something."""
    stated = [row for row in rows if row.given("team")]
    if not stated:
        return set()
    open_ones: dict[int, TeamMembership] = {}
    question = select(TeamMembership).where(TeamMembership.ended_on.is_(None)).order_by(TeamMembership.id)
    for membership in work.session.scalars(question):
        open_ones[membership.staff_id] = membership
    changed = set()
    for row in stated:
        person, team = saved.ids[row.number], row.values["team"]
        current = open_ones.get(person)
        if current is not None and current.team_id == team:
            continue
        if current is None:
            started = row.values.get("hired_on") if row.number in saved.created else _start(person, row, work)
            work.session.add(TeamMembership(staff_id=person, team_id=team, started_on=started))
        else:
            _move(current, team, row, work)
        changed.add(row.number)
    work.session.flush()
    return changed


def _start(person: int, row: Row, work: Work) -> Any:
    """From when a known person without a present team is in one: at once if there never was another."""
    had = work.session.scalar(select(func.count()).where(TeamMembership.staff_id == person))
    return work.today if had else row.values.get("hired_on")


def _move(current: TeamMembership, team: int, row: Row, work: Work) -> None:
    if current.started_on is not None and current.started_on >= work.today:
        current.team_id = team  # a correction on the same day: nothing was recorded under the wrong team yet
        return
    current.ended_on = work.today - timedelta(days=1)
    work.session.add(TeamMembership(staff_id=current.staff_id, team_id=team, started_on=work.today))
    work.tally.warn(row.number, MOVED, name=row.values.get("name") or row.values.get("code") or "")


def team_of_today() -> Any:
    """A subquery of one open membership for each person."""
    latest = (
        select(func.max(TeamMembership.id))
        .where(TeamMembership.ended_on.is_(None))
        .group_by(TeamMembership.staff_id)
        .scalar_subquery()
    )
    return select(TeamMembership.staff_id, TeamMembership.team_id).where(TeamMembership.id.in_(latest)).subquery()
