"""What keeping a broken-down target means: for months that are over, for targets that stand, for rates."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.errors import RequestError
from desktop.models import Staff, Team
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.target_plan import Effect
from desktop.queries.target_weights import Note
from tests.queries.builders import a_person, a_target
from tests.queries.target_plan.splitting import plan, sums_hold


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
        assert plan(session, "9", lens=Lens("signed_customers"), into=PeriodKind.MONTH).notes == (Note.NOT_SUMMED,)

    def test_something_must_be_broken_down(self, session: Session, people: tuple[Staff, Staff, Staff]) -> None:
        with pytest.raises(RequestError, match="Choose what"):
            plan(session, "9")
        with pytest.raises(RequestError, match="Choose what"):
            plan(session, "9", "2027-01", into=PeriodKind.MONTH)
        with pytest.raises(RequestError, match="Nobody is left"):
            plan(session, "9", down_to=Bearer.STAFF, left_out=frozenset(person.id for person in people))

    def test_a_company_without_staff_is_told_what_comes_first(self, session: Session) -> None:
        with pytest.raises(RequestError, match="Add staff first"):
            plan(session, "9", into=PeriodKind.MONTH, down_to=Bearer.STAFF)

    def test_people_without_a_team_get_theirs_without_one(self, session: Session) -> None:
        a_person(session, "独")

        found = plan(session, "9", down_to=Bearer.STAFF)

        assert [(place.bearer, value) for place, value in found.entries] == [
            (Bearer.COMPANY, Decimal(9)), (Bearer.STAFF, Decimal(9)),
        ]  # fmt: skip
        assert isinstance(found.entries[0][0], TargetPlace)
        assert session.get(Team, 1) is None
