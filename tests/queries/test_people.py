from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.models import Absence, Position, TeamMembership
from desktop.queries.people import Person, all_teams, people_in
from tests.queries.builders import a_person, a_team, keep

QUARTER = parse_period("2026Q3")
DELETED = datetime(2026, 9, 1, tzinfo=UTC)


def only(session: Session) -> Person:
    (person,) = people_in(session, QUARTER)
    return person


class TestWhoIsEvaluated:
    def test_everybody_in_service_on_any_day_ordered_by_code(self, session: Session) -> None:
        a_person(session, "末日", code="E3", hired_on=QUARTER.end)
        a_person(session, "首日", code="E1", left_on=QUARTER.start)
        a_person(session, "一直", code="E2")
        a_person(session, "太早", code="E4", left_on=date(2026, 6, 30))
        a_person(session, "太晚", code="E5", hired_on=date(2026, 10, 1))
        a_person(session, "删除", code="E6", deleted_at=DELETED)

        assert [person.name for person in people_in(session, QUARTER)] == ["首日", "一直", "末日"]


class TestService:
    def test_counts_complete_months_up_to_the_last_day_and_days_inside_the_period(self, session: Session) -> None:
        a_person(session, hired_on=date(2026, 5, 16), left_on=date(2026, 7, 10))

        person = only(session)

        assert (person.service_months, person.service_days, person.day) == (1, 10, date(2026, 7, 10))

    def test_whoever_is_hired_inside_the_period_has_served_the_months_since(self, session: Session) -> None:
        a_person(session, hired_on=date(2026, 9, 1))

        assert (only(session).service_months, only(session).service_days) == (1, 30)

    def test_is_unknown_without_a_hiring_day_but_covers_the_period(self, session: Session) -> None:
        a_person(session)

        assert (only(session).service_months, only(session).service_days) == (None, 92)

    def test_counts_each_absent_day_inside_it_once(self, session: Session) -> None:
        person = a_person(session, hired_on=date(2026, 7, 3))
        for started, ended in (
            (date(2026, 6, 1), date(2026, 7, 5)),
            (date(2026, 7, 5), date(2026, 7, 6)),
            (date(2026, 7, 1), date(2026, 7, 2)),
            (date(2026, 9, 30), date(2026, 12, 1)),
        ):
            keep(session, Absence(staff_id=person.id, started_on=started, ended_on=ended))
        keep(
            session,
            Absence(staff_id=person.id, started_on=date(2026, 8, 1), ended_on=date(2026, 8, 2), deleted_at=DELETED),
        )

        found = only(session)

        assert found.absent_days == 5
        assert found.absences == (
            (date(2026, 7, 3), date(2026, 7, 5)),
            (date(2026, 7, 5), date(2026, 7, 6)),
            (date(2026, 9, 30), date(2026, 9, 30)),
        )


class TestWhereTheyStood:
    def test_the_team_is_that_of_the_last_day_in_service(self, session: Session) -> None:
        north, south = a_team(session, "城北"), a_team(session, "城南")
        person = a_person(session, left_on=date(2026, 8, 20))
        keep(session, TeamMembership(staff_id=person.id, team_id=north.id, ended_on=date(2026, 8, 20)))
        keep(session, TeamMembership(staff_id=person.id, team_id=south.id, started_on=date(2026, 8, 21)))

        assert (only(session).team_id, only(session).team) == (north.id, "城北")

    def test_of_two_teams_the_one_joined_last_goes_before(self, session: Session) -> None:
        person = a_person(session)
        a_team(session, "全国", person)
        south = a_team(session, "城南")
        keep(session, TeamMembership(staff_id=person.id, team_id=south.id, started_on=date(2026, 7, 1)))

        assert only(session).team == "城南"

    def test_the_teams_around_the_own_one_follow_it(self, session: Session) -> None:
        whole = a_team(session, "全国")
        south = a_team(session, "城南", parent_id=whole.id)
        whole.parent_id = south.id  # a ring must not hang the program
        person = a_person(session)
        keep(session, TeamMembership(staff_id=person.id, team_id=south.id))

        assert only(session).team_ids == (south.id, whole.id)

    def test_a_deleted_team_is_no_team(self, session: Session) -> None:
        person = a_person(session)
        a_team(session, "旧组", person, deleted_at=DELETED)

        assert (only(session).team_id, only(session).team) == (None, "")
        assert all_teams(session).by_id == {}

    def test_position_and_bonus_base_come_along(self, session: Session) -> None:
        position = keep(session, Position(name="招商经理", name_en="Leasing manager", role="leader"))
        a_person(session, position_id=position.id, bonus_base=Decimal("3000.50"))

        found = only(session)

        assert (found.position, found.position_en, found.role) == ("招商经理", "Leasing manager", "leader")
        assert found.bonus_base == Decimal("3000.50")


class TestSuperior:
    def test_is_the_manager_on_the_list(self, session: Session) -> None:
        boss = a_person(session, "陈总", left_on=date(2020, 1, 1))
        a_person(session, manager_id=boss.id, manager_name="旧名")

        assert only(session).superior == "陈总"

    def test_is_else_the_name_that_was_stated(self, session: Session) -> None:
        a_person(session, manager_name="Dustin Brinkmann")

        assert only(session).superior == "Dustin Brinkmann"

    def test_is_else_whoever_leads_the_nearest_team_but_never_oneself(self, session: Session) -> None:
        head = a_person(session, "总监", code="E1")
        leader = a_person(session, "组长", code="E2")
        member = a_person(session, "组员", code="E3")
        whole = a_team(session, "全国", leader_id=head.id)
        a_team(session, "城南", leader, member, parent_id=whole.id, leader_id=leader.id)

        superiors = {person.name: (person.superior, person.led_team_ids) for person in people_in(session, QUARTER)}

        assert superiors["组员"] == ("组长", ())
        assert superiors["组长"][0] == "总监"
        assert superiors["总监"] == ("", (whole.id,))
