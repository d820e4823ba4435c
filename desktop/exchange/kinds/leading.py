"""Who leads a team that came with a staff file: whom its other people answer to, else its only leading position."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from desktop.domain.positions import LEADER
from desktop.errors import N_
from desktop.exchange.keyed import Saved
from desktop.exchange.kind import Row, Work
from desktop.models import Position, Staff, Team, TeamMembership

LEADS = N_("{name} leads {team}, as superior or by position. Choose somebody else in the settings if that is wrong.")


def name_leaders(rows: list[Row], saved: Saved, work: Work) -> None:
    """Give each team a leader that has none and holds nobody but people this file brought."""
    created = {saved.ids[number]: row for row in rows if (number := row.number) in saved.created}
    for team, people in _new_teams(created, work).items():
        leader = _leader_of(people)
        if leader is not None:
            team.leader_id = leader.id
            work.tally.warn(created[leader.id].number, LEADS, name=leader.name, team=team.name)
    work.session.flush()


def _new_teams(created: Collection[int], work: Work) -> Mapping[Team, list[tuple[Staff, str | None]]]:
    """The teams with their people and the roles of these; one that somebody belonged to before is not among them."""
    question = (
        select(Team, Staff, Position.role)
        .join(TeamMembership, TeamMembership.team_id == Team.id)
        .join(Staff, Staff.id == TeamMembership.staff_id)
        .outerjoin(Position, Position.id == Staff.position_id)
        .where(Team.leader_id.is_(None), Team.deleted_at.is_(None))
        .order_by(Team.id, Staff.id)
    )
    found: dict[Team, list[tuple[Staff, str | None]]] = defaultdict(list)
    for team, person, role in work.session.execute(question) if created else ():
        found[team].append((person, role))
    return {team: people for team, people in found.items() if all(one.id in created for one, _role in people)}


def _leader_of(people: list[tuple[Staff, str | None]]) -> Staff | None:
    """The one on top of those who answer to somebody of the team; where nobody does, the only leading position."""
    here = {person.id: person for person, _role in people if person.left_on is None}
    superiors = {here[person.manager_id].id for person in here.values() if person.manager_id in here}
    on_top = [here[key] for key in superiors if here[key].manager_id not in here]
    if not superiors and len(here) > 1:
        on_top = [person for person, role in people if role == LEADER and person.id in here]
    return on_top[0] if len(on_top) == 1 else None
