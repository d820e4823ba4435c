"""Who changes teams inside the year bears each team's share in its own months."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.targets import Bearer
from desktop.models import Staff, TeamMembership
from desktop.queries.target_gaps import gaps_of
from desktop.queries.target_grid import target_grid
from desktop.queries.target_plan import SplitPlan
from tests.queries.builders import a_person, a_target, a_team, keep
from tests.queries.target_plan.splitting import VISITS, parts, plan, sums_hold

APRIL_2026, MAY_2026 = date(2026, 4, 30), date(2026, 5, 1)


@pytest.fixture
def mover(session: Session) -> Staff:
    """戊 moves from 一部, where 甲 stays, to 二部 on 1 May 2027."""
    stays, moves = (a_person(session, name, code=code, hired_on=date(2024, 1, 1)) for name, code in ("甲A", "戊B"))
    first, second = a_team(session, "一部", stays), a_team(session, "二部")
    keep(session, TeamMembership(staff_id=moves.id, team_id=first.id, ended_on=date(2027, 4, 30)))
    keep(session, TeamMembership(staff_id=moves.id, team_id=second.id, started_on=date(2027, 5, 1)))
    return moves


def rows_of(found: SplitPlan) -> list[tuple[str, str]]:
    return [(row.name, f"{row.whole.normalize():f}") for row in found.rows]


class TestMovers:
    def test_each_team_bears_its_own_months(self, session: Session, mover: Staff) -> None:
        found = plan(session, "240", down_to=Bearer.STAFF, into=PeriodKind.MONTH)

        assert rows_of(found) == [
            ("", "240"), ("一部", "160"), ("甲", "120"), (mover.name, "40"), ("二部", "80"), (mover.name, "80"),
        ]  # fmt: skip
        assert parts(found, 4) == ["0"] * 4 + ["10"] * 8
        sums_hold(found, Bearer.STAFF)

    def test_a_person_has_one_target_a_month_all_the_same(self, session: Session, mover: Staff) -> None:
        found = plan(session, "240", down_to=Bearer.STAFF, into=PeriodKind.MONTH)

        own = [value for place, value in found.entries if (place.bearer, place.bearer_id) == (Bearer.STAFF, mover.id)]
        assert own == [Decimal(10)] * 12

    def test_kept_targets_leave_no_gap_between_people_and_teams(self, session: Session, mover: Staff) -> None:
        for place, value in plan(session, "240", down_to=Bearer.STAFF, into=PeriodKind.MONTH).entries:
            bearer = {Bearer.STAFF: {"staff_id": place.bearer_id}, Bearer.TEAM: {"team_id": place.bearer_id}}
            a_target(session, place.start, place.end, str(value), **bearer.get(place.bearer, {}))

        grid = target_grid(session, parse_period("2027"), VISITS, "zh_CN")

        assert mover.name in {row.name for row in grid.teams[0].people} & {row.name for row in grid.teams[1].people}
        assert {line.gap.difference for line in gaps_of(grid)} == {Decimal(0)}

    def test_a_team_goes_to_who_was_in_it_in_each_month(self, session: Session, mover: Staff) -> None:
        found = plan(session, "120", bearer=Bearer.TEAM, bearer_id=1, down_to=Bearer.STAFF, into=PeriodKind.MONTH)

        assert rows_of(found) == [("一部", "120"), ("甲", "100"), (mover.name, "20")]
        assert parts(found, 2) == ["5"] * 4 + ["0"] * 8

    def test_months_that_are_over_stay_with_the_team_of_their_day(self, session: Session, mover: Staff) -> None:
        session.execute(
            update(TeamMembership).where(TeamMembership.ended_on.is_not(None)).values(ended_on=APRIL_2026)
        )
        session.execute(
            update(TeamMembership).where(TeamMembership.started_on.is_not(None)).values(started_on=MAY_2026)
        )
        a_target(session, date(2026, 1, 1), date(2026, 1, 31), "7", staff_id=mover.id)
        a_target(session, date(2026, 6, 1), date(2026, 6, 30), "9", staff_id=mover.id)

        found = plan(session, "100", "2026", down_to=Bearer.STAFF, open_only=True, into=PeriodKind.MONTH)

        before, after = (row.parts for row in found.rows if (row.bearer, row.name) == (Bearer.STAFF, mover.name))
        assert [int(each) for each in (before[0], before[5], after[0], after[5])] == [7, 0, 0, 9]
        sums_hold(found, Bearer.STAFF)
