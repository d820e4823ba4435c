"""Teams, positions and stages: what the owner says of them, what evaluations and forecasts make of it."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.models import Deal, Staff, Team
from desktop.queries.organisation import position_entries, stage_entries, team_entries
from desktop.queries.people import all_teams, people_in
from desktop.services.position_book import PositionBook, PositionDraft
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.stage_book import StageBook, StageDraft
from desktop.services.team_book import TeamBook, TeamDraft
from desktop.store.database import Database

TODAY = date(2026, 11, 21)
QUARTER = parse_period("2026Q3")


@pytest.fixture
def register(database: Database) -> StaffRegister:
    return StaffRegister(database, lambda: TODAY)


@pytest.fixture
def teams(database: Database) -> TeamBook:
    return TeamBook(database)


@pytest.fixture
def positions(database: Database) -> PositionBook:
    return PositionBook(database)


@pytest.fixture
def stages(database: Database) -> StageBook:
    return StageBook(database)


def shown(database: Database) -> dict[str, tuple[str, str, int]]:
    """By team: leader, the team it is part of, people."""
    with database.read() as session:
        return {each.name: (each.leader, each.parent, each.people) for each in team_entries(session, TODAY)}


def led(database: Database, name: str) -> tuple[str, ...]:
    """The teams a person is evaluated on as their leader."""
    with database.read() as session:
        names = {each.team_id: each.name for each in team_entries(session, TODAY)}
        leader = session.scalars(select(Staff.id).where(Staff.name == name)).one()
        return tuple(names[key] for key in all_teams(session).led_by.get(leader, ()))


def add_deal(database: Database, stage_id: int) -> None:
    """An open deal in a stage."""
    bearer = StaffRegister(database, lambda: TODAY).add(StaffDraft("周敏"))
    with database.write() as session:
        session.add(Deal(code="D1", staff_id=bearer, stage_id=stage_id))


class TestTeams:
    def test_a_leader_is_evaluated_on_the_team(
        self, database: Database, teams: TeamBook, register: StaffRegister
    ) -> None:
        minister = register.add(StaffDraft("周敏", team="华东部"))
        (east,) = shown(database)

        before = led(database, "周敏")
        with database.read() as session:
            key = session.scalars(select(Team.id)).one()
        teams.change(key, TeamDraft(east, leader_id=minister))

        assert (before, led(database, "周敏")) == ((), ("华东部",))
        assert shown(database) == {"华东部": ("周敏", "", 1)}

    def test_a_team_is_part_of_another_by_its_name_in_either_language(
        self, database: Database, teams: TeamBook
    ) -> None:
        teams.add(TeamDraft("华东大区", "East"))

        teams.add(TeamDraft("杭州部", parent="华东大区"))
        teams.add(TeamDraft("宁波部", parent="EAST"))

        assert [shown(database)[name][1] for name in ("杭州部", "宁波部")] == ["华东大区", "华东大区"]

    def test_no_team_is_part_of_itself(self, teams: TeamBook) -> None:
        region = teams.add(TeamDraft("大区"))
        teams.add(TeamDraft("省区", parent="大区"))
        teams.add(TeamDraft("城市部", parent="省区"))

        with pytest.raises(RequestError, match="城市部 is part of 大区 itself"):
            teams.change(region, TeamDraft("大区", parent="城市部"))
        with pytest.raises(RequestError, match="大区 is part of 大区 itself"):
            teams.change(region, TeamDraft("大区", parent="大区"))

    @pytest.mark.parametrize("name", ["华东部", " 华东部 "])
    def test_two_teams_bear_two_names(self, teams: TeamBook, name: str) -> None:
        teams.add(TeamDraft("华东部"))
        other = teams.add(TeamDraft("华南部"))

        with pytest.raises(RequestError, match="There is a team “华东部” already"):
            teams.add(TeamDraft(name))
        with pytest.raises(RequestError, match="There is a team “华东部” already"):
            teams.change(other, TeamDraft(name))

    def test_an_unknown_team_above_is_refused(self, database: Database, teams: TeamBook) -> None:
        with pytest.raises(RequestError, match="There is no team “总部”"):
            teams.add(TeamDraft("华东部", parent="总部"))

        assert shown(database) == {}

    def test_a_team_somebody_belonged_to_stays(
        self, database: Database, teams: TeamBook, register: StaffRegister
    ) -> None:
        register.add(StaffDraft("周敏", team="华东部", hired_on=date(2020, 1, 1), left_on=date(2021, 1, 1)))
        with database.read() as session:
            key = session.scalars(select(Team.id)).one()

        with pytest.raises(RequestError, match="华东部 has or had members"):
            teams.remove(key)

        assert shown(database) == {"华东部": ("", "", 0)}

    def test_an_empty_team_is_taken_out_and_comes_back(self, database: Database, teams: TeamBook) -> None:
        key = teams.add(TeamDraft("筹备组"))
        teams.remove(key)
        gone = shown(database)

        back = teams.add(TeamDraft("筹备组"))

        assert gone == {}
        assert back == key
        assert "筹备组" in shown(database)

    def test_who_is_no_longer_there_leads_nothing(self, teams: TeamBook, register: StaffRegister) -> None:
        gone = register.add(StaffDraft("周敏"))
        register.remove(gone)

        with pytest.raises(RequestError, match="removed meanwhile"):
            teams.add(TeamDraft("华东部", leader_id=gone))

    def test_what_is_gone_cannot_be_changed(self, teams: TeamBook) -> None:
        with pytest.raises(RequestError, match="removed meanwhile"):
            teams.change(99, TeamDraft("华东部"))


class TestPositions:
    def test_a_position_that_comes_with_a_person_plays_the_role_its_name_suggests(
        self, database: Database, register: StaffRegister
    ) -> None:
        for name, position in (("周敏", "招商主管"), ("王䶮", "招商专员"), ("李契", "新入职专员")):
            register.add(StaffDraft(name, position=position))

        with database.read() as session:
            roles = {each.name: each.role for each in position_entries(session, TODAY)}

        assert roles == {"招商主管": "leader", "招商专员": "specialist", "新入职专员": "newcomer"}

    def test_another_role_holds_for_whoever_is_in_the_position(
        self, database: Database, register: StaffRegister, positions: PositionBook
    ) -> None:
        register.add(StaffDraft("周敏", position="项目经理"))
        with database.read() as session:
            (entry,) = position_entries(session, TODAY)

        positions.change(entry.position_id, PositionDraft("项目经理", "Project manager", "leader"))

        with database.read() as session:
            (person,) = people_in(session, QUARTER)
        assert (entry.role, entry.people, person.role) == ("specialist", 1, "leader")

    def test_a_position_somebody_holds_stays(self, database: Database, register: StaffRegister) -> None:
        register.add(StaffDraft("周敏", position="招商主管"))
        with database.read() as session:
            (entry,) = position_entries(session, TODAY)

        with pytest.raises(RequestError, match="招商主管 is held by somebody"):
            PositionBook(database).remove(entry.position_id)

    def test_one_nobody_holds_goes(self, database: Database, positions: PositionBook) -> None:
        key = positions.add(PositionDraft("顾问"))

        positions.remove(key)

        with database.read() as session:
            assert position_entries(session, TODAY) == ()

    def test_two_positions_bear_two_names(self, positions: PositionBook) -> None:
        positions.add(PositionDraft("顾问"))

        with pytest.raises(RequestError, match="There is a position “顾问” already"):
            positions.add(PositionDraft("顾问"))

    def test_a_role_nobody_knows_is_refused(self, positions: PositionBook) -> None:
        with pytest.raises(RequestError, match="which role"):
            positions.add(PositionDraft("顾问", role="chief"))


class TestStages:
    def test_new_stages_come_last_and_can_be_put_in_order(self, database: Database, stages: StageBook) -> None:
        keys = [stages.add(StageDraft(name, probability=Decimal(10))) for name in ("线索", "洽谈", "意向")]

        stages.order([keys[2], keys[0]])

        with database.read() as session:
            assert [each.name for each in stage_entries(session)] == ["意向", "线索", "洽谈"]

    def test_a_stage_says_how_many_open_deals_are_in_it(self, database: Database, stages: StageBook) -> None:
        key = stages.add(StageDraft("洽谈", "Talks", Decimal(35), "negotiation"))
        add_deal(database, key)

        with database.read() as session:
            (entry,) = stage_entries(session)

        assert (entry.name_en, entry.probability, entry.step, entry.deals) == ("Talks", Decimal(35), "negotiation", 1)

    @pytest.mark.parametrize("probability", ["-1", "100.5", "101", "33.3"])
    def test_a_chance_is_a_whole_number_of_percent(self, stages: StageBook, probability: str) -> None:
        with pytest.raises(RequestError, match="from 0 to 100"):
            stages.add(StageDraft("洽谈", probability=Decimal(probability)))

    def test_a_stage_deals_went_through_stays(self, database: Database, stages: StageBook) -> None:
        key = stages.add(StageDraft("洽谈"))
        add_deal(database, key)

        with pytest.raises(RequestError, match="Deals are or were in the stage 洽谈"):
            stages.remove(key)

    def test_one_no_deal_reached_goes(self, database: Database, stages: StageBook) -> None:
        stages.remove(stages.add(StageDraft("洽谈")))

        with database.read() as session:
            assert stage_entries(session) == ()

    def test_part_of_the_way_must_be_known(self, stages: StageBook) -> None:
        with pytest.raises(RequestError, match="which part of the way"):
            stages.add(StageDraft("洽谈", step="somewhere"))

    def test_an_order_of_stages_that_are_gone_is_refused(self, stages: StageBook) -> None:
        with pytest.raises(RequestError, match="changed meanwhile"):
            stages.order([stages.add(StageDraft("洽谈")), 99])
