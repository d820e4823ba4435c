"""Bonus tiers at their borders and bonus money."""

from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.domain.incentives import bonus, coefficient, main_attainment
from desktop.domain.indicators import Indicator
from desktop.domain.scheme import RuleKind, SchemeItem, Tier, TierBasis
from desktop.domain.scoring import ItemScore, score_item
from tests.domain.scheme_values import HIGHER, PERCENT, item, measure, number, rule, scheme


@pytest.mark.parametrize(
    ("total", "factor"),
    [
        ("0.0", "0"),
        ("59.9", "0"),
        ("60.0", "0.8"),
        ("79.9", "0.8"),
        ("80.0", "1.2"),
        ("99.9", "1.2"),
        ("100.0", "1.5"),
        ("119.9", "1.5"),
        ("120.0", "1.8"),
    ],
)
def test_each_tier_includes_its_lower_and_not_its_upper_end(total: str, factor: str) -> None:
    assert coefficient(scheme(), Decimal(total), "good", None) == Decimal(factor)


def test_the_grade_may_decide() -> None:
    tiers = (Tier(Decimal(0), None, Decimal("1.3"), "excellent"), Tier(Decimal(0), None, Decimal("0.5"), "fail"))
    by_grade = scheme(tiers=tiers, tier_basis=TierBasis.GRADE)

    assert coefficient(by_grade, Decimal(99), "fail", None) == Decimal("0.5")
    assert coefficient(by_grade, Decimal(99), "good", None) is None


def test_the_attainment_may_decide() -> None:
    by_attainment = scheme(tier_basis=TierBasis.ATTAINMENT)

    assert coefficient(by_attainment, Decimal(40), "fail", Decimal(100)) == Decimal("1.5")
    assert coefficient(by_attainment, Decimal(40), "fail", None) is None


def test_no_total_means_no_coefficient() -> None:
    assert coefficient(scheme(), None, "fail", Decimal(100)) is None


def test_a_value_outside_all_tiers_has_no_coefficient() -> None:
    assert coefficient(scheme(tiers=()), Decimal(90), "good", None) is None


@pytest.mark.parametrize(
    ("base", "factor", "money"),
    [
        ("8000", "1.2", "9600.00"),
        ("33.33", "1.5", "50.00"),  # 49.995
        ("0.01", "0.4", "0.00"),
        ("8000", None, None),
        (None, "1.2", None),
        ("8000", "0", "0.00"),
    ],
)
def test_bonus_money_is_rounded_once_half_up(base: str | None, factor: str | None, money: str | None) -> None:
    found = bonus(number(base), number(factor))

    assert found == number(money)
    assert str(found) == str(money)


class TestMainAttainment:
    def test_is_that_of_the_heaviest_item_with_a_target(self) -> None:
        scores = (
            _score(item(PERCENT, "50", rule(RuleKind.POINTS)), PERCENT),
            _score(item(HIGHER, "30"), HIGHER),
            _score(item(HIGHER, "20"), HIGHER),
        )

        assert main_attainment(scores) == 50

    @pytest.mark.parametrize(
        ("actual", "printed", "factor"),
        [
            ("7.996", "80.0", "1.2"),  # the form says 80.0 %, so it is in the tier that starts there
            ("7.9949", "79.9", "0.8"),
            ("9.995", "100.0", "1.5"),  # half up
            ("-3", "0", "0"),  # more refunds than receipts: the lowest tier, not none
        ],
    )
    def test_decides_as_it_is_printed(self, actual: str, printed: str, factor: str) -> None:
        attained = main_attainment((_score(item(HIGHER, "30"), HIGHER, actual),))

        assert attained == Decimal(printed)
        assert coefficient(scheme(tier_basis=TierBasis.ATTAINMENT), Decimal(40), "fail", attained) == Decimal(factor)

    def test_is_unknown_where_no_item_has_a_target(self) -> None:
        assert main_attainment((_score(item(PERCENT, "50", rule(RuleKind.POINTS)), PERCENT),)) is None


def _score(line: SchemeItem, indicator: Indicator, actual: str = "5") -> ItemScore:
    return score_item(line, indicator, measure(actual), Decimal(10), Fraction(10))
