"""From actuals to points, every boundary of the written rules."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import Indicator
from desktop.domain.scheme import Band, Missing, Rule, RuleKind
from desktop.domain.scoring import Reason, attainment, exact_actual, points_for, score_item
from tests.domain.scheme_values import HIGHER, LOWER, PERCENT, item, measure, number, rule

LINE = rule(RuleKind.LINEAR, zero_point="60", stretch="100")
LINE_DOWN = rule(RuleKind.LINEAR, zero_point="10", stretch="0")
BANDS = Rule(
    RuleKind.BANDS,
    bands=(
        Band(None, Decimal(10), Decimal(0)),
        Band(Decimal(10), Decimal(20), Decimal(50)),
        Band(Decimal(20), None, Decimal(130)),
    ),
)


@pytest.mark.parametrize(
    ("scored_by", "indicator", "actual", "target", "points"),
    [
        (rule(), HIGHER, "18", "36", "50"),
        (rule(), HIGHER, "36", "36", "100"),
        (rule(), HIGHER, "43.2", "36", "120"),
        (rule(), HIGHER, "50", "36", "120"),  # clamped to the cap
        (rule(), HIGHER, "-5", "36", "0"),  # clamped to 0: more was refunded than received
        (rule(), HIGHER, "0", "36", "0"),
        (rule(), LOWER, "4", "2", "50"),
        (rule(), LOWER, "2", "2", "100"),
        (rule(), LOWER, "1", "2", "120"),
        (rule(), LOWER, "0", "2", "120"),  # actual 0 gives the cap
        (rule(), LOWER, "0", "0", "120"),  # a target of 0 that is reached
        (rule(), LOWER, "1", "0", None),
        (rule(), HIGHER, "0", "0", None),
        (rule(), HIGHER, "5", "0", None),
        (rule(), HIGHER, "5", "-3", None),
        (rule(), HIGHER, "5", None, None),
        (LINE, PERCENT, "59", "95", "0"),
        (LINE, PERCENT, "60", "95", "0"),
        (LINE, PERCENT, "77.5", "95", "50"),
        (LINE, PERCENT, "95", "95", "100"),
        (LINE, PERCENT, "97.5", "95", "110"),
        (LINE, PERCENT, "100", "95", "120"),
        (LINE, PERCENT, "101", "95", "120"),
        (LINE, PERCENT, "99", "100", "97.5"),  # an own target at the far end
        (LINE, PERCENT, "100", "100", "100"),
        (LINE, PERCENT, "101", "100", "100"),
        (LINE, PERCENT, "50", "50", "100"),  # an own target below the zero-point is reached or not
        (LINE, PERCENT, "55", "50", "102"),
        (LINE, PERCENT, "49", "50", "0"),
        (LINE, PERCENT, "95", None, None),
        (LINE_DOWN, LOWER, "10", "5", "0"),
        (LINE_DOWN, LOWER, "12", "5", "0"),
        (LINE_DOWN, LOWER, "7.5", "5", "50"),
        (LINE_DOWN, LOWER, "5", "5", "100"),
        (LINE_DOWN, LOWER, "2.5", "5", "110"),
        (LINE_DOWN, LOWER, "0", "5", "120"),
        (BANDS, HIGHER, "-1", None, "0"),
        (BANDS, HIGHER, "9.99", None, "0"),
        (BANDS, HIGHER, "10", None, "50"),
        (BANDS, HIGHER, "19.99", None, "50"),
        (BANDS, HIGHER, "20", None, "120"),  # the band says 130, the cap 120
        (rule(RuleKind.DEDUCT, factor="20"), LOWER, "0", None, "100"),
        (rule(RuleKind.DEDUCT, factor="20"), LOWER, "2", None, "60"),
        (rule(RuleKind.DEDUCT, factor="20"), LOWER, "5", None, "0"),
        (rule(RuleKind.DEDUCT, factor="20"), LOWER, "6", None, "0"),
        (rule(RuleKind.ADD, factor="15"), HIGHER, "0", None, "0"),
        (rule(RuleKind.ADD, factor="15"), HIGHER, "8", None, "120"),
        (rule(RuleKind.ADD, factor="15"), HIGHER, "7", None, "105"),
        (rule(RuleKind.ADD, factor="15"), HIGHER, "9", None, "120"),
        (rule(RuleKind.THRESHOLD), HIGHER, "9", "10", "0"),
        (rule(RuleKind.THRESHOLD), HIGHER, "10", "10", "100"),
        (rule(RuleKind.THRESHOLD), LOWER, "2", "2", "100"),
        (rule(RuleKind.THRESHOLD), LOWER, "3", "2", "0"),
        (rule(RuleKind.THRESHOLD), LOWER, "0", "0", "100"),
        (rule(RuleKind.POINTS), HIGHER, "74", None, "74"),
        (rule(RuleKind.POINTS), HIGHER, "130", None, "120"),
        (rule(RuleKind.POINTS), HIGHER, "-3", None, "0"),
    ],
)
def test_each_rule_gives_the_written_points(
    scored_by: Rule, indicator: Indicator, actual: str, target: str | None, points: str | None
) -> None:
    line = item(indicator, scored_by=scored_by)
    aim = None if target is None else Fraction(target)

    found = points_for(line, Fraction(actual), aim, indicator.higher_is_better)

    assert found == (None if points is None else Fraction(points))


def test_a_stretch_may_be_left_out_and_the_line_ends_at_100() -> None:
    line = item(PERCENT, scored_by=rule(RuleKind.LINEAR, zero_point="60"))

    assert points_for(line, Fraction(99), Fraction(95), True) == 100


@pytest.mark.parametrize(
    ("actual", "target", "higher", "percent"),
    [
        ("18", "36", True, "50"),
        ("40", "20", False, "50"),
        ("0", "20", False, None),
        ("5", "0", True, None),
        ("5", None, True, None),
        (None, "5", True, None),
    ],
)
def test_attainment_is_a_percent_value_or_nothing(
    actual: str | None, target: str | None, higher: bool, percent: str | None
) -> None:
    found = attainment(_fraction(actual), _fraction(target), higher)

    assert found == _fraction(percent)


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


class TestScoreItem:
    @pytest.mark.parametrize(
        ("actual", "target", "effective", "reason"),
        [
            ("5", "10", "10", Reason.NONE),
            ("5", "10", "8", Reason.RAMP),
            (None, "10", "10", Reason.NO_DATA),
            ("5", None, None, Reason.NO_TARGET),
            (None, None, None, Reason.NO_TARGET),
            ("5", "0", "0", Reason.ZERO_TARGET),
            ("5", "10", "0", Reason.NOT_IN_SERVICE),
        ],
    )
    def test_says_why_an_item_is_not_scored(
        self, actual: str | None, target: str | None, effective: str | None, reason: Reason
    ) -> None:
        score = score_item(item(), HIGHER, measure(actual), number(target), _fraction(effective))

        assert (score.reason, score.is_scored) == (reason, reason in (Reason.NONE, Reason.RAMP))

    @pytest.mark.parametrize(
        ("missing", "points", "is_scored"),
        [(Missing.SPREAD, None, False), (Missing.ZERO, 0, True), (Missing.FULL, 100, True)],
    )
    def test_a_missing_figure_spreads_its_weight_or_counts_as_0_or_100(
        self, missing: Missing, points: int | None, is_scored: bool
    ) -> None:
        score = score_item(item(missing=missing), HIGHER, measure(None), Decimal(10), Fraction(10))

        assert (score.points, score.is_scored, score.reason) == (points, is_scored, Reason.NO_DATA)

    @pytest.mark.parametrize("missing", list(Missing))
    def test_who_was_away_throughout_is_not_scored_whatever_the_scheme_says(self, missing: Missing) -> None:
        score = score_item(item(missing=missing), HIGHER, measure("5"), Decimal(10), Fraction(0))

        assert (score.points, score.is_scored, score.reason) == (None, False, Reason.NOT_IN_SERVICE)

    def test_a_team_item_of_somebody_without_a_team_is_not_scored(self) -> None:
        score = score_item(item(), HIGHER, None, Decimal(10), Fraction(10))

        assert (score.reason, score.is_scored) == (Reason.NO_TEAM, False)

    def test_a_rule_without_target_only_needs_data(self) -> None:
        score = score_item(item(scored_by=rule(RuleKind.POINTS)), HIGHER, measure(None), None, None)

        assert score.reason is Reason.NO_DATA

    @pytest.mark.parametrize(("actual", "is_vetoed"), [("39.9", True), ("40", False), (None, False)])
    def test_points_below_the_minimum_veto(self, actual: str | None, is_vetoed: bool) -> None:
        line = item(scored_by=rule(RuleKind.POINTS), veto_below=Decimal(40))

        score = score_item(line, HIGHER, measure(actual), None, None)

        assert score.is_vetoed is is_vetoed

    def test_an_item_without_minimum_never_vetoes(self) -> None:
        assert not score_item(item(), HIGHER, measure("0"), Decimal(9), Fraction(9)).is_vetoed


@pytest.mark.parametrize(
    ("actual", "numerator", "denominator", "exact"),
    [
        ("66.66666666666666666666666667", "2", "3", Fraction(200, 3)),
        ("0.6666666666666666666666666667", "2", "3", Fraction(2, 3)),
        ("33.5", "2", "3", Fraction("33.5")),  # not their quotient: the actual holds
        ("12", "12", None, Fraction(12)),
        ("12", "12", "0", Fraction(12)),
        (None, None, None, None),
    ],
)
def test_a_quotient_is_used_without_its_rounding(
    actual: str | None, numerator: str | None, denominator: str | None, exact: Fraction | None
) -> None:
    assert exact_actual(measure(actual, numerator, denominator)) == exact


@given(
    st.sampled_from([rule(), LINE, BANDS, rule(RuleKind.ADD, factor="3"), rule(RuleKind.THRESHOLD)]),
    st.decimals(0, 500, places=2),
    st.decimals(0, 500, places=2),
    st.decimals("0.01", 300, places=2),
)
def test_doing_more_never_costs_points(scored_by: Rule, one: Decimal, other: Decimal, target: Decimal) -> None:
    line = item(scored_by=scored_by)
    less, more = sorted((Fraction(one), Fraction(other)))

    worse, better = (points_for(line, actual, Fraction(target), True) for actual in (less, more))

    assert worse is not None
    assert better is not None
    assert 0 <= worse <= better <= 120


@given(
    st.sampled_from([rule(), LINE_DOWN, rule(RuleKind.DEDUCT, factor="3"), rule(RuleKind.THRESHOLD)]),
    st.decimals(0, 50, places=2),
    st.decimals(0, 50, places=2),
    st.decimals("0.01", 30, places=2),
)
def test_more_of_what_should_be_little_never_earns_points(
    scored_by: Rule, one: Decimal, other: Decimal, target: Decimal
) -> None:
    line = item(LOWER, scored_by=scored_by)
    less, more = sorted((Fraction(one), Fraction(other)))

    better, worse = (points_for(line, actual, Fraction(target), False) for actual in (less, more))

    assert worse is not None
    assert better is not None
    assert 0 <= worse <= better <= 120
