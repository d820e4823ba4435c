"""Schemes that may be used and schemes that are refused, each in a sentence that names the trouble."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.indicators import Unit
from desktop.domain.own_indicator import OwnIndicator
from desktop.domain.scheme import Band, Filter, Grade, Rule, RuleKind, SchemeItem, Scope, Tier, TierBasis
from desktop.domain.scheme_validation import SchemeError, validate
from tests.domain.scheme_values import GRADES, HIGHER, LOWER, PERCENT, item, number, rule, scheme


def bands(*edges: tuple[str | None, str | None]) -> Rule:
    return Rule(RuleKind.BANDS, bands=tuple(Band(number(low), number(high), Decimal(50)) for low, high in edges))


def grade(code: str, lower: str, upper: str | None) -> Grade:
    return Grade(code, {"zh_CN": code}, Decimal(lower), number(upper))


def tier(lower: str, upper: str | None, factor: str = "1", name: str = "") -> Tier:
    return Tier(Decimal(lower), number(upper), Decimal(factor), name)


LINE = rule(RuleKind.LINEAR, zero_point="60", stretch="100")


@pytest.mark.parametrize(
    "line",
    [
        item(),
        item(PERCENT, scored_by=LINE, default_target=Decimal(95)),
        item(PERCENT, scored_by=LINE),
        item(PERCENT, scored_by=LINE, default_target=Decimal(100)),
        item(LOWER, scored_by=rule(RuleKind.LINEAR, zero_point="10", stretch="0"), default_target=Decimal(5)),
        item(LOWER, scored_by=rule(RuleKind.DEDUCT, factor="20")),
        item(scored_by=bands((None, "10"), ("10", None))),
        item(scored_by=bands((None, None))),
        item(cap=Decimal(100)),
    ],
)
def test_complete_items_are_accepted(line: SchemeItem) -> None:
    validate(scheme(line))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (item(weight="0"), 'The weight of "Effective visits" must be above 0.'),
        (item(cap=Decimal("99.9")), 'The cap of "Effective visits" must be at least 100 points.'),
        (item(scored_by=rule(RuleKind.DEDUCT)), '"Effective visits" needs the points for each case, above 0.'),
        (
            item(scored_by=rule(RuleKind.ADD, factor="0")),
            '"Effective visits" needs the points for each case, above 0.',
        ),
        (
            item(PERCENT, scored_by=rule(RuleKind.LINEAR, zero_point="60")),
            '"Collection rate" needs the value that earns 0 points and the value that earns the cap.',
        ),
        (
            item(PERCENT, scored_by=rule(RuleKind.LINEAR, stretch="60")),
            '"Collection rate" needs the value that earns 0 points and the value that earns the cap.',
        ),
        (
            item(PERCENT, scored_by=LINE, default_target=Decimal(60)),
            'The values of "Collection rate" must run from 0 points over the target to the cap in one direction.',
        ),
        (
            item(PERCENT, scored_by=rule(RuleKind.LINEAR, zero_point="100", stretch="60")),
            'The values of "Collection rate" must run from 0 points over the target to the cap in one direction.',
        ),
        (
            item(LOWER, scored_by=rule(RuleKind.LINEAR, zero_point="0", stretch="10")),
            'The values of "Complaints" must run from 0 points over the target to the cap in one direction.',
        ),
        (item(scored_by=bands()), "must cover every value"),
        (item(scored_by=bands(("0", "10"), ("10", None))), "must cover every value"),
        (item(scored_by=bands((None, "10"), ("10", "20"))), "must cover every value"),
        (
            item(scored_by=bands((None, "10"), ("12", None))),
            'The bands of "Effective visits" leave a gap from 10 to 12.',
        ),
        (item(scored_by=bands((None, "12"), ("10", None))), 'The bands of "Effective visits" overlap at 10.'),
        (item(scored_by=bands((None, None), ("10", None))), 'The bands of "Effective visits" overlap at 10.'),
        (item(scored_by=bands((None, "10"), (None, None))), 'The bands of "Effective visits" overlap at −∞.'),
        (
            item(scored_by=bands((None, "10"), ("10", "5"), ("5", None))),
            'A band of "Effective visits" ends at 5 before it starts.',
        ),
    ],
)
def test_an_incomplete_item_is_refused_by_name(line: SchemeItem, sentence: str) -> None:
    with pytest.raises(SchemeError) as refused:
        validate(scheme(line))

    assert sentence in refused.value.sentence(lambda text: text)


@pytest.mark.parametrize("weights", [("60", "20", "20"), ("33.3333", "33.3333", "33.3334"), ("100",)])
def test_weights_of_exactly_100_are_accepted(weights: tuple[str, ...]) -> None:
    validate(scheme(*_lines(weights)))


@pytest.mark.parametrize("weights", [("60", "20", "19.99"), ("60", "40.01")])
def test_weights_that_miss_100_are_refused(weights: tuple[str, ...]) -> None:
    with pytest.raises(SchemeError, match="must sum to exactly 100"):
        validate(scheme(*_lines(weights)))


def _lines(weights: tuple[str, ...]) -> list[SchemeItem]:
    return [item(indicator, weight) for indicator, weight in zip((HIGHER, LOWER, PERCENT), weights, strict=False)]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("visit", 'counts "visit", an indicator that is not there. The nearest one is "visits".'),
        ("qqq", 'counts "qqq", an indicator that is not there. Take the line out.'),
    ],
)
def test_an_unknown_indicator_is_refused_with_the_nearest_there_is(code: str, sentence: str) -> None:
    with pytest.raises(SchemeError) as refused:
        validate(scheme(SchemeItem(code, Decimal(100), rule())))

    assert sentence in refused.value.sentence(lambda text: text)


def test_an_indicator_of_the_owners_own_is_known_to_its_scheme() -> None:
    own = OwnIndicator("bad_shops", "退租店数", unit=Unit.COUNT, higher_is_better=False)
    falling = rule(RuleKind.LINEAR, zero_point="10", stretch="0")

    validate(scheme(SchemeItem("bad_shops", Decimal(100), falling), own=(own,)))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (item(scored_by=rule(RuleKind.DEDUCT, factor="5")), '"Effective visits" is better the higher it is'),
        (item(LOWER, scored_by=rule(RuleKind.ADD, factor="5")), '"Complaints" is better the lower it is'),
        (item(scored_by=rule(RuleKind.POINTS)), '"Effective visits" is no number of points'),
        (item(default_target=Decimal(-1)), 'The target of "Effective visits" must be at least 0.'),
        (item(veto_below=Decimal(0)), "must be above 0 and at most its cap of 120 points"),
        (item(veto_below=Decimal(121)), "must be above 0 and at most its cap of 120 points"),
    ],
)
def test_a_line_that_says_nothing_is_refused(line: SchemeItem, sentence: str) -> None:
    with pytest.raises(SchemeError) as refused:
        validate(scheme(line))

    assert sentence in refused.value.sentence(lambda text: text)


def test_a_percentage_may_be_taken_as_points_and_a_minimum_may_be_the_cap() -> None:
    validate(scheme(item(PERCENT, scored_by=rule(RuleKind.POINTS), veto_below=Decimal(120))))


class TestDoubledLines:
    def test_are_refused_by_name(self) -> None:
        with pytest.raises(SchemeError) as refused:
            validate(scheme(item(weight="50"), item(weight="50")))

        assert '"Effective visits" is counted twice' in refused.value.sentence(lambda text: text)

    def test_count_something_else_for_the_team_or_another_product(self) -> None:
        validate(
            scheme(
                item(weight="50"),
                item(weight="30", scope=Scope.TEAM),
                item(weight="20", filter=Filter(product="甲")),
            )
        )


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"items": ()}, "has no items"),
        ({"maximum": Decimal(99)}, "must be at least 100"),
        ({"conduct_limit": Decimal(-1)}, "at least 0"),
        ({"ramp": (Decimal(0),)}, "newcomers' ramp"),
        ({"ramp": (Decimal("1.01"),)}, "newcomers' ramp"),
        ({"grades": ()}, "has no grades"),
        ({"grades": (grade("a", "0", None), grade("a", "60", None))}, "same code"),
        ({"grades": (grade("a", "10", None),)}, "must start at 0, not at 10"),
        ({"grades": (grade("a", "60", None), grade("b", "0", "50"))}, "ends at 50, the next starts at 60"),
        ({"grades": (grade("a", "60", None), grade("b", "0", "70"))}, "ends at 70, the next starts at 60"),
        ({"grades": (grade("a", "60", None), grade("b", "0", None))}, "ends at +∞, the next starts at 60"),
        ({"grades": (grade("a", "0", "100"),)}, "ends at 100, below the highest total of 120"),
        ({"tiers": (tier("0", "70"), tier("60", None))}, "overlap at 60"),
        ({"tiers": (tier("0", None), tier("60", None))}, "overlap at 60"),
        ({"tiers": (tier("0", "0"),)}, "from 0 must end above"),
        ({"tiers": (tier("0", None, "-1"),)}, "at least 0"),
        ({"tiers": (tier("0", None, "1", "best"),), "tier_basis": TierBasis.GRADE}, 'names the grade "best"'),
    ],
)
def test_a_scheme_with_undefined_figures_is_refused(more: dict[str, object], sentence: str) -> None:
    broken = replace(scheme(), **more)  # type: ignore[arg-type] # one field of any type per case

    with pytest.raises(SchemeError) as refused:
        validate(broken)

    assert sentence in refused.value.sentence(lambda text: text)


@pytest.mark.parametrize(
    "more",
    [
        {"grades": (grade("a", "0", "120"),)},
        {"grades": GRADES[::-1]},
        {"tiers": ()},
        {"tiers": (tier("60", "80"), tier("90", None))},
        {"tiers": (tier("0", None, "1", "good"),), "tier_basis": TierBasis.GRADE},
        {"ramp": ()},
    ],
)
def test_an_unusual_but_defined_scheme_is_accepted(more: dict[str, object]) -> None:
    validate(replace(scheme(), **more))  # type: ignore[arg-type] # one field of any type per case


def test_the_sentence_speaks_the_owners_language_with_the_items_name() -> None:
    chinese = {
        "Effective visits": "有效拜访次数",
        'The weight of "{item}" must be above 0.': "“{item}”的权重须大于 0。",
    }

    with pytest.raises(SchemeError) as refused:
        validate(scheme(item(weight="0")))

    assert refused.value.sentence(lambda text: chinese.get(text, text)) == "“有效拜访次数”的权重须大于 0。"
    assert HIGHER.name in str(refused.value)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"cap": Decimal("110.125")}, "110.125 has more than 2 decimals"),
        ({"cap": Decimal("Infinity")}, "cannot be kept as a number"),
        ({"veto_below": Decimal("33.333")}, "33.333 has more than 2 decimals"),
        ({"weight": Decimal("NaN")}, "cannot be kept as a number"),
        ({"weight": Decimal("99.99999")}, "99.99999 has more than 4 decimals"),
        ({"default_target": Decimal("1e30")}, "cannot be kept as a number"),
    ],
)
def test_numbers_that_could_not_be_kept_are_refused(more: dict[str, Decimal], sentence: str) -> None:
    line = SchemeItem("visits", **{"weight": Decimal(100), "rule": Rule(RuleKind.RATIO), **more})  # type: ignore[arg-type] # a test states what it likes

    with pytest.raises(SchemeError) as refused:
        validate(scheme(line))

    assert sentence in refused.value.sentence(str)


@pytest.mark.parametrize("more", [{"maximum": Decimal("120.125")}, {"conduct_limit": Decimal("NaN")}])
def test_limits_that_could_not_be_kept_are_refused(more: dict[str, Decimal]) -> None:
    line = SchemeItem("visits", Decimal(100), Rule(RuleKind.RATIO))

    with pytest.raises(SchemeError):
        validate(replace(scheme(line), **more))  # type: ignore[arg-type] # the same
