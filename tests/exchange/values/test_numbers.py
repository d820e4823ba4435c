from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.cells import NumberText
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.conventions import Conventions
from desktop.exchange.values.numbers import (
    count,
    figure,
    is_bare_fraction,
    minutes,
    money,
    points,
    refundable,
    spelled,
)

PLAIN = Conventions()
THOUSANDS = Conventions(multiplier=Decimal(1000))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234.5", "1234.50"), ("1,234.50", "1234.50"), ("1,234,567.89", "1234567.89"), ("¥1,234.50", "1234.50"),
        ("￥1234.5元", "1234.50"), ("$ 1,234.50", "1234.50"), ("3.5万", "35000"), ("3.5 万元", "35000"),
        ("1.2亿", "120000000"), ("２，５００．５０", "2500.50"), ("500元整", "500"), ("(500)", "-500"),
        ("（1,000.00）", "-1000"),
        ("-500", "-500"), ("−500", "-500"), ("-¥500", "-500"), ("¥-500", "-500"), ("+7", "7"), (".5", "0.5"),
        ("5.", "5"),
        ("RMB 80", "80"), ("80 CNY", "80"), ("1.5E+3", "1500"), ("2千", "2000"), ("0", "0"), ("99999999999.99",
        "99999999999.99"),
    ],
)  # fmt: skip
def test_amounts_are_read_exactly(text: str, expected: str) -> None:
    assert refundable(text, PLAIN).value == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "NaN", "inf", "-Infinity", "1e999", "1,23", "1.234,56", "1 234", "12,34,567", "壹万", "-", "无", "TRUE",
        "85%", "--5",
        "(-5)", "(5", "5)", "5²", "٣٤", "1.2.3", "99999999999999", "0x10", "abc", "3.5万 5千", "1_000", "=1+1", "万",
    ],
)  # fmt: skip
def test_what_is_no_exact_amount_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        money(text, PLAIN)


def test_more_than_two_decimals_are_rounded_half_up_and_pointed_out() -> None:
    read = money("1.005", PLAIN)

    assert read.value == Decimal("1.01")
    assert read.warning is not None
    assert "1.005" in read.warning.text(str)


def test_a_negative_amount_is_pointed_out_except_for_refunds() -> None:
    assert money("-5", PLAIN).warning is not None
    assert refundable("-5", PLAIN).warning is None


def test_a_multiplier_counts_before_rounding() -> None:
    read = money("1.2345678", THOUSANDS)

    assert read.value == Decimal("1234.57")


def test_a_number_with_its_own_unit_contradicts_a_multiplier() -> None:
    with pytest.raises(Refusal, match="multiplier"):
        money("3.5万", THOUSANDS)


@given(st.decimals(Decimal("-99999999999.99"), Decimal("99999999999.99"), places=2))
def test_every_amount_comes_back_from_its_spellings(amount: Decimal) -> None:
    for text in (f"{amount:f}", f"{amount:,f}", f"¥{amount:,f}"):
        assert refundable(text, PLAIN).value == amount


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        value = spelled(text).value
    except Refusal:
        return
    assert value.is_finite()


@pytest.mark.parametrize(
    ("text", "expected"), [("12", 12), ("1,200", 1200), ("12次", 12), ("３", 3), ("12.0", 12), ("0", 0)]
)
def test_counts_are_whole(text: str, expected: int) -> None:
    assert count(text, PLAIN).value == expected


@pytest.mark.parametrize("text", ["-1", "1.5", "50%", "x", "1e12"])
def test_negative_broken_or_huge_counts_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        count(text, PLAIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", 45),
        ("45分钟", 45),
        ("1.5小时", 90),
        ("1:30", 90),
        ("0:45:00", 45),
        ("2h", 120),
        ("30 min", 30),
        ("20分", 20),
    ],
)
def test_durations_are_minutes(text: str, expected: int) -> None:
    assert minutes(text, PLAIN).value == expected


def test_points_lie_between_0_and_100() -> None:
    assert points("95分", PLAIN).value == 95
    assert points("99.999", PLAIN).warning is not None
    assert points("95%", PLAIN) == points("95 ％", PLAIN) == points("95", PLAIN)
    for text in ("101", "-1", "101%"):
        with pytest.raises(Refusal):
            points(text, PLAIN)


def test_less_than_one_point_is_taken_and_pointed_out() -> None:
    assert points("0.95", PLAIN).value == Decimal("0.95")
    assert points("0.95", PLAIN).warning is not None
    for text in ("1", "0", "0.95%", "0.95％"):
        assert points(text, PLAIN).warning is None


def test_a_figure_keeps_four_decimals_and_takes_a_percent_sign() -> None:
    assert figure("85.5%", PLAIN).value == Decimal("85.5")
    assert figure("0.12345", PLAIN).warning is not None
    with pytest.raises(Refusal):
        figure("99999999999999", PLAIN)


def test_only_a_workbooks_number_may_hide_a_percent_sign() -> None:
    assert is_bare_fraction(NumberText("0.85"))
    assert not is_bare_fraction("0.85")
    assert not is_bare_fraction(NumberText("85"))
