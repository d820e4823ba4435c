from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.cells import NumberText
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.dates import day, forced_orders

MARCH_FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "2026年03月05号", "20260305", "2026-03-05 00:00:00.000",
        "2026-03-05T14:30:00", "2026年3月5日 14:30", "２０２６－０３－０５", " 2026-03-05 ", "5 Mar 2026",
        "5-Mar-2026", "5-Mar-26", "Mar 5, 26", "March 5, 2026", "Mar 5 2026", "5th March 2026", "2026/3/5 下午 2:30",
    ],
)  # fmt: skip
def test_every_usual_spelling_names_the_same_day(text: str) -> None:
    read = day(text, Conventions())

    assert read.value == MARCH_FIFTH
    assert read.warning is None


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("03/05/2026", "mdy", MARCH_FIFTH),
        ("05/03/2026", "dmy", MARCH_FIFTH),
        ("5.3.2026", "dmy", MARCH_FIFTH),
        ("26/3/5", "ymd", MARCH_FIFTH),
        ("5/3/26", "dmy", MARCH_FIFTH),
        ("5/3/96", "dmy", date(1996, 3, 5)),
        ("2026-03-05", "dmy", MARCH_FIFTH),
    ],
)
def test_a_stated_order_settles_short_dates(text: str, order: str, expected: date) -> None:
    assert day(text, Conventions(date_order=order)).value == expected


def test_a_date_that_fits_one_order_only_needs_no_statement() -> None:
    assert day("25/12/2026", Conventions()).value == date(2026, 12, 25)
    assert day("5/5/2026", Conventions()).value == date(2026, 5, 5)


def test_an_ambiguous_date_is_asked_about() -> None:
    with pytest.raises(Refusal, match="date_order"):
        day("03/05/2026", Conventions())


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2026年13月1日", "20261301", "31/31/2026", "2026", "2026年", "3月5日", "昨天", "0000-00-00",
        "12345678",
        "1-2-3-4", "2026-03", "1500-01-01", "2026-3/5", "٢٠٢٦-٠٣-٠٥", "5 Foo 2026", "-46086",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        day(text, Conventions())


@pytest.mark.parametrize("text", ["3月5日", "3 月 5 号", "3/5", "03-05", "5-Mar"])
def test_a_day_without_its_year_is_told_as_that(text: str) -> None:
    with pytest.raises(Refusal, match="year is missing"):
        day(text, Conventions())


def test_a_month_that_the_stated_order_makes_impossible_is_refused() -> None:
    with pytest.raises(Refusal, match="no such day"):
        day("25/12/2026", Conventions(date_order="mdy"))
    with pytest.raises(Refusal, match="does not fit"):
        day("25/12/2026", Conventions(date_order="ymd"))


@pytest.mark.parametrize("written", ["46086", "46086.5"])
def test_a_number_of_a_workbook_is_the_day_excel_counts_and_one_written_as_text_is_pointed_out(written: str) -> None:
    as_number, as_text = day(NumberText(written), Conventions()), day(written, Conventions())

    assert as_number == Read(MARCH_FIFTH)
    assert as_text.value == MARCH_FIFTH
    assert as_text.warning is not None
    assert "2026-03-05" in as_text.warning.text(str)


def test_serial_numbers_count_from_1904_where_the_workbook_does() -> None:
    assert day("44624", Conventions(is_1904=True)).value == MARCH_FIFTH


def test_a_time_zone_is_pointed_out() -> None:
    read = day("2026-03-05T23:00:00Z", Conventions())

    assert read.value == MARCH_FIFTH
    assert read.warning is not None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_comes_back_from_its_iso_form(when: date) -> None:
    assert day(when.isoformat(), Conventions()).value == when
    assert day(f"{when.year}年{when.month}月{when.day}日", Conventions()).value == when


@given(st.dates(date(2000, 1, 1), date(2069, 12, 31)), st.sampled_from(["mdy", "dmy"]))
def test_every_day_comes_back_from_a_short_form_in_its_order(when: date, order: str) -> None:
    parts = {"m": when.month, "d": when.day, "y": when.year}
    text = "/".join(str(parts[part]) for part in order)

    assert day(text, Conventions(date_order=order)).value == when


class TestAColumnOfDates:
    def test_leaves_no_question_when_all_are_iso(self) -> None:
        assert forced_orders(["2026-03-05", "", "x"])[1] is False

    def test_is_settled_by_one_date_that_fits_one_order(self) -> None:
        orders, is_open = forced_orders(["03/05/2026", "25/12/2026"])

        assert orders == {"dmy"}
        assert is_open

    def test_stays_open_where_every_date_fits_two_orders(self) -> None:
        orders, is_open = forced_orders(["03/05/2026", "04/06/2026"])

        assert orders == {"mdy", "dmy"}
        assert is_open
