"""Figures, dates and spans as the forms print them."""

from datetime import date
from decimal import Decimal as D  # noqa: N817 - the tables below stay readable

import pytest

from desktop.domain.indicators import Unit
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.reports import figures


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "decimals", "signed", "text"),
        [
            (None, 1, False, "—"),
            (D("93.85"), 1, False, "93.9"),
            (D("-6.66"), 1, True, "−6.7"),
            (D("5.3"), 1, True, "+5.3"),
            (D("0.04"), 1, True, "0.0"),
            (D("-0.04"), 1, False, "0.0"),
            (D("1234567.5"), 0, False, "1,234,568"),
        ],
    )
    def test_rounds_half_up_with_a_real_minus(self, value: D | None, decimals: int, signed: bool, text: str) -> None:
        assert figures.number(value, decimals, signed) == text


class TestPlain:
    @pytest.mark.parametrize(
        ("value", "text"), [(None, "—"), (D(25), "25"), (D("12.50"), "12.5"), (D(-3), "−3"), (D(1200), "1,200")]
    )
    def test_shows_no_more_decimals_than_needed(self, value: D | None, text: str) -> None:
        assert figures.plain(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, "—"), (D("1.2"), "1.2"), (D("0.3333"), "0.3333"), (D("1.1250"), "1.125"), (D(0), "0")]
)
def test_a_factor_is_shown_as_it_is_multiplied(value: D | None, text: str) -> None:
    assert figures.factor(value) == text


class TestPercent:
    @pytest.mark.parametrize(
        ("value", "language", "text"),
        [
            (None, CHINESE, "—"),
            (D("123.87"), CHINESE, "123.9%"),
            (D("123.87"), ENGLISH, "123.9\u00a0%"),
            (D(10000000), CHINESE, ">9,999%"),
            (D(-10000000), CHINESE, "<−9,999%"),
        ],
    )
    def test_keeps_within_its_column(self, value: D | None, language: str, text: str) -> None:
        assert figures.percent(value, language) == text


class TestDates:
    def test_a_day(self) -> None:
        assert figures.day(date(2026, 12, 31), CHINESE) == "2026-12-31"
        assert figures.day(date(2026, 12, 31), ENGLISH) == "31 Dec 2026"

    def test_a_span(self) -> None:
        first, last = date(2026, 7, 1), date(2026, 9, 30)

        assert figures.span(first, last, translator(CHINESE)) == "2026-07-01 至 2026-09-30"
        assert figures.span(first, last, translator(ENGLISH)) == "1 July – 30 September 2026"

    def test_a_span_inside_a_month_says_the_month_once(self) -> None:
        first, last = date(2026, 9, 7), date(2026, 9, 13)

        assert figures.span(first, last, translator(ENGLISH)) == "7–13 September 2026"

    def test_a_span_over_new_year(self) -> None:
        assert (
            figures.span(date(2025, 12, 1), date(2026, 2, 28), translator(ENGLISH))
            == "1 December 2025 – 28 February 2026"
        )

    @pytest.mark.parametrize(
        ("months", "chinese", "english"),
        [
            (None, "—", "—"),
            (0, "0 个月", "0 m"),
            (7, "7 个月", "7 m"),
            (24, "2 年", "2 y"),
            (31, "2 年 7 个月", "2 y 7 m"),
        ],
    )
    def test_service(self, months: int | None, chinese: str, english: str) -> None:
        assert figures.service(months, translator(CHINESE)) == chinese
        assert figures.service(months, translator(ENGLISH)) == english


class TestMeasure:
    @pytest.mark.parametrize(
        ("values", "language", "unit", "texts"),
        [
            (["99999.99"], CHINESE, "元", ["99,999.99"]),
            (["8000"], CHINESE, "元", ["8,000"]),
            (["3600000", "5000"], CHINESE, "万元", ["360.0", "0.5"]),
            (["99999999999.99"], CHINESE, "亿元", ["1,000.00"]),
            (["3600000", "3326000"], ENGLISH, "¥k", ["3,600", "3,326"]),
            (["99999999999.99"], ENGLISH, "¥m", ["100,000.0"]),
            (["99999999999.99", "3260000", "0"], CHINESE, "万元", ["10,000,000.0", "326.0", "0.0"]),
            (["99999999999.99", "3260000"], ENGLISH, "¥m", ["100,000.0", "3.3"]),
            (["99999999999.99", "320000"], ENGLISH, "¥k", ["100,000,000.0", "320.0"]),
            (["99999999999.99", "800"], CHINESE, "元", ["100,000,000,000", "800"]),
            (["99999999999.99", "0.05"], CHINESE, "元", ["99,999,999,999.99", "0.05"]),
            (["260000", "99.5"], ENGLISH, "¥", ["260,000.00", "99.50"]),
        ],
    )
    def test_money_takes_the_unit_of_its_largest_value_in_which_the_smallest_is_still_told(
        self, values: list[str], language: str, unit: str, texts: list[str]
    ) -> None:
        numbers = [D(value) for value in values]

        measure = figures.measure_for(Unit.MONEY, "", numbers, translator(language))

        assert measure.unit == unit
        assert [measure.text(number) for number in numbers] == texts

    def test_counts_show_a_fraction_only_where_there_is_one(self) -> None:
        measure = figures.measure_for(Unit.COUNT, "次", [D(45), D("41.58")], translator(CHINESE))

        assert (measure.unit, measure.text(D(45)), measure.text(D("41.58")), measure.text(None)) == (
            *("次", "45", "41.6"),
            "—",
        )

    def test_other_units(self) -> None:
        texts = translator(CHINESE)

        units = [figures.measure_for(unit, "", [], texts).unit for unit in (Unit.PERCENT, Unit.DAYS, Unit.POINTS)]

        assert units == ["%", "天", "分"]
