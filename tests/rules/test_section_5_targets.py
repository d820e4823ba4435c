"""§5: what a target is reduced by: 50, 67, 83, 100 % of the first months, days in service, approved absences."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import BUILT_IN, GIVEN, Indicator, Shape, Unit
from desktop.domain.ramp import Ramp, effective_target, ramp_for
from desktop.domain.scheme import Missing, RuleKind, Scope
from desktop.domain.scorecard import Line, card_of
from desktop.domain.scoring import Reason
from tests.domain.scheme_values import HIGHER, LOWER, PERCENT, item, measure, rule, scheme

START, END = date(2026, 7, 1), date(2026, 9, 30)  # 92 days
DAY = timedelta(days=1)
STEPS = scheme().ramp


def test_the_steps_are_50_67_83_and_100_percent() -> None:
    assert (Decimal("0.50"), Decimal("0.67"), Decimal("0.83"), Decimal(1)) == STEPS


@pytest.mark.parametrize(
    ("hired", "month", "percent"),
    [
        (date(2026, 7, 2), 1, "50"),  # hired inside the period
        (date(2026, 7, 1), 1, "50"),
        (date(2026, 6, 2), 1, "50"),
        (date(2026, 6, 1), 2, "67"),
        (date(2026, 5, 2), 2, "67"),
        (date(2026, 5, 1), 3, "83"),
        (date(2026, 4, 2), 3, "83"),
        (date(2026, 4, 1), 4, "100"),
        (date(2026, 3, 1), 5, "100"),
        (date(1999, 1, 1), 331, "100"),
    ],
)
def test_the_month_of_service_at_the_periods_start_decides(hired: date, month: int, percent: str) -> None:
    ramp = ramp_for(START, END, hired, None, (), STEPS)

    assert (ramp.month, ramp.step * 100) == (month, Decimal(percent))


@pytest.mark.parametrize(
    ("hired", "left", "absent", "share"),
    [
        (START, END, None, "1"),
        (START + DAY, None, None, "91/92"),
        (END, None, None, "1/92"),
        (END + DAY, None, None, "0"),
        (None, END - DAY, None, "91/92"),
        (None, START, None, "1/92"),
        (None, START - DAY, None, "0"),
        (date(2026, 8, 1), date(2026, 8, 31), None, "31/92"),
        (None, None, (START - 9 * DAY, START), "91/92"),
        (None, None, (END, END + 9 * DAY), "91/92"),
        (None, None, (START - 9 * DAY, START - DAY), "1"),
        (None, None, (START, END), "0"),
        (date(2026, 8, 1), None, (START, date(2026, 8, 10)), "51/92"),  # only days in service are lost
        (None, date(2026, 8, 31), (date(2026, 8, 25), END), "55/92"),
    ],
)
def test_days_in_service_less_approved_absences_count(
    hired: date | None, left: date | None, absent: tuple[date, date] | None, share: str
) -> None:
    ramp = ramp_for(START, END, hired, left, [absent] if absent else [], ())

    assert ramp.share == Fraction(share)


HALF = Ramp(1, Decimal("0.5"), 46, 0, 92)  # 50 % × 46/92 = a quarter


@pytest.mark.parametrize("indicator", BUILT_IN + GIVEN, ids=lambda each: each.code)
def test_no_reduction_of_percentages_means_states_and_limits(indicator: Indicator) -> None:
    is_amount = indicator.unit in (Unit.COUNT, Unit.MONEY) and indicator.shape in (Shape.SUM, Shape.DISTINCT)
    expected = 25 if is_amount and indicator.higher_is_better else 100

    assert effective_target(Decimal(100), indicator, HALF, Scope.OWN) == expected
    assert effective_target(Decimal(100), indicator, HALF, Scope.TEAM) == 100


@pytest.mark.parametrize(
    "code",
    [
        "win_rate",
        "deal_cycle_days",
        "average_deal",
        "satisfaction",
        "customer_quality",
        "overdue_amount",
        "complaints",
    ],
)
def test_these_are_never_reduced(code: str) -> None:
    indicator = next(each for each in BUILT_IN if each.code == code)

    assert effective_target(Decimal(8), indicator, HALF, Scope.OWN) == 8


def test_the_effective_target_is_exact() -> None:
    """36 visits × 67 % × 61/92 is no decimal fraction: points follow the exact one."""
    ramp = Ramp(2, Decimal("0.67"), 61, 0, 92)

    card = card_of(scheme(), [Line(HIGHER, measure("15.99", None, None), Decimal(36))], ramp, (), None)

    assert card.scores[0].points == Fraction("15.99") * 100 / (36 * Fraction("0.67") * Fraction(61, 92))
    assert card.scores[0].reason is Reason.RAMP


@pytest.mark.parametrize("scored_by", [RuleKind.RATIO, RuleKind.THRESHOLD, RuleKind.LINEAR])
def test_a_newcomer_who_reaches_the_reduced_target_has_100_points(scored_by: RuleKind) -> None:
    line = item(scored_by=rule(scored_by, **({} if scored_by is not RuleKind.LINEAR else {"zero_point": "1"})))

    card = card_of(scheme(line), [Line(HIGHER, measure("9"), Decimal(36))], HALF, (), None)

    assert card.scores[0].points == 100


@pytest.mark.parametrize("missing", list(Missing))
def test_away_throughout_is_not_scored(missing: Missing) -> None:
    away = Ramp(20, Decimal(1), 92, 92, 92)
    lines = [Line(HIGHER, measure("0"), Decimal(36)), Line(PERCENT, measure("80"), None)]
    items = (item(HIGHER, "50", missing=missing), item(PERCENT, "50", rule(RuleKind.POINTS)))

    card = card_of(scheme(*items), lines, away, (), None)

    assert [score.reason for score in card.scores] == [Reason.NOT_IN_SERVICE, Reason.NONE]
    assert card.total.rounded == 80


class TestSpreadWeight:
    """The weight of what is not scored goes to the scored items in proportion."""

    @pytest.mark.parametrize(
        ("weights", "points", "total"),
        [
            (("60", "20", "20"), ("80", "90", None), "82.5"),  # (60 × 80 + 20 × 90) ÷ 80
            (("60", "20", "20"), (None, "90", None), "90.0"),
            (("60", "20", "20"), (None, None, None), None),
            (("50", "30", "20"), (None, "50", "100"), "70.0"),  # (30 × 50 + 20 × 100) ÷ 50
        ],
    )
    def test_in_proportion(self, weights: tuple[str, ...], points: tuple[str | None, ...], total: str | None) -> None:
        items = [item(LOWER, weight, rule(RuleKind.POINTS)) for weight in weights]
        lines = [Line(LOWER, measure(each), None) for each in points]

        found = card_of(scheme(*items), lines, Ramp(None, Decimal(1), 92, 0, 92), (), None)

        assert str(found.total.rounded) == str(total)
        assert found.total.scored_weight == sum(
            Decimal(weight) for weight, each in zip(weights, points, strict=True) if each is not None
        )

    @pytest.mark.parametrize(("missing", "total"), [("spread", "80.0"), ("zero", "48.0"), ("full", "88.0")])
    def test_or_it_counts_as_0_or_as_100(self, missing: str, total: str) -> None:
        items = (
            item(LOWER, "60", rule(RuleKind.POINTS)),
            item(LOWER, "40", rule(RuleKind.POINTS), missing=Missing(missing)),
        )
        lines = [Line(LOWER, measure("80"), None), Line(LOWER, measure(None), None)]

        found = card_of(scheme(*items), lines, Ramp(None, Decimal(1), 92, 0, 92), (), None)

        assert str(found.total.rounded) == total

    def test_the_persons_target_goes_before_the_items_own(self) -> None:
        line = item(default_target=Decimal(20))

        own, default = (
            card_of(scheme(line), [Line(HIGHER, measure("10"), target)], Ramp(None, Decimal(1), 92, 0, 92), (), None)
            for target in (Decimal(40), None)
        )

        assert [own.scores[0].points, default.scores[0].points] == [Fraction(25), Fraction(50)]


@given(
    weights=st.lists(st.integers(1, 9), min_size=1, max_size=8),
    points=st.lists(st.none() | st.decimals(0, 120, places=2), min_size=8, max_size=8),
)
def test_weighted_points_of_the_scored_items_sum_to_the_total(
    weights: list[int], points: list[Decimal | None]
) -> None:
    items = [item(LOWER, str(weight), rule(RuleKind.POINTS)) for weight in weights]
    lines = [Line(LOWER, measure(None if each is None else str(each)), None) for each in points[: len(weights)]]

    total = card_of(scheme(*items), lines, Ramp(None, Decimal(1), 92, 0, 92), (), None).total

    known = [part for part in total.weighted if part is not None]
    assert total.exact == (sum(known) if known else None)


@given(hired=st.none() | st.dates(date(2025, 1, 1), END), length=st.integers(0, 120), shift=st.integers(-40, 120))
def test_more_absence_never_raises_a_target(hired: date | None, length: int, shift: int) -> None:
    first = START + shift * DAY
    absence = (first, first + length * DAY)

    without, with_it = (ramp_for(START, END, hired, None, spans, STEPS) for spans in ([], [absence]))

    assert 0 <= with_it.share <= without.share <= 1
