from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.quality import CustomerFactors, quality_score, rating_score

DAY = date(2026, 8, 9)
SCORES = st.decimals(0, 100, places=2)


class TestQualityScore:
    def test_weighs_all_five_factors(self) -> None:
        known = CustomerFactors(Decimal(5_000_000), date(2020, 8, 9), Decimal(90), Decimal(70), Decimal(100))

        assert quality_score(known, DAY) == Fraction(30 * 80 + 20 * 80 + 20 * 90 + 20 * 70 + 10 * 100, 100)

    def test_leaves_unknown_factors_out_and_spreads_their_weight(self) -> None:
        known = CustomerFactors(registered_capital=Decimal(1_000_000), credit=Decimal(100))

        assert quality_score(known, DAY) == Fraction(30 * 60 + 10 * 100, 40)

    def test_knows_nothing_where_no_factor_is_known(self) -> None:
        assert quality_score(CustomerFactors(), DAY) is None

    @pytest.mark.parametrize(
        ("capital", "points"),
        [("0", 20), ("499999.99", 20), ("500000", 40), ("1000000", 60), ("4999999.99", 60), ("10000000", 100)],
    )
    def test_reads_capital_in_half_open_bands(self, capital: str, points: int) -> None:
        assert quality_score(CustomerFactors(registered_capital=Decimal(capital)), DAY) == points

    @pytest.mark.parametrize(
        ("founded_on", "points"),
        [
            (date(2026, 8, 9), 20),
            (date(2025, 8, 10), 20),
            (date(2025, 8, 9), 40),
            (date(2023, 8, 9), 60),
            (date(2016, 8, 10), 80),
            (date(2016, 8, 9), 100),
        ],
    )
    def test_counts_complete_years_in_business_on_the_day(self, founded_on: date, points: int) -> None:
        assert quality_score(CustomerFactors(founded_on=founded_on), DAY) == points

    def test_ignores_a_foundation_after_the_signing(self) -> None:
        assert quality_score(CustomerFactors(founded_on=date(2026, 8, 10)), DAY) is None

    @given(track_record=SCORES, reputation=SCORES, credit=SCORES)
    def test_lies_between_the_lowest_and_the_highest_factor(
        self, track_record: Decimal, reputation: Decimal, credit: Decimal
    ) -> None:
        score = quality_score(CustomerFactors(None, None, track_record, reputation, credit), DAY)

        assert score is not None
        assert min(track_record, reputation, credit) <= score <= max(track_record, reputation, credit)


class TestRatingScore:
    def test_weighs_the_relations_that_gave_a_rating(self) -> None:
        assert rating_score({"manager": Fraction(80), "peer": Fraction(60)}) == Fraction(50 * 80 + 20 * 60, 70)

    def test_is_unknown_without_ratings(self) -> None:
        assert rating_score({}) is None
