"""How a target is shared out: evenly, by last year, by season, with less for newcomers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.errors import RequestError
from desktop.models import Staff
from desktop.queries.target_lens import Lens
from desktop.queries.target_plan import plan_split
from desktop.queries.target_weights import Note
from desktop.queries.target_wish import SplitWish
from desktop.services.schemes import install_preset
from tests.alike import alike
from tests.queries.builders import a_person, a_signing, a_visit, a_word
from tests.queries.target_plan.splitting import AMOUNT, TODAY, VISITS, parts, plan, sums_hold, wholes


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
