"""§5: every rule at its borders, for figures that should be high and for figures that should be low."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.indicators import INDICATORS, Indicator
from desktop.domain.scheme import Band, Missing, Rule, RuleKind, Scheme, SchemeItem
from desktop.domain.scheme_validation import SchemeError, validate
from desktop.domain.scoring import NEED_TARGET, Reason, points_for, score_item
from desktop.exchange.values.choices import answer
from desktop.exchange.values.conventions import Conventions
from tests.domain.scheme_values import GRADES, HIGHER, LOWER, item, measure, number, rule, scheme

Edge = tuple[str | None, str | None, str]  # from, to, points
GIVEN_POINTS = INDICATORS["satisfaction"]
RATIO, THRESHOLD, POINTS = rule(), rule(RuleKind.THRESHOLD), rule(RuleKind.POINTS)
UP = rule(RuleKind.LINEAR, zero_point="40", stretch="120")  # target 100 unless stated
DOWN = rule(RuleKind.LINEAR, zero_point="20", stretch="2")  # target 10 unless stated
DEDUCT, ADD = rule(RuleKind.DEDUCT, factor="5"), rule(RuleKind.ADD, factor="5")


def banded(*edges: Edge) -> Rule:
    return Rule(
        RuleKind.BANDS,
        bands=tuple(Band(number(low), number(high), Decimal(points)) for low, high, points in edges),
    )


BANDS = banded((None, "0", "10"), ("0", "60", "40"), ("60", "80.5", "80"), ("80.5", None, "120"))

# rule, indicator, cap, actual, target → points
BORDERS: list[tuple[Rule, Indicator, str, str, str | None, str | None]] = [
    # ratio: 100 × actual ÷ target, or 100 × target ÷ actual
    (RATIO, HIGHER, "120", "0", "10", "0"),
    (RATIO, HIGHER, "120", "-0.01", "10", "0"),
    (RATIO, HIGHER, "120", "9.99", "10", "99.9"),
    (RATIO, HIGHER, "120", "10", "10", "100"),
    (RATIO, HIGHER, "120", "11.99", "10", "119.9"),
    (RATIO, HIGHER, "120", "12", "10", "120"),
    (RATIO, HIGHER, "120", "12.01", "10", "120"),
    (RATIO, HIGHER, "100", "12", "10", "100"),
    (RATIO, HIGHER, "150", "14.9", "10", "149"),
    (RATIO, HIGHER, "150", "16", "10", "150"),
    (RATIO, LOWER, "120", "0", "10", "120"),
    (RATIO, LOWER, "150", "0", "10", "150"),
    (RATIO, LOWER, "120", "-1", "10", "120"),
    (RATIO, LOWER, "120", "8", "10", "120"),  # 125 without the cap
    (RATIO, LOWER, "150", "8", "10", "125"),
    (RATIO, LOWER, "120", "10", "10", "100"),
    (RATIO, LOWER, "120", "20", "10", "50"),
    (RATIO, LOWER, "120", "1000", "10", "1"),
    # linear: (zero-point, 0), (target, 100), (stretch, cap), flat outside
    (UP, HIGHER, "120", "39.99", "100", "0"),
    (UP, HIGHER, "120", "40", "100", "0"),
    (UP, HIGHER, "120", "40.6", "100", "1"),
    (UP, HIGHER, "120", "70", "100", "50"),
    (UP, HIGHER, "120", "100", "100", "100"),
    (UP, HIGHER, "120", "110", "100", "110"),
    (UP, HIGHER, "120", "120", "100", "120"),
    (UP, HIGHER, "120", "500", "100", "120"),
    (UP, HIGHER, "160", "110", "100", "130"),
    (UP, HIGHER, "100", "120", "100", "100"),
    (UP, HIGHER, "120", "-5", "100", "0"),
    (DOWN, LOWER, "120", "20.01", "10", "0"),
    (DOWN, LOWER, "120", "20", "10", "0"),
    (DOWN, LOWER, "120", "15", "10", "50"),
    (DOWN, LOWER, "120", "10", "10", "100"),
    (DOWN, LOWER, "120", "6", "10", "110"),
    (DOWN, LOWER, "120", "2", "10", "120"),
    (DOWN, LOWER, "120", "0", "10", "120"),
    # bands: half-open
    (BANDS, HIGHER, "120", "-0.01", None, "10"),
    (BANDS, HIGHER, "120", "0", None, "40"),
    (BANDS, HIGHER, "120", "59.99", None, "40"),
    (BANDS, HIGHER, "120", "60", None, "80"),
    (BANDS, HIGHER, "120", "80.49", None, "80"),
    (BANDS, HIGHER, "120", "80.5", None, "120"),
    (BANDS, HIGHER, "100", "80.5", None, "100"),
    (BANDS, LOWER, "120", "60", None, "80"),  # bands say themselves what is better
    # deduct and add, within [0, cap]
    (DEDUCT, LOWER, "120", "0", None, "100"),
    (DEDUCT, LOWER, "120", "1", None, "95"),
    (DEDUCT, LOWER, "120", "19.9", None, "0.5"),
    (DEDUCT, LOWER, "120", "20", None, "0"),
    (DEDUCT, LOWER, "120", "21", None, "0"),
    (DEDUCT, LOWER, "120", "-3", None, "115"),
    (DEDUCT, LOWER, "120", "-9", None, "120"),
    (ADD, HIGHER, "120", "0", None, "0"),
    (ADD, HIGHER, "120", "-1", None, "0"),
    (ADD, HIGHER, "120", "20", None, "100"),
    (ADD, HIGHER, "120", "24", None, "120"),
    (ADD, HIGHER, "120", "25", None, "120"),
    (ADD, HIGHER, "130", "25", None, "125"),
    # threshold: reached or not
    (THRESHOLD, HIGHER, "120", "9.99", "10", "0"),
    (THRESHOLD, HIGHER, "120", "10", "10", "100"),
    (THRESHOLD, HIGHER, "120", "99", "10", "100"),
    (THRESHOLD, LOWER, "120", "10", "10", "100"),
    (THRESHOLD, LOWER, "120", "10.01", "10", "0"),
    (THRESHOLD, LOWER, "120", "0", "10", "100"),
    # points: the actual is the points
    (POINTS, HIGHER, "120", "0", None, "0"),
    (POINTS, HIGHER, "120", "85.5", None, "85.5"),
    (POINTS, HIGHER, "120", "120.01", None, "120"),
    (POINTS, HIGHER, "100", "120", None, "100"),
    (POINTS, HIGHER, "120", "-1", None, "0"),
    # a target of 0: reached at once where less is better and the actual is 0, else not scored
    (RATIO, LOWER, "120", "0", "0", "120"),
    (RATIO, LOWER, "120", "1", "0", None),
    (RATIO, HIGHER, "120", "0", "0", None),
    (RATIO, HIGHER, "120", "7", "0", None),
    (THRESHOLD, LOWER, "120", "0", "0", "100"),
    (THRESHOLD, LOWER, "120", "1", "0", None),
    (THRESHOLD, HIGHER, "120", "0", "0", None),
    (UP, HIGHER, "120", "0", "0", None),
    (rule(RuleKind.LINEAR, zero_point="3", stretch="0"), LOWER, "120", "0", "0", "100"),
    (rule(RuleKind.LINEAR, zero_point="3", stretch="0"), LOWER, "120", "1", "0", None),
    # no target
    (RATIO, HIGHER, "120", "7", None, None),
    (UP, HIGHER, "120", "7", None, None),
    (THRESHOLD, LOWER, "120", "0", None, None),
]


@pytest.mark.parametrize(("scored_by", "indicator", "cap", "actual", "target", "points"), BORDERS)
def test_each_rule_at_each_border(
    scored_by: Rule, indicator: Indicator, cap: str, actual: str, target: str | None, points: str | None
) -> None:
    line = item(indicator, scored_by=scored_by, cap=Decimal(cap))
    aim = None if target is None else Fraction(target)

    found = points_for(line, Fraction(actual), aim, indicator.higher_is_better)

    assert found == (None if points is None else Fraction(points))


def test_every_rule_is_asked_in_both_directions_that_make_sense() -> None:
    asked = {(scored_by.kind, indicator.higher_is_better) for scored_by, indicator, *_ in BORDERS}
    senseless = {(RuleKind.DEDUCT, True), (RuleKind.ADD, False), (RuleKind.POINTS, False)}

    assert asked == {(kind, higher) for kind in RuleKind for higher in (True, False)} - senseless


@pytest.mark.parametrize(
    ("said", "place", "points"),
    [("很满意", "5", 100), ("满意", "4", 80), ("一般", "3", 60), ("不满意", "2", 40), ("很不满意", "1", 20)],
)
def test_five_level_answers_are_these_points(said: str, place: str, points: int) -> None:
    assert answer(said, Conventions()).value == points
    assert answer(place, Conventions(scale=Decimal(5))).value == points


@pytest.mark.parametrize("kind", RuleKind)
@pytest.mark.parametrize(("missing", "points"), [(Missing.SPREAD, None), (Missing.ZERO, 0), (Missing.FULL, 100)])
def test_no_data_is_not_scored_or_counts_as_0_or_100(kind: RuleKind, missing: Missing, points: int | None) -> None:
    line = item(scored_by=Rule(kind, Decimal(0), Decimal(20), Decimal(5), BANDS.bands), missing=missing)

    score = score_item(line, HIGHER, measure(None), Decimal(10), Fraction(10))

    assert (score.points, score.is_scored, score.reason) == (points, points is not None, Reason.NO_DATA)


@pytest.mark.parametrize("kind", sorted(NEED_TARGET))
@pytest.mark.parametrize(("missing", "points"), [(Missing.SPREAD, None), (Missing.ZERO, 0), (Missing.FULL, 100)])
@pytest.mark.parametrize(("target", "reason"), [(None, Reason.NO_TARGET), ("0", Reason.ZERO_TARGET)])
def test_a_missing_target_is_treated_the_same_way(
    kind: RuleKind, missing: Missing, points: int | None, target: str | None, reason: Reason
) -> None:
    line = item(scored_by=Rule(kind, Decimal(0), Decimal(20)), missing=missing)

    score = score_item(line, HIGHER, measure("5"), number(target), None if target is None else Fraction(target))

    assert (score.points, score.is_scored, score.reason) == (points, points is not None, reason)


def test_the_cap_is_120_unless_stated_and_at_least_100() -> None:
    assert SchemeItem("visits", Decimal(100), RATIO).cap == 120
    validate(scheme(item(cap=Decimal(100))))
    with pytest.raises(SchemeError, match="at least 100 points"):
        validate(scheme(item(cap=Decimal("99.99"))))


@pytest.mark.parametrize(
    ("edges", "sentence"),
    [
        ([(None, "10", "0"), ("10.01", None, "100")], "leave a gap from 10 to 10.01"),
        ([(None, "10", "0"), ("9.99", None, "100")], "overlap at 9.99"),
        ([("0", None, "100")], "must cover every value"),
        ([(None, "100", "100")], "must cover every value"),
        ([], "must cover every value"),
    ],
)
def test_bands_with_gaps_or_overlaps_are_refused(edges: list[Edge], sentence: str) -> None:
    with pytest.raises(SchemeError) as refused:
        validate(scheme(item(scored_by=banded(*edges))))

    assert sentence in refused.value.sentence(lambda text: text)


class TestLaws:
    """Whatever the parameters: doing better never costs points, and points stay within [0, cap]."""

    numbers = st.fractions(0, 500, max_denominator=100)

    @given(st.data())
    def test_doing_better_never_costs_points(self, data: st.DataObject) -> None:
        higher = data.draw(st.booleans())
        line, target = data.draw(lines(higher)), data.draw(st.fractions(Fraction(1, 100), 300, max_denominator=100))
        one, other = sorted((data.draw(self.numbers), data.draw(self.numbers)))
        worse, better = (one, other) if higher else (other, one)

        low, high = (points_for(line, actual, target, higher) for actual in (worse, better))

        assert low is not None
        assert high is not None
        assert 0 <= low <= high <= line.cap

    @given(st.data())
    def test_a_harder_target_never_earns_points(self, data: st.DataObject) -> None:
        higher = data.draw(st.booleans())
        line = data.draw(lines(higher))
        assume(line.rule.kind in NEED_TARGET)
        one, other = sorted(data.draw(st.tuples(*[st.fractions(Fraction(1, 100), 300, max_denominator=100)] * 2)))
        easy, hard = (one, other) if higher else (other, one)
        actual = data.draw(self.numbers)

        low, high = (points_for(line, actual, target, higher) for target in (hard, easy))

        assert low is not None
        assert high is not None
        assert low <= high

    @given(st.data())
    def test_points_are_exact_fractions(self, data: st.DataObject) -> None:
        """Scaling actual and target alike changes nothing, not even in the last digit."""
        actual, target = data.draw(self.numbers), data.draw(st.fractions(Fraction(1, 7), 90, max_denominator=97))
        factor = data.draw(st.fractions(Fraction(1, 997), 1000, max_denominator=997))

        plain = points_for(item(), actual, target, True)

        assert plain == points_for(item(), actual * factor, target * factor, True)


@st.composite
def lines(draw: Any, higher: bool) -> SchemeItem:
    """A usable line of any rule with any parameters that points in the direction asked."""
    kinds = [RuleKind.RATIO, RuleKind.LINEAR, RuleKind.THRESHOLD]
    kinds += [RuleKind.ADD, RuleKind.POINTS, RuleKind.BANDS] if higher else [RuleKind.DEDUCT, RuleKind.BANDS]
    kind = draw(st.sampled_from(kinds))
    cap = draw(st.decimals(100, 300, places=1))
    indicator = GIVEN_POINTS if kind is RuleKind.POINTS else HIGHER if higher else LOWER
    low, high = sorted(draw(st.lists(st.decimals(0, 400, places=2), min_size=2, max_size=2, unique=True)))
    zero, stretch = (low, high) if higher else (high, low)
    factor = draw(st.decimals("0.01", 60, places=2))
    return item(indicator, scored_by=Rule(kind, zero, stretch, factor, draw(ordered_bands(higher))), cap=cap)


@st.composite
def ordered_bands(draw: Any, higher: bool) -> tuple[Band, ...]:
    """Bands that cover every value, their points rising with the direction asked."""
    edges = sorted(draw(st.lists(st.decimals(0, 400, places=2), max_size=5, unique=True)))
    points = sorted(draw(st.lists(st.decimals(0, 150, places=1), min_size=6, max_size=6)), reverse=not higher)
    ends: list[Decimal | None] = [None, *edges, None]
    return tuple(Band(ends[i], ends[i + 1], points[i]) for i in range(len(ends) - 1))


def test_a_scheme_of_drawn_lines_may_be_used() -> None:
    """The laws above speak of schemes an owner can save."""

    @given(st.booleans().flatmap(lines))
    def holds(line: SchemeItem) -> None:
        validate(Scheme({}, 1, (line,), GRADES))

    holds()
