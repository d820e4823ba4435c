from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.quality import CustomerFactors, quality_score, rating_score
from desktop.domain.quality_table import USUAL, Factor, QualityTable

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


class TestOwnersTable:
    OWN = QualityTable(
        {Factor.CAPITAL: 0, Factor.YEARS: 0, Factor.TRACK_RECORD: 60, Factor.REPUTATION: 40, Factor.CREDIT: 0},
        ((0, 10), (2_000_000, 90)),
        ((0, 0), (2, 100)),
    )

    def test_weighs_what_it_weighs_and_leaves_the_rest_out(self) -> None:
        known = CustomerFactors(Decimal(1), None, Decimal(90), Decimal(40), Decimal(100))

        assert quality_score(known, DAY, self.OWN) == Fraction(60 * 90 + 40 * 40, 100)

    def test_renormalises_over_the_known_factors_that_have_weight(self) -> None:
        assert quality_score(CustomerFactors(reputation=Decimal(40)), DAY, self.OWN) == 40

    def test_knows_nothing_where_only_factors_without_weight_are_known(self) -> None:
        assert quality_score(CustomerFactors(Decimal(5_000_000), credit=Decimal(90)), DAY, self.OWN) is None

    @pytest.mark.parametrize(("capital", "points"), [("0", 10), ("1999999.99", 10), ("2000000", 90)])
    def test_reads_its_own_bands(self, capital: str, points: int) -> None:
        weights = {factor: 100 if factor is Factor.CAPITAL else 0 for factor in Factor}
        table = replace(self.OWN, weights=weights)

        assert quality_score(CustomerFactors(Decimal(capital)), DAY, table) == points

    @given(known=st.dictionaries(st.sampled_from(["track_record", "reputation", "credit"]), SCORES))
    def test_an_absent_factor_is_as_if_it_had_no_weight(self, known: dict[str, Decimal]) -> None:
        weights = {factor: weight if factor in known else 0 for factor, weight in USUAL.weights.items()}
        filled = {"track_record": Decimal(1), "reputation": Decimal(2), "credit": Decimal(3)} | known

        renormalised = quality_score(CustomerFactors(**known), DAY)  # type: ignore[arg-type] # scores only
        weightless = quality_score(CustomerFactors(**filled), DAY, replace(USUAL, weights=weights))  # type: ignore[arg-type] # scores only

        assert renormalised == weightless


class TestRatingScore:
    def test_weighs_the_relations_that_gave_a_rating(self) -> None:
        assert rating_score({"manager": Fraction(80), "peer": Fraction(60)}) == Fraction(50 * 80 + 20 * 60, 70)

    def test_is_unknown_without_ratings(self) -> None:
        assert rating_score({}) is None
