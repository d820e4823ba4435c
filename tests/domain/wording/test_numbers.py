from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.wording import CHINESE, ENGLISH, numbers


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        ("3120000", "312.0 万元", "¥3.12 m"),
        ("100000", "10.0 万元", "¥100,000"),
        ("99999.50", "10.0 万元", "¥100,000"),
        ("99999.49", "99,999 元", "¥99,999"),
        ("56000", "56,000 元", "¥56,000"),
        ("1000000", "100.0 万元", "¥1.00 m"),
        ("999999.5", "100.0 万元", "¥1.00 m"),
        ("0", "0 元", "¥0"),
        ("-250000", "−25.0 万元", "−¥250,000"),
        ("-0.4", "0 元", "¥0"),
    ],
)
def test_an_amount_is_said_in_wan_from_one_hundred_thousand_on(amount: str, chinese: str, english: str) -> None:
    assert numbers.money(Decimal(amount), CHINESE) == chinese
    assert numbers.money(Decimal(amount), ENGLISH) == english


@pytest.mark.parametrize(
    ("amount", "bare", "chinese", "english"),
    [
        ("12300", "12,300", "12,300 元", "¥12,300"),
        ("-12300", "−12,300", "−12,300 元", "−¥12,300"),
        ("5091.25", "5,091.25", "5,091.25 元", "¥5,091.25"),
        ("-0.5", "−0.50", "−0.50 元", "−¥0.50"),
        ("0.00", "0", "0 元", "¥0"),
        ("99999999999.99", "99,999,999,999.99", "99,999,999,999.99 元", "¥99,999,999,999.99"),
    ],
)
def test_an_exact_amount_is_never_shortened_and_its_minus_stands_before_the_sign_of_the_money(
    amount: str, bare: str, chinese: str, english: str
) -> None:
    value = Decimal(amount)

    assert numbers.amount(value) == bare
    assert numbers.exact_money(value, CHINESE) == chinese
    assert numbers.exact_money(value, ENGLISH) == numbers.yuan(value) == english


def test_what_is_paid_is_written_with_its_cents_even_where_there_are_none() -> None:
    assert numbers.yuan(Decimal(-9600), 2) == "−¥9,600.00"
    assert numbers.exact_money(Decimal(9600), CHINESE, 2) == "9,600.00 元"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        ("62.5", "62.5%", "62.5 %"),
        ("0", "0.0%", "0.0 %"),
        ("120.05", "120.1%", "120.1 %"),
        ("9999.9", "9,999.9%", "9,999.9 %"),
        ("42790751", ">9,999%", ">9,999 %"),
        ("-10000", "<−9,999%", "<−9,999 %"),
    ],
)
def test_a_percentage_has_one_decimal_and_a_vast_one_is_told_as_tables_do(
    value: str, chinese: str, english: str
) -> None:
    assert numbers.percent(Decimal(value), CHINESE) == chinese
    assert numbers.percent(Decimal(value), ENGLISH) == english


@pytest.mark.parametrize(
    ("value", "said"),
    [("18", "18"), ("18.0", "18"), ("5.52", "5.5"), ("1234", "1,234"), ("-0.04", "0"), ("100", "100")],
)
def test_a_count_is_whole_unless_shares_make_a_fraction(value: str, said: str) -> None:
    assert numbers.count(Decimal(value)) == said


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_no_amount_is_ever_written_with_an_exponent_or_as_minus_zero(amount: Decimal) -> None:
    for language in (CHINESE, ENGLISH):
        said = numbers.money(amount, language)

        assert "E" not in said
        assert "-" not in said
        assert said not in ("−0 元", "−¥0")


@given(st.decimals(min_value=-1000, max_value=1000, places=4))
def test_rounding_is_half_up_and_within_half_a_unit(value: Decimal) -> None:
    result = numbers.rounded(value, 1)

    assert abs(result - value) <= Decimal("0.05")
