"""§1: labels of every kind of period, fiscal years, and which target holds for a period."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.domain.indicators import BUILT_IN, INDICATORS, Shape, Unit
from desktop.domain.period import MONTHS_IN, Period, PeriodKind, containing, custom, parse_period
from desktop.domain.targets import Bearer, SetTarget, TargetKey, TargetLevel, target_for
from desktop.queries.targets import targets_for
from tests.queries.builders import a_person, a_target, a_team, a_word

DAY = timedelta(days=1)
CALENDAR = [kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM]


@pytest.mark.parametrize(
    ("label", "fiscal_start", "first", "last"),
    [
        ("2026-W07", 1, date(2026, 2, 9), date(2026, 2, 15)),  # ISO: Monday to Sunday
        ("2026-W07", 4, date(2026, 2, 9), date(2026, 2, 15)),
        ("2026-W01", 1, date(2025, 12, 29), date(2026, 1, 4)),  # the week of the year's first Thursday
        ("2026-W53", 1, date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-03", 1, date(2026, 3, 1), date(2026, 3, 31)),
        ("2026-03", 4, date(2026, 3, 1), date(2026, 3, 31)),
        ("2026Q3", 1, date(2026, 7, 1), date(2026, 9, 30)),
        ("2026Q1", 4, date(2026, 4, 1), date(2026, 6, 30)),
        ("2026Q4", 4, date(2027, 1, 1), date(2027, 3, 31)),
        ("2026H2", 1, date(2026, 7, 1), date(2026, 12, 31)),
        ("2026H2", 4, date(2026, 10, 1), date(2027, 3, 31)),
        ("2026", 1, date(2026, 1, 1), date(2026, 12, 31)),
        ("2026", 4, date(2026, 4, 1), date(2027, 3, 31)),
        ("2026", 12, date(2026, 12, 1), date(2027, 11, 30)),
        ("2026-05-30..2026-08-29", 4, date(2026, 5, 30), date(2026, 8, 29)),
    ],
)
def test_labels_name_these_days(label: str, fiscal_start: int, first: date, last: date) -> None:
    period = parse_period(label, fiscal_start)

    assert (period.start, period.end, period.label) == (first, last, label)


@pytest.mark.parametrize("fiscal_start", range(1, 13))
@pytest.mark.parametrize("kind", CALENDAR)
def test_periods_tile_three_years_day_by_day_whatever_the_fiscal_year(kind: PeriodKind, fiscal_start: int) -> None:
    day = date(2023, 12, 25)
    held: Period | None = None
    while day <= date(2027, 1, 8):
        period = containing(kind, day, fiscal_start)
        if held is None or day not in held:
            assert held is None or (day == held.end + DAY and held.next() == period)
        else:
            assert period == held  # every day lies in exactly one
        held = period
        day += DAY


@given(
    kind=st.sampled_from([kind for kind in CALENDAR if kind is not PeriodKind.WEEK]),
    day=st.dates(date(1901, 1, 1), date(2198, 12, 31)),
    month=st.integers(1, 12),
)
def test_a_period_of_months_has_so_many_and_starts_in_step_with_the_fiscal_year(
    kind: PeriodKind, day: date, month: int
) -> None:
    period = containing(kind, day, month)
    following = period.end + DAY

    assert period.start.day == following.day == 1
    assert (following.year - period.start.year) * 12 + following.month - period.start.month == MONTHS_IN[kind]
    assert kind is PeriodKind.MONTH or (period.start.month - month) % MONTHS_IN[kind] == 0
    assert kind is PeriodKind.MONTH or int(period.label[:4]) == period.start.year - (period.start.month < month)


class TestTargets:
    """The target for a period: the one set for exactly it, else shorter ones summed, else none."""

    def test_of_other_filters_levels_and_bearers_never_steps_in(self, session: Session) -> None:
        quarter = parse_period("2026Q3")
        person, other = a_person(session), a_person(session)
        team = a_team(session, "一部", person)
        east = a_word(session, "region", "华东")
        for more in (
            {"staff_id": other.id},
            {"team_id": team.id},
            {},
            {"staff_id": person.id, "region_id": east.id},
            {"staff_id": person.id, "level": "base"},
            {"staff_id": person.id, "level": "challenge"},
            {"staff_id": person.id, "indicator": "signings"},
        ):
            a_target(session, quarter.start, quarter.end, "9", **more)

        targets = targets_for(session, quarter)

        assert targets.of_staff(person.id, "visits") is None
        assert len(targets.figures) == 7
        assert TargetKey(Bearer.STAFF, person.id, "visits", level=TargetLevel.BASE) in targets.figures

    @pytest.mark.parametrize("indicator", BUILT_IN, ids=lambda each: each.code)
    def test_sums_of_shorter_ones_are_for_counts_and_sums_only(self, indicator: object) -> None:
        assert isinstance(indicator, type(BUILT_IN[0]))
        year = parse_period("2026")
        months = [parse_period(f"2026-{month:02}") for month in range(1, 13)]
        parts = [SetTarget(month.start, month.end, Decimal(month.start.month)) for month in months]

        found = target_for(indicator.code, year.start, year.end, parts)

        is_summed = indicator.unit in (Unit.COUNT, Unit.MONEY) and indicator.shape is Shape.SUM
        assert (None if found is None else found.value) == (78 if is_summed else None)

    @pytest.mark.parametrize(
        ("first", "last", "value", "covered"),
        [
            (date(2026, 7, 1), date(2026, 9, 30), "36", 92),  # the quarter itself
            (date(2026, 7, 1), date(2026, 12, 31), "66", 184),  # a quarter and three months
            (date(2026, 8, 1), date(2026, 10, 31), "10", 31),  # only October lies inside: it says so
            (date(2026, 10, 1), date(2026, 10, 30), None, None),
        ],
    )
    def test_a_custom_period_takes_what_lies_inside_it(
        self, first: date, last: date, value: str | None, covered: int | None
    ) -> None:
        quarter = parse_period("2026Q3")
        inside = [SetTarget(quarter.start, quarter.end, Decimal(36))]
        for label in ("2026-10", "2026-11", "2026-12"):
            month = parse_period(label)
            inside.append(SetTarget(month.start, month.end, Decimal(10)))

        found = target_for("visits", first, last, inside)

        assert (None if found is None else str(found.value)) == value
        assert (None if found is None else found.covered_days) == covered

    @given(
        lengths=st.lists(st.integers(1, 40), min_size=1, max_size=8),
        values=st.lists(st.integers(0, 500), min_size=8, max_size=8),
        order=st.randoms(use_true_random=False),
    )
    def test_parts_that_tile_a_period_sum_to_it_in_any_order(
        self, lengths: list[int], values: list[int], order: object
    ) -> None:
        first, parts = date(2026, 1, 1), []
        for length, value in zip(lengths, values, strict=False):
            last = first + (length - 1) * DAY
            parts.append(SetTarget(first, last, Decimal(value)))
            first = last + DAY
        period = custom(date(2026, 1, 1), first - DAY)
        order.shuffle(parts)  # type: ignore[attr-defined] # a random.Random

        found = target_for("visits", period.start, period.end, parts)

        assert found is not None
        assert (found.value, found.is_partial) == (Decimal(sum(values[: len(lengths)])), False)

    def test_a_given_score_is_never_summed(self) -> None:
        assert not INDICATORS["manual"].adds_up
        assert not INDICATORS["raters"].adds_up
