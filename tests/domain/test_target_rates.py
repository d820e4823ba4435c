"""Retention of one length of time, said of another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.target_rates import over_months


class TestOverMonths:
    @pytest.mark.parametrize(
        ("indicator", "rate", "months", "wanted", "expected"),
        [
            ("retention_rate", "80", 12, 3, "94.6"),
            ("retention_rate", "95", 3, 12, "81.5"),
            ("churn_rate", "20", 12, 3, "5.4"),
            ("retention_rate", "100", 3, 12, "100.0"),
            ("retention_rate", "0", 3, 12, "0.0"),
            ("churn_rate", "100", 3, 12, "100.0"),
        ],
    )
    def test_it_compounds(self, indicator: str, rate: str, months: int, wanted: int, expected: str) -> None:
        found = over_months(indicator, Decimal(rate), months, wanted)

        assert found is not None
        assert f"{found:.1f}" == expected

    @pytest.mark.parametrize(("indicator", "rate"), [("win_rate", "80"), ("retention_rate", "101")])
    def test_what_does_not_compound_has_no_other_length(self, indicator: str, rate: str) -> None:
        assert over_months(indicator, Decimal(rate), 12, 3) is None

    @given(st.decimals(1, 100, places=2), st.sampled_from([1, 3, 6, 12]), st.sampled_from([1, 3, 6, 12]))
    def test_there_and_back_is_the_same(self, rate: Decimal, months: int, wanted: int) -> None:
        there = over_months("retention_rate", rate, months, wanted)
        assert there is not None
        back = over_months("retention_rate", min(there, Decimal(100)), wanted, months)
        assert back is not None
        assert abs(back - rate) < Decimal("0.000001")
