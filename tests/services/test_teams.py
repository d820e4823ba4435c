"""Moves between teams: however they are entered, a person is in at most one team a day."""

from datetime import date
from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Staff, Team, TeamMembership
from desktop.services.teams import move, team_named

NUMBERS = count(1)
MOVES = st.lists(
    st.tuples(st.sampled_from(["华东", "华南", ""]), st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 31))),
    max_size=8,
)


@given(moves=MOVES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_stays_never_overlap_and_the_last_move_holds(session: Session, moves: list[tuple[str, date | None]]) -> None:
    person = Staff(code=f"P{next(NUMBERS)}", name="甲")
    session.add(person)
    session.flush()

    for team, since in moves:
        move(session, person.id, team_named(session, team), since)

    stays = session.scalars(select(TeamMembership).where(TeamMembership.staff_id == person.id)).all()
    spans = sorted((stay.started_on or date.min, stay.ended_on or date.max, stay.team_id) for stay in stays)
    assert all(first <= last for first, last, _team in spans)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(spans))
    open_teams = [stay.team_id for stay in stays if stay.ended_on is None]
    assert open_teams == ([team_named(session, moves[-1][0])] if moves and moves[-1][0] else [])


def test_a_deleted_team_comes_back_when_it_is_named_again(session: Session) -> None:
    first = team_named(session, "华东")
    team = session.get_one(Team, first)
    team.deleted_at = team.created_at

    assert team_named(session, "华东") == first
    assert team.deleted_at is None
