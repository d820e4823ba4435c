"""Breaking a target down on a real file: last year's shape, seasons, newcomers; every level sums to the one above."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.errors import RequestError
from desktop.models import Staff, Team
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.target_plan import Effect, SplitPlan, plan_split
from desktop.queries.target_weights import Note
from desktop.queries.target_wish import SplitWish
from desktop.services.schemes import install_preset
from tests.alike import alike
from tests.queries.builders import a_person, a_signing, a_target, a_team, a_visit, a_word

TODAY = date(2026, 11, 21)
AMOUNT, VISITS = Lens("signed_amount"), Lens("visits")


def plan(session: Session, whole: str, label: str = "2027", lens: Lens = VISITS, **stated: Any) -> SplitPlan:
    stated.setdefault("bearer", Bearer.COMPANY)
    stated.setdefault("bearer_id", 0)
    return plan_split(
        session, SplitWish(lens=lens, period=parse_period(label), whole=Decimal(whole), **stated), TODAY, "zh_CN"
    )


def wholes(found: SplitPlan) -> Mapping[str, str]:
    return {row.name: f"{row.whole.normalize():f}" for row in found.rows}


def parts(found: SplitPlan, row: int = 0) -> list[str]:
    return [f"{part.normalize():f}" for part in found.rows[row].parts]


@pytest.fixture
def people(session: Session) -> tuple[Staff, Staff, Staff]:
    """Two of the first team, one of the second, in service since 2024."""
    named = (("甲", "A"), ("乙", "B"), ("丙", "C"))
    found = [a_person(session, name, code=code, hired_on=date(2024, 1, 1)) for name, code in named]
    a_team(session, "一部", *found[:2])
    a_team(session, "二部", found[2])
    return found[0], found[1], found[2]


def sums_hold(found: SplitPlan, down_to: Bearer | None) -> None:
    whole, below = found.rows[0], found.rows[1:]
    assert sum(whole.parts) == whole.whole == found.wish.whole
    for bearer in (Bearer.TEAM, Bearer.STAFF) if down_to is Bearer.STAFF else (Bearer.TEAM,):
        rows = [row for row in below if row.bearer is bearer]
        if rows:
            assert tuple(map(sum, zip(*(row.parts for row in rows), strict=True))) == whole.parts


class TestEven:
    def test_a_year_goes_to_months_and_to_everybody(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        found = plan(session, "100", into=PeriodKind.MONTH, down_to=Bearer.STAFF)

        assert len(people) == 3
        assert wholes(found) == {"": "100", "一部": "67", "甲": "34", "乙": "33", "二部": "33", "丙": "33"}
        sums_hold(found, Bearer.STAFF)

    def test_money_goes_in_whole_fen(self, session: Session) -> None:
        found = plan(session, "100", lens=AMOUNT, into=PeriodKind.QUARTER)

        assert parts(plan(session, "100.01", lens=AMOUNT, into=PeriodKind.HALF)) == ["50.01", "50"]
        assert parts(found) == ["25", "25", "25", "25"]

    def test_a_team_goes_to_its_people(self, session: Session, people: tuple[Staff, Staff, Staff]) -> None:
        found = plan(session, "9", bearer=Bearer.TEAM, bearer_id=1, down_to=Bearer.STAFF)

        assert people[0].name == "甲"
        assert wholes(found) == {"一部": "9", "甲": "5", "乙": "4"}
        assert [(place.bearer, place.bearer_id) for place, _value in found.entries] == [
            (Bearer.TEAM, 1), (Bearer.STAFF, 1), (Bearer.STAFF, 2),
        ]  # fmt: skip

    def test_teams_get_as_much_as_their_people(self, session: Session, people: tuple[Staff, Staff, Staff]) -> None:
        assert len(people) == 3
        assert wholes(plan(session, "30", down_to=Bearer.TEAM)) == {"": "30", "一部": "20", "二部": "10"}

    def test_who_is_left_out_gets_nothing_but_stays_to_be_chosen(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        found = plan(session, "9", down_to=Bearer.STAFF, left_out=frozenset({people[0].id}))

        assert wholes(found) == {"": "9", "一部": "5", "乙": "5", "二部": "4", "丙": "4"}
        assert [member.name for member in found.candidates] == ["甲", "乙", "丙"]

    def test_months_out_of_service_get_nothing(self, session: Session) -> None:
        a_person(session, "去", code="A", left_on=date(2027, 6, 30))
        a_person(session, "来", code="B", hired_on=date(2027, 7, 1))

        found = plan(session, "24", into=PeriodKind.HALF, down_to=Bearer.STAFF)

        rows = {row.name: row.parts for row in found.rows}
        assert alike((rows["去"], rows["来"])) == ((12, 0), (0, 12))
        assert len([place for place, _value in found.entries if place.bearer is Bearer.STAFF]) == 2

    def test_a_few_a_year_are_spread_over_months_and_people(self, session: Session) -> None:
        for number in range(6):
            a_person(session, f"员工{number}", code=f"E{number}")

        found = plan(session, "24", into=PeriodKind.MONTH, down_to=Bearer.STAFF)

        assert parts(found) == ["2"] * 12
        for row in found.rows[2:]:
            assert [sum(row.parts[quarter : quarter + 3]) for quarter in (0, 3, 6, 9)] == [1, 1, 1, 1]

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
    @given(
        st.decimals(0, 10**9, places=2),
        st.sampled_from([None, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH]),
        st.sampled_from([Bearer.TEAM, Bearer.STAFF]),
        st.sampled_from([SplitMethod.EVEN, SplitMethod.RAMP, SplitMethod.LAST_YEAR]),
    )
    def test_every_level_sums_up_for_any_amount(
        self,
        session: Session,
        people: tuple[Staff, Staff, Staff],
        whole: Decimal,
        into: PeriodKind | None,
        down_to: Bearer,
        method: SplitMethod,
    ) -> None:
        assert len(people) == 3

        found = plan(session, str(whole), lens=AMOUNT, into=into, down_to=down_to, method=method)

        sums_hold(found, down_to)


class TestLastYear:
    def test_months_and_people_follow_what_was_reached(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        a_signing(session, date(2026, 2, 3), (people[0], "100"), amount="300")
        a_signing(session, date(2026, 8, 3), (people[2], "100"), amount="100")

        found = plan(
            session, "800", lens=AMOUNT, into=PeriodKind.HALF, down_to=Bearer.STAFF, method=SplitMethod.LAST_YEAR
        )

        rows = {row.name: row.parts for row in found.rows}
        assert alike(rows[""]) == (600, 200)
        assert alike((rows["甲"], rows["乙"], rows["丙"])) == ((450, 150), (0, 0), (150, 50))
        assert found.notes == ()

    def test_newcomers_count_like_the_average_of_the_others(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        for person, number in zip(people, (1, 2, 3), strict=True):
            for day in range(number):
                a_visit(session, person, date(2026, 3, 1 + day))
        a_person(session, "新", code="新", hired_on=date(2026, 9, 1))

        found = plan(session, "80", down_to=Bearer.STAFF, method=SplitMethod.LAST_YEAR)

        assert wholes(found)["新"] == "20"
        assert found.notes == (Note.AVERAGED,)

    def test_without_last_years_figures_it_is_even_and_says_so(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        assert len(people) == 3

        found = plan(session, "12", into=PeriodKind.MONTH, method=SplitMethod.LAST_YEAR)

        assert (parts(found), found.notes) == (["1"] * 12, (Note.NO_HISTORY,))

    def test_months_before_the_first_figures_of_last_year_count_like_the_average(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        a_signing(session, date(2026, 5, 3), (people[0], "100"), amount="300")
        a_signing(session, date(2026, 11, 3), (people[0], "100"), amount="100")

        found = plan(session, "1600", lens=AMOUNT, into=PeriodKind.QUARTER, method=SplitMethod.LAST_YEAR)

        assert parts(found) == ["400", "900", "0", "300"]
        assert found.notes == (Note.LATE_START,)

    def test_the_filter_narrows_last_year_too(self, session: Session, people: tuple[Staff, Staff, Staff]) -> None:
        product = a_word(session, "product", "茶饮")
        a_signing(session, date(2026, 2, 3), (people[0], "100"), amount="300", product_id=product.id)
        a_signing(session, date(2026, 8, 3), (people[0], "100"), amount="900")
        lens = Lens("signed_amount", product_id=product.id)

        found = plan(session, "10", lens=lens, into=PeriodKind.HALF, method=SplitMethod.LAST_YEAR)

        assert parts(found) == ["10", "0"]


class TestSeason:
    def test_a_table_of_the_calendar_year_shapes_fiscal_months_too(self, session: Session) -> None:
        season = (Decimal(30), *[Decimal(5)] * 10, Decimal(20))
        year = parse_period("2027", 4)
        wish = SplitWish(
            Bearer.COMPANY, 0, VISITS, year, Decimal(100), PeriodKind.MONTH, None, SplitMethod.SEASON, season
        )

        months, quarters = (
            plan_split(session, wish, TODAY, "en"),
            parts(plan(session, "100", into=PeriodKind.QUARTER, method=SplitMethod.SEASON, season=season)),
        )

        assert parts(months) == ["5"] * 8 + ["20", "30", "5", "5"]
        assert quarters == ["40", "15", "15", "30"]

    def test_a_table_that_does_not_sum_to_100_is_refused(self, session: Session) -> None:
        with pytest.raises(RequestError, match="sum to 60"):
            plan(session, "1", into=PeriodKind.MONTH, method=SplitMethod.SEASON, season=(Decimal(5),) * 12)


class TestRamp:
    def test_newcomers_start_with_less(self, session: Session) -> None:
        a_person(session, "老", code="A", hired_on=date(2020, 1, 1))
        a_person(session, "新", code="B", hired_on=date(2027, 1, 1))

        found = plan(session, "1000", "2027H1", into=PeriodKind.MONTH, down_to=Bearer.STAFF, method=SplitMethod.RAMP)

        rows = {row.name: row.parts for row in found.rows}
        assert alike(rows["老"]) == (111, 100, 91, 84, 83, 83)
        assert alike(rows["新"]) == (56, 67, 76, 83, 83, 83)
        assert found.notes == ()

    def test_it_warns_where_the_scheme_will_reduce_them_again(self, session: Session) -> None:
        install_preset(session, "sales")
        a_person(session, "新", hired_on=date(2026, 12, 1))

        assert plan(session, "9", down_to=Bearer.STAFF, method=SplitMethod.RAMP).notes == (Note.RAMP_TWICE,)


class TestOpenPeriods:
    def test_what_is_over_stays_and_the_rest_goes_to_the_open_months(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        for month in range(1, 11):
            start = parse_period(f"2026-{month:02}")
            a_target(session, start.start, start.end, "3", staff_id=people[0].id)

        found = plan(
            session, "60", "2026", into=PeriodKind.MONTH, down_to=Bearer.STAFF, open_only=True,
            left_out=frozenset({people[1].id}),
        )  # fmt: skip

        rows = {row.name: [int(part) for part in row.parts] for row in found.rows}
        assert rows["甲"] == [3] * 10 + [8, 7]
        assert rows["丙"] == [0] * 10 + [7, 8]
        assert rows[""] == [3] * 10 + [15, 15]
        assert {place.start.month for place, _value in found.entries if place.bearer is Bearer.STAFF} == {11, 12}
        sums_hold(found, Bearer.STAFF)

    def test_more_than_the_whole_in_the_months_over_is_refused(self, session: Session) -> None:
        january = parse_period("2026-01")
        a_target(session, january.start, january.end, "30")

        with pytest.raises(RequestError, match="already hold 30, which is more than 20"):
            plan(session, "20", "2026", into=PeriodKind.MONTH, open_only=True)


class TestWhatKeepingMeans:
    def test_new_revised_and_unchanged_targets_are_counted(self, session: Session) -> None:
        for label, value in (("2026Q1", "5"), ("2026Q4", "7"), ("2026", "20")):
            period = parse_period(label)
            a_target(session, period.start, period.end, value)

        found = plan(session, "20", "2026", into=PeriodKind.QUARTER)

        assert found.effects == {Effect.NEW: 2, Effect.REVISED: 1, Effect.SAME: 2}
        assert found.in_force == 1

    def test_a_part_of_nothing_takes_out_what_stands_there(self, session: Session) -> None:
        november = parse_period("2027-11")
        a_target(session, november.start, november.end, "5")
        season = (*[Decimal(10)] * 10, Decimal(0), Decimal(0))

        found = plan(session, "90", into=PeriodKind.MONTH, method=SplitMethod.SEASON, season=season)

        values = {place.start.month: value for place, value in found.entries[1:]}
        assert values == {**dict.fromkeys(range(1, 11), Decimal(9)), 11: None}
        assert found.effects[Effect.REVISED] == 1

    def test_rates_are_the_same_everywhere(self, session: Session, people: tuple[Staff, Staff, Staff]) -> None:
        found = plan(session, "95", lens=Lens("collection_rate"), into=PeriodKind.QUARTER, down_to=Bearer.STAFF)

        assert len(people) == 3
        assert {part for row in found.rows for part in row.parts} == {Decimal(95)}
        assert found.notes == (Note.ALIKE,)

    def test_numbers_of_different_customers_are_not_summed_again(self, session: Session) -> None:
        assert plan(session, "9", lens=Lens("new_customers"), into=PeriodKind.MONTH).notes == (Note.NOT_SUMMED,)

    def test_something_must_be_broken_down(self, session: Session, people: tuple[Staff, Staff, Staff]) -> None:
        with pytest.raises(RequestError, match="Choose what"):
            plan(session, "9")
        with pytest.raises(RequestError, match="Choose what"):
            plan(session, "9", "2027-01", into=PeriodKind.MONTH)
        with pytest.raises(RequestError, match="Nobody is left"):
            plan(session, "9", down_to=Bearer.STAFF, left_out=frozenset(person.id for person in people))

    def test_people_without_a_team_get_theirs_without_one(self, session: Session) -> None:
        a_person(session, "独")

        found = plan(session, "9", down_to=Bearer.STAFF)

        assert [(place.bearer, value) for place, value in found.entries] == [
            (Bearer.COMPANY, Decimal(9)), (Bearer.STAFF, Decimal(9)),
        ]  # fmt: skip
        assert isinstance(found.entries[0][0], TargetPlace)
        assert session.get(Team, 1) is None


class TestBetween:
    """Quarters, half-years and years that consist of the new parts follow them."""

    def set(self, session: Session, label: str, value: str, **stated: Any) -> None:
        period = parse_period(label)
        a_target(session, period.start, period.end, value, **stated)

    def beyond(self, found: SplitPlan) -> dict[tuple[Bearer, int, str, str], Decimal | None]:
        """The entries for more than a month, without the whole."""
        return {
            (place.bearer, place.bearer_id, place.start.isoformat(), place.end.isoformat()): value
            for place, value in found.entries[1:]
            if (place.end - place.start).days > 31
        }

    def test_quarters_and_half_years_become_the_sum_of_their_months(self, session: Session) -> None:
        for label, value in (("2027Q1", "380"), ("2027Q2", "30"), ("2027H2", "7"), ("2028Q1", "8")):
            self.set(session, label, value)

        found = plan(session, "120", into=PeriodKind.MONTH)

        assert self.beyond(found) == {
            (Bearer.COMPANY, 0, "2027-01-01", "2027-03-31"): Decimal(30),
            (Bearer.COMPANY, 0, "2027-07-01", "2027-12-31"): Decimal(60),
        }
        assert found.between == {PeriodKind.QUARTER: 1, PeriodKind.HALF: 1}
        assert (found.effects[Effect.NEW], found.effects[Effect.REVISED], found.between_left) == (13, 0, 0)

    def test_people_and_teams_get_theirs_their_own_year_included(
        self, session: Session, people: tuple[Staff, Staff, Staff]
    ) -> None:
        self.set(session, "2027", "5", staff_id=people[0].id)
        self.set(session, "2027H1", "5", team_id=1)
        self.set(session, "2027H1", "5", staff_id=people[2].id)

        found = plan(
            session, "120", into=PeriodKind.QUARTER, down_to=Bearer.STAFF, left_out=frozenset({people[2].id})
        )

        assert found.between == {PeriodKind.HALF: 1, PeriodKind.YEAR: 1}
        values = self.beyond(found)
        assert values[Bearer.STAFF, people[0].id, "2027-01-01", "2027-12-31"] == 60
        assert values[Bearer.TEAM, 1, "2027-01-01", "2027-06-30"] == 60

    def test_other_levels_and_filters_stay(self, session: Session) -> None:
        self.set(session, "2027Q1", "1", level="base")
        self.set(session, "2027Q1", "1", product_id=a_word(session, "product", "茶饮").id)

        assert plan(session, "120", into=PeriodKind.MONTH).between == {}

    def test_one_covered_in_part_stays_and_is_counted(self, session: Session) -> None:
        self.set(session, "2027-01-15..2027-03-14", "9")

        found = plan(session, "120", into=PeriodKind.MONTH)

        assert (found.between, found.between_left) == ({}, 1)

    def test_those_in_force_ask_for_a_reason_and_those_of_nothing_are_taken_out(self, session: Session) -> None:
        self.set(session, "2026Q1", "9")
        season = (*[Decimal(0)] * 3, *[Decimal(10)] * 8, Decimal(20))

        found = plan(session, "90", "2026", into=PeriodKind.MONTH, method=SplitMethod.SEASON, season=season)

        assert self.beyond(found) == {(Bearer.COMPANY, 0, "2026-01-01", "2026-03-31"): None}
        assert found.in_force == 1

    def test_what_is_over_stays_and_its_months_count_as_they_are_set(self, session: Session) -> None:
        self.set(session, "2026Q3", "9")  # over
        self.set(session, "2026Q4", "9")
        self.set(session, "2026H1", "9")
        self.set(session, "2026H2", "9")  # nothing is set for its first months but a quarter
        self.set(session, "2026-10", "4")

        found = plan(session, "24", "2026", into=PeriodKind.MONTH, open_only=True)

        assert self.beyond(found) == {(Bearer.COMPANY, 0, "2026-10-01", "2026-12-31"): Decimal(24)}
        assert found.between_left == 1

    def test_rates_and_different_customers_have_no_sums(self, session: Session) -> None:
        self.set(session, "2027Q1", "9", indicator="collection_rate")
        self.set(session, "2027Q1", "9", indicator="new_customers")

        assert plan(session, "95", lens=Lens("collection_rate"), into=PeriodKind.MONTH).between == {}
        assert plan(session, "95", lens=Lens("new_customers"), into=PeriodKind.MONTH).between == {}
