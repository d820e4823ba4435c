"""Quarters, half-years and years that consist of the new parts follow them."""

from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.models import Staff
from desktop.queries.target_lens import Lens
from desktop.queries.target_plan import Effect, SplitPlan
from tests.queries.builders import a_target, a_word
from tests.queries.target_plan.splitting import plan


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
        self.set(session, "2027Q1", "9", indicator="signed_customers")

        assert plan(session, "95", lens=Lens("collection_rate"), into=PeriodKind.MONTH).between == {}
        assert plan(session, "95", lens=Lens("signed_customers"), into=PeriodKind.MONTH).between == {}
