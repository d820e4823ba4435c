from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.money import LARGEST, parse_money

AMOUNTS = st.decimals(-LARGEST, LARGEST, places=2)


class TestParsing:
    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("1234.5", "1234.5"),
            ("1,234,567.89", "1234567.89"),
            ("¥3.5万", "35000"),
            ("￥ 1,200", "1200"),
            ("1.2亿元", "120000000"),
            ("３００万", "3000000"),
            ("（300）", "-300"),
            ("-1,000元", "-1000"),
            ("−5", "-5"),
            ("+.5", "0.5"),
            ("RMB 88", "88"),
            ("0.0001", "0.0001"),
        ],
    )
    def test_understands_what_owners_type(self, text: str, amount: str) -> None:
        assert parse_money(text) == Decimal(amount)

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("1.234.567,89", "1234567.89"),
            ("12,5", "12.5"),
            ("-1234,50 元", "-1234.50"),
            ("3,5万", "35000"),
            ("1.234", "1234"),  # no cent has three digits
            ("1,234.50", "1234.50"),  # as the program writes it
            ("1,234", "1234"),
            ("1.5", "1.5"),
            ("1.234万", "12340"),
        ],
    )
    def test_where_the_comma_parts_the_cents_both_spellings_are_understood(self, text: str, amount: str) -> None:
        assert parse_money(text, has_decimal_comma=True) == Decimal(amount)

    @pytest.mark.parametrize("text", ["1.234.5", "12,34,56", "1,2.3", "1.234,567", ","])
    def test_what_is_no_amount_stays_none_there(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not an amount of money"):
            parse_money(text, has_decimal_comma=True)

    @given(AMOUNTS)
    def test_what_the_program_writes_is_read_back_there(self, amount: Decimal) -> None:
        assert parse_money(f"{amount:,.2f}", has_decimal_comma=True) == amount

    @pytest.mark.parametrize(
        "text", ["", "万", ".", "-", "1,23", "12,3456", "1.2.3", "--5", "(-5)", "NaN", "inf", "1e5", "五万", "5万万"]
    )
    def test_refuses_what_is_no_amount(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"is not an amount of money|has two signs"):
            parse_money(text)

    def test_refuses_what_is_too_large_to_be_meant(self) -> None:
        with pytest.raises(ValueError, match="is too large"):
            parse_money("1000亿")

    @given(amount=AMOUNTS)
    def test_reads_back_what_it_would_print(self, amount: Decimal) -> None:
        assert parse_money(f"¥{amount:,f}") == amount
        assert parse_money(f"{amount:f}") == amount
