from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.domain.facts import NO_DATA, Measure
from desktop.domain.indicators import BUILT_IN, GIVEN, INDICATORS, RecordKind, Shape, Unit
from desktop.domain.tally import Tally, facts_of

COUNTED = [each.code for each in BUILT_IN if each.shape in (Shape.SUM, Shape.DISTINCT, Shape.STATE)]
RATED = [each.code for each in BUILT_IN + GIVEN if each.shape in (Shape.RATIO, Shape.MEAN, Shape.CALLED)]


class TestFactsOfNothing:
    def test_name_every_indicator(self) -> None:
        assert list(facts_of(Tally())) == list(INDICATORS)

    @pytest.mark.parametrize("code", [code for code in COUNTED if code != "gross_profit"])
    def test_count_nothing_as_zero(self, code: str) -> None:
        assert facts_of(Tally())[code] == Measure(Decimal(0), Decimal(0), None, 0)

    @pytest.mark.parametrize("code", [*RATED, "gross_profit"])
    def test_give_no_rate_mean_or_profit_of_nothing(self, code: str) -> None:
        assert facts_of(Tally())[code] == NO_DATA


class TestFactsOf:
    def test_a_rate_is_a_percent_value_with_both_its_parts(self) -> None:
        facts = facts_of(Tally(won=2, lost=1))

        assert facts["win_rate"].actual == Decimal("66.66666666666666666666666667")
        assert (facts["win_rate"].numerator, facts["win_rate"].denominator) == (Decimal(2), Decimal(3))
        assert facts["win_rate"].records == 3

    def test_amounts_are_exact_whatever_the_shares(self) -> None:
        tally = Tally(
            signings=2, signed_share=3_333 + 10_000, signed_amount=1_00 * 3_333 + 99_999_999_999_99 * 10_000
        )

        facts = facts_of(tally)

        assert facts["signed_amount"].actual == Decimal("0.3333") + Decimal("99999999999.99")
        assert facts["signings"] == Measure(Decimal("1.3333"), Decimal("1.3333"), None, 2)

    def test_churn_is_what_retention_leaves(self) -> None:
        facts = facts_of(Tally(active_before=8, active_still=7))

        assert facts["retention_rate"].actual == Decimal("87.5")
        assert facts["churn_rate"].actual == Decimal("12.5")

    def test_a_loss_is_a_profit_too(self) -> None:
        facts = facts_of(Tally(profit=-5_00 * 10_000, profitable=1))

        assert facts["gross_profit"] == Measure(Decimal(-5), Decimal(-5), None, 1)

    def test_quality_is_the_mean_over_customers(self) -> None:
        facts = facts_of(Tally(quality={1: Fraction(80), 2: Fraction(70)}, judged_signings={5, 6, 7}))

        assert (facts["customer_quality"].actual, facts["customer_quality"].records) == (Decimal(75), 3)

    def test_ratings_of_the_owner_and_of_raters_stay_apart(self) -> None:
        facts = facts_of(Tally(ratings={"owner": (2, 170_00), "manager": (1, 80_00), "peer": (2, 120_00)}))

        assert (facts["manual"].actual, facts["manual"].records) == (Decimal(85), 2)
        assert facts["raters"].actual == Decimal("74.28571428571428571428571429")
        assert facts["raters"].records == 3

    def test_a_question_that_cannot_be_put_has_no_answer(self) -> None:
        facts = facts_of(Tally(feedback=3), frozenset({RecordKind.FEEDBACK}))

        assert facts["market_feedback"] == NO_DATA

    def test_only_what_is_wanted_is_worked_out(self) -> None:
        assert facts_of(Tally(won=1), wanted=frozenset({"win_rate", "visits"})) == {
            "visits": Measure(Decimal(0), Decimal(0), None, 0),
            "win_rate": Measure(Decimal(100), Decimal(1), Decimal(1), 1),
        }


class TestIndicators:
    def test_there_are_the_thirty_three_of_the_rules(self) -> None:
        assert len(BUILT_IN) == 33
        assert len(INDICATORS) == 35

    def test_only_sums_add_up_over_parts_of_a_period(self) -> None:
        assert INDICATORS["signed_amount"].adds_up
        assert INDICATORS["new_customers"].adds_up  # nobody is new twice
        assert not INDICATORS["signed_customers"].adds_up
        assert not INDICATORS["overdue_amount"].adds_up

    @pytest.mark.parametrize(
        "code", [each.code for each in BUILT_IN if each.unit in (Unit.PERCENT, Unit.DAYS, Unit.POINTS)]
    )
    def test_rates_and_means_take_no_ramp(self, code: str) -> None:
        assert not INDICATORS[code].takes_ramp
