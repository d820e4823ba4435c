"""The grid of a year's targets: who stands where, what sums to what, and where the gaps are."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.target_gap import GapKind
from desktop.domain.targets import Bearer, TargetLevel
from desktop.errors import RequestError
from desktop.models import Staff, Team, TeamMembership
from desktop.queries.target_gaps import gaps_of, year_gaps
from desktop.queries.target_grid import GridRow, TargetGrid, target_grid
from desktop.queries.target_lens import Lens
from tests.alike import alike
from tests.queries.builders import a_person, a_target, a_team, a_word, keep

YEAR = parse_period("2026")
VISITS = Lens("visits")


def days(label: str) -> tuple[date, date]:
    period = parse_period(label)
    return period.start, period.end


def grid(session: Session, lens: Lens = VISITS, label: str = "2026", start: int = 1) -> TargetGrid:
    return target_grid(session, parse_period(label, start), lens, "zh_CN")


def value(row: GridRow, label: str) -> Decimal | None:
    cell = row.cells.get(days(label))
    return None if cell is None else cell.value


@pytest.fixture
def anna(session: Session) -> Staff:
    return a_person(session, "安娜", code="E1")


@pytest.fixture
def team(session: Session, anna: Staff) -> Team:
    return a_team(session, "一部", anna)


class TestCells:
    def test_longer_periods_show_the_sum_of_what_is_set_inside(
        self, session: Session, team: Team, anna: Staff
    ) -> None:
        for month in (1, 2, 3, 4):
            a_target(session, *days(f"2026-{month:02}"), "10", staff_id=anna.id)

        (row,) = grid(session).teams[0].people

        assert [value(row, label) for label in ("2026-01", "2026Q1", "2026Q2", "2026H1", "2026")] == [
            10,
            30,
            10,
            40,
            40,
        ]
        first, second = row.cells[days("2026Q1")], row.cells[days("2026Q2")]
        assert [(cell.target_id, cell.parts, cell.is_partial) for cell in (first, second)] == [
            (None, 3, False), (None, 1, True),
        ]  # fmt: skip
        assert team.id == grid(session).teams[0].row.bearer_id

    def test_one_set_for_the_quarter_stands_beside_its_months(
        self, session: Session, team: Team, anna: Staff
    ) -> None:
        quarter = a_target(session, *days("2026Q1"), "33", staff_id=anna.id)
        for month in (1, 2, 3):
            a_target(session, *days(f"2026-{month:02}"), "10", staff_id=anna.id)

        cell = grid(session).teams[0].people[0].cells[days("2026Q1")]

        assert alike((cell.value, cell.target_id)) == (33, quarter.id)
        assert cell.gap is not None
        assert cell.gap.difference == -3

    def test_other_lenses_show_other_targets(self, session: Session, anna: Staff) -> None:
        product = a_word(session, "product", "茶饮")
        a_target(session, *days("2026"), "1", staff_id=anna.id, level="base")
        a_target(session, *days("2026"), "2", staff_id=anna.id, product_id=product.id)

        lenses = [VISITS, Lens("visits", TargetLevel.BASE), Lens("visits", product_id=product.id)]

        assert [value(grid(session, lens).alone[0], "2026") for lens in lenses] == [None, 1, 2]

    def test_rates_are_never_summed(self, session: Session, team: Team, anna: Staff) -> None:
        for month in (1, 2, 3):
            a_target(session, *days(f"2026-{month:02}"), "90", staff_id=anna.id, indicator="win_rate")

        seen = grid(session, Lens("win_rate"))

        assert value(seen.teams[0].people[0], "2026Q1") is None
        assert (dict(seen.people_sums), dict(seen.teams[0].sums)) == ({}, {})

    def test_periods_without_a_column_are_listed(self, session: Session) -> None:
        a_target(session, date(2026, 5, 30), date(2026, 8, 29), "30")

        ((period, amount),) = grid(session).company.others

        assert alike((period.label, amount)) == ("2026-05-30..2026-08-29", 30)
        assert not grid(session).is_empty

    def test_days_that_cross_the_years_border_are_listed_in_both_and_counted_in_none(self, session: Session) -> None:
        a_target(session, date(2026, 12, 5), date(2027, 1, 4), "30")

        seen = [grid(session), grid(session, label="2027"), grid(session, label="2028")]

        assert [len(each.company.others) for each in seen] == [1, 1, 0]
        assert [each.company.cells for each in seen] == [{}, {}, {}]

    def test_columns_follow_the_fiscal_year(self, session: Session) -> None:
        a_target(session, date(2026, 4, 1), date(2026, 6, 30), "7")

        seen = grid(session, start=4)

        assert seen.company.cells[date(2026, 4, 1), date(2026, 6, 30)].value == 7
        assert seen.company.cells[date(2026, 4, 1), date(2027, 3, 31)].is_partial

    def test_an_unknown_indicator_is_refused(self, session: Session) -> None:
        with pytest.raises(RequestError, match="no indicator"):
            grid(session, Lens("friends"))

    def test_an_empty_file_says_so(self, session: Session, anna: Staff) -> None:
        before = grid(session)
        a_target(session, *days("2025"), "3", staff_id=anna.id)
        after = grid(session)

        assert (before.is_file_empty, before.is_empty, after.is_file_empty, after.is_empty) == (
            True,
            True,
            False,
            True,
        )


class TestPeople:
    def test_who_moves_stands_in_both_teams_each_for_its_own_time(self, session: Session) -> None:
        bert = a_person(session, "伯特")
        first, second = a_team(session, "甲部"), a_team(session, "乙部")
        keep(session, TeamMembership(staff_id=bert.id, team_id=first.id, ended_on=date(2026, 6, 30)))
        keep(session, TeamMembership(staff_id=bert.id, team_id=second.id, started_on=date(2026, 7, 1)))
        for month in (6, 7):
            a_target(session, *days(f"2026-{month:02}"), str(month), staff_id=bert.id)

        blocks = {block.row.name: block for block in grid(session).teams}

        assert [value(blocks["甲部"].people[0], label) for label in ("2026-06", "2026-07", "2026")] == [6, None, 6]
        assert [value(blocks["乙部"].people[0], label) for label in ("2026-06", "2026-07", "2026")] == [None, 7, 7]
        assert alike((blocks["甲部"].sums[days("2026-06")], blocks["乙部"].sums[days("2026-07")])) == (6, 7)
        assert days("2026-07") not in blocks["甲部"].people[0].open_days

    def test_a_quarter_across_a_move_counts_once_and_for_each_team_with_its_own_months(
        self, session: Session
    ) -> None:
        bert = a_person(session, "伯特")
        teams = {name: a_team(session, name) for name in ("甲部", "乙部")}
        keep(session, TeamMembership(staff_id=bert.id, team_id=teams["甲部"].id, ended_on=date(2026, 4, 30)))
        keep(session, TeamMembership(staff_id=bert.id, team_id=teams["乙部"].id, started_on=date(2026, 5, 1)))
        for label, amount in (("2026-04", "30"), ("2026-05", "28"), ("2026-06", "32"), ("2026Q2", "90")):
            a_target(session, *days(label), amount, staff_id=bert.id)
        a_target(session, *days("2026Q2"), "30", team_id=teams["甲部"].id)
        a_target(session, *days("2026Q2"), "60", team_id=teams["乙部"].id)

        found = grid(session)

        sums = {block.row.name: block.sums.get(days("2026Q2")) for block in found.teams}
        assert sums == {"甲部": Decimal(30), "乙部": Decimal(60)}
        assert found.people_sums[days("2026Q2")] == 90
        cells = {block.row.name: block.people[0].cells[days("2026Q2")] for block in found.teams}
        before, after = cells["甲部"], cells["乙部"]
        assert alike((before.value, before.target_id, after.value, after.borne)) == (30, None, 90, 60)
        people = [line.gap for line in gaps_of(found) if line.kind is GapKind.PEOPLE]
        assert people
        assert all(gap.is_closed for gap in people)

    def test_who_left_or_comes_later_has_no_place_in_those_months(self, session: Session) -> None:
        a_person(session, "走了", code="A", left_on=date(2026, 3, 15))
        a_person(session, "要来", code="B", hired_on=date(2026, 12, 1))
        a_person(session, "早走", code="C", left_on=date(2025, 12, 31))

        rows = grid(session).alone

        assert [row.name for row in rows] == ["走了", "要来"]
        assert days("2026-03") in rows[0].open_days
        assert days("2026-04") not in rows[0].open_days
        assert days("2026-11") not in rows[1].open_days

    def test_targets_of_those_who_left_before_are_still_seen(self, session: Session) -> None:
        gone = a_person(session, "早走", left_on=date(2025, 12, 31))
        a_target(session, *days("2026"), "3", staff_id=gone.id)

        (row,) = grid(session).alone

        assert alike((value(row, "2026"), row.open_days)) == (3, frozenset())

    def test_a_team_sums_those_of_the_teams_inside_it(self, session: Session, team: Team, anna: Staff) -> None:
        outer = a_team(session, "大区", a_person(session, "外"))
        team.parent_id = outer.id
        for person in (anna, session.get_one(Staff, anna.id + 1)):
            a_target(session, *days("2026"), "5", staff_id=person.id)

        blocks = {block.row.name: block.sums[days("2026")] for block in grid(session).teams}

        assert blocks == {"一部": 5, "大区": 10}


class TestGaps:
    def test_people_teams_company_and_months_are_held_against_their_parents(
        self, session: Session, team: Team, anna: Staff
    ) -> None:
        a_target(session, *days("2026"), "100")
        a_target(session, *days("2026"), "90", team_id=team.id)
        a_target(session, *days("2026"), "80", staff_id=anna.id)
        for half in ("2026H1", "2026H2"):
            a_target(session, *days(half), "41", staff_id=anna.id)

        lines = gaps_of(grid(session))

        told = {(line.kind, line.bearer, line.gap.difference) for line in lines if line.period == YEAR}
        assert told == {
            (GapKind.TEAMS, Bearer.COMPANY, Decimal(-10)),
            (GapKind.PEOPLE, Bearer.COMPANY, Decimal(-20)),
            (GapKind.PEOPLE, Bearer.TEAM, Decimal(-10)),
            (GapKind.TIME, Bearer.STAFF, Decimal(2)),
        }

    def test_a_month_that_is_changed_marks_the_quarter_and_the_year_that_is_its_sum(
        self, session: Session, anna: Staff
    ) -> None:
        for quarter in (1, 2, 3, 4):
            a_target(session, *days(f"2026Q{quarter}"), "30", staff_id=anna.id)
        for month, amount in ((7, "10"), (8, "10"), (9, "14")):
            a_target(session, *days(f"2026-{month:02}"), amount, staff_id=anna.id)

        found = grid(session)

        cells = found.alone[0].cells
        gaps = [cells[days(label)].gap for label in ("2026Q2", "2026Q3", "2026H1", "2026H2", "2026")]
        assert [gap and gap.difference for gap in gaps] == [None, 4, 0, 4, 4]
        told = [line.period.label for line in gaps_of(found) if line.kind is GapKind.TIME and not line.gap.is_closed]
        assert told == ["2026Q3"]

    def test_every_indicator_of_the_year_is_looked_at(self, session: Session, anna: Staff) -> None:
        for indicator in ("visits", "signings", "win_rate"):
            a_target(session, *days("2026Q1"), "9", indicator=indicator)
            a_target(session, *days("2026Q1"), "8", indicator=indicator, staff_id=anna.id)

        lines = year_gaps(session, YEAR, VISITS, "zh_CN")

        assert alike([(line.indicator.code, line.period.label, line.gap.difference) for line in lines]) == [
            ("visits", "2026", -1), ("visits", "2026H1", -1), ("visits", "2026Q1", -1),
            ("signings", "2026", -1), ("signings", "2026H1", -1), ("signings", "2026Q1", -1),
        ]  # fmt: skip
