"""Shares of a contract, and how its amount is cut into instalments."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.instalment_plan import by_percent, in_equal_parts, monthly_days
from desktop.domain.shares import check_shares, split_equally
from desktop.errors import RequestError

FIRST = date(2026, 1, 31)


class TestShares:
    @pytest.mark.parametrize("shares", [["100"], ["60", "40"], ["33.34", "33.33", "33.33"], ["99.99", "0.01"]])
    def test_what_sums_to_exactly_100_is_accepted(self, shares: list[str]) -> None:
        check_shares([Decimal(share) for share in shares])

    @pytest.mark.parametrize(
        ("shares", "said"),
        [
            ([], "at least one person"),
            (["99.99"], "sum to 99.99 %"),
            (["60", "40.01"], "sum to 100.01 %"),
            (["100", "0"], "A share of 0 %"),
            (["110", "-10"], "A share of 110 %"),
            (["33.333", "66.667"], "A share of 33.333 %"),
            (["NaN"], "A share of NaN %"),
        ],
    )
    def test_anything_else_is_refused(self, shares: list[str], said: str) -> None:
        with pytest.raises(RequestError, match=said):
            check_shares([Decimal(share) for share in shares])

    def test_three_people_get_a_hundredth_more_or_less(self) -> None:
        assert split_equally(3) == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))

    def test_nobody_gets_nothing(self) -> None:
        assert split_equally(0) == ()

    @given(st.integers(1, 10000))
    def test_equal_shares_sum_to_100_and_differ_by_no_more_than_a_hundredth(self, people: int) -> None:
        shares = split_equally(people)

        check_shares(shares)
        assert max(shares) - min(shares) <= Decimal("0.01")


class TestInstalmentPlan:
    def test_due_days_fall_on_the_last_day_of_a_short_month(self) -> None:
        assert monthly_days(FIRST, 3) == (FIRST, date(2026, 2, 28), date(2026, 3, 31))

    def test_quarterly_days_lie_three_months_apart(self) -> None:
        assert monthly_days(date(2026, 1, 5), 2, 3) == (date(2026, 1, 5), date(2026, 4, 5))

    @pytest.mark.parametrize(("parts", "step"), [(0, 1), (121, 1), (3, 0)])
    def test_what_is_no_plan_is_refused(self, parts: int, step: int) -> None:
        with pytest.raises(RequestError, match="cannot be right"):
            monthly_days(FIRST, parts, step)

    def test_the_first_parts_get_what_cannot_be_divided(self) -> None:
        plan = in_equal_parts(Decimal(100), monthly_days(FIRST, 3))

        assert [part.amount for part in plan] == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]

    def test_percentages_become_money(self) -> None:
        days = monthly_days(FIRST, 3)

        plan = by_percent(Decimal(999), list(zip(days, map(Decimal, (50, 30, 20)), strict=True)))

        assert [(part.due_on, part.amount) for part in plan] == [
            (days[0], Decimal("499.50")),
            (days[1], Decimal("299.70")),
            (days[2], Decimal("199.80")),
        ]

    def test_percentages_that_do_not_sum_to_100_are_refused(self) -> None:
        with pytest.raises(RequestError, match="not to 100"):
            by_percent(Decimal(999), [(FIRST, Decimal(50))])

    @given(st.decimals(0, 10**9, places=2), st.integers(1, 120))
    def test_no_fen_is_lost(self, amount: Decimal, parts: int) -> None:
        plan = in_equal_parts(amount, monthly_days(FIRST, parts))

        assert sum(part.amount for part in plan) == amount
        assert max(part.amount for part in plan) - min(part.amount for part in plan) <= Decimal("0.01")
