"""Amounts in words, in Chinese capitals and in English."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.money_words import capitals, english

_DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("0.50", "人民币伍角整"),
        ("10", "人民币壹拾元整"),
        ("101", "人民币壹佰零壹元整"),
        ("1005.08", "人民币壹仟零伍元零捌分"),
        ("1234.56", "人民币壹仟贰佰叁拾肆元伍角陆分"),
        ("10001", "人民币壹万零壹元整"),
        ("100100", "人民币壹拾万零壹佰元整"),
        ("20000000", "人民币贰仟万元整"),
        ("100000001", "人民币壹亿零壹元整"),
        ("-35.2", "人民币负叁拾伍元贰角整"),
        ("99999999999.99", "人民币玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_an_amount_stands_in_capitals_as_statements_write_it(amount: str, said: str) -> None:
    assert capitals(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "RMB zero and 00/100"),
        ("1234.56", "RMB one thousand two hundred thirty-four and 56/100"),
        ("-40.05", "RMB minus forty and 05/100"),
        ("1000013", "RMB one million thirteen and 00/100"),
    ],
)
def test_an_amount_stands_in_english_words(amount: str, said: str) -> None:
    assert english(Decimal(amount)) == said


@given(st.integers(0, 9_999_999_999_999))
def test_the_capitals_say_the_amount_to_the_last_cent(cents: int) -> None:
    assert _read(capitals(Decimal(cents) / 100)) == cents


def _read(text: str) -> int:
    """The amount in 分 that the capitals say, read back sign by sign."""
    whole, _mark, rest = text.removeprefix("人民币").rpartition("元")
    total = part = digit = 0
    for sign in whole:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            part, digit = part + digit * _UNITS[sign], 0
        else:
            total = (total + part + digit) * 10_000 if sign == "亿" else total + (part + digit) * 10_000
            if sign == "亿":
                total *= 10_000
            part = digit = 0
    cents = 0
    for sign in rest:
        if sign in _DIGITS:
            digit_of_rest = _DIGITS[sign]
        elif sign == "角":
            cents += digit_of_rest * 10
        elif sign == "分":
            cents += digit_of_rest
    return (total + part + digit) * 100 + cents
