"""What a cell means."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import RequestError
from desktop.i18n import ENGLISH, translator
from desktop.ui.kit.paste_grid.book import Book, Names
from desktop.ui.kit.paste_grid.reading import Around, Reading, read_cell
from desktop.ui.kit.paste_grid.share_text import read_shares
from tests.ui.kit.paste_grid.grids import COLUMNS, CUSTOMERS, OUTCOMES, PEOPLE, TODAY

AROUND = Around(
    Book(TODAY, {"people": PEOPLE, "customers": CUSTOMERS, "outcomes": OUTCOMES}),
    translator(ENGLISH),
    frozenset({"新客户"}),
    {},
)
BY_NAME = {column.name: column for column in COLUMNS}


def read(name: str, text: str) -> Reading:
    """One cell."""
    return read_cell(BY_NAME[name], text, AROUND)


@pytest.mark.parametrize(
    ("name", "text", "value", "shown"),
    [
        ("date", "3月5日", date(2026, 3, 5), "03-05"),
        ("date", "昨天", date(2026, 10, 15), "10-15"),
        ("date", "2026/3/5", date(2026, 3, 5), "03-05"),
        ("date", "46100", date(2026, 3, 19), "03-19"),
        ("date", "２０２５－１２－３１", date(2025, 12, 31), "2025-12-31"),
        ("date", "2026-03-05 14:30", date(2026, 3, 5), "03-05"),
        ("staff", "e03", 3, "李契"),
        ("staff", "lq", 3, "李契"),
        ("staff", " 李 契 ", 3, "李契"),
        ("customer", "LYCS", 7, "绿源超市"),
        ("customer", "c10", 10, "同名店"),
        ("customer", "新客户", None, "新客户"),
        ("outcome", "yjz", "有进展", "有进展"),
        ("outcome", "progress made", "有进展", "有进展"),
        ("amount", "￥３.５万", Decimal(35000), "35,000"),
        ("amount", "1,234.5", Decimal("1234.50"), "1,234.50"),
        ("minutes", "1.5小时", 90, "90"),
        ("at", "9点5分", "09:05", "09:05"),
        ("summary", " two\r\nlines ", "two\nlines", "two\nlines"),
        ("shares", "王䶮60%、李契40%", ((1, Decimal(60)), (3, Decimal(40))), "王䶮 60% 李契 40%"),
        ("outcome", "", None, ""),
    ],
)
def test_a_cell_is_understood(name: str, text: str, value: object, shown: str) -> None:
    reading = read(name, text)

    assert (reading.value, reading.shown, reading.fault) == (value, shown, "")


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("date", "", "Enter the day."),
        ("date", "soon", "This is not a date. Write it like 2026-03-05, 2026/3/5 or 2026年3月5日."),
        ("date", "3/5/26", "This date can be read in more than one way. Write it like 2026-03-05."),
        ("date", "2026/2/30", "The calendar has no day “2026/2/30”. Check the month and the day."),
        ("staff", "wy", "“wy” may be several; choose the one that is meant."),
        ("staff", "赵六", "Nobody on the list is called “赵六”."),
        ("customer", "绿园超市", "No customer is called “绿园超市”."),
        ("customer", "同名店", "“同名店” may be several; choose the one that is meant."),
        ("amount", "a lot", "This is not a number. Write it like 1234.50, 1,234.50 or 3.5万."),
        ("minutes", "-5", "A count cannot be below zero."),
        ("at", "25:00", "Write the time of day like 14:30."),
        ("summary", "bell \x07", "内容 holds a character that cannot be kept (U+0007); type it again."),
        (
            "shares",
            "王䶮60%、李契30%",
            "The shares sum to 90 %, not to 100 %. Change them until nothing is left over.",
        ),
    ],
)
def test_what_is_wrong_is_a_sentence_and_the_text_stays(name: str, text: str, fault: str) -> None:
    reading = read(name, text)

    assert reading.fault == fault
    assert reading.shown == text


def test_a_new_word_of_a_free_list_is_pointed_out_and_kept() -> None:
    reading = read("outcome", "要再想想")

    assert (reading.value, reading.fault) == ("要再想想", "")
    assert "saving adds it" in reading.warning


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("李契", {3: "100"}),
        ("E01:60;E02:40", {1: "60", 2: "40"}),
        ("E01 60 E02 40", {1: "60", 2: "40"}),
        ("王䶮（70%），李契（30%）", {1: "70", 3: "30"}),
        ("王䶮 33.34%/E02 33.33%/lq 33.33%", {1: "33.34", 2: "33.33", 3: "33.33"}),
        ("王䶮、李契", {1: "50", 3: "50"}),
        ("王䶮+E02+李契", {1: "33.34", 2: "33.33", 3: "33.33"}),
    ],
)
def test_shares_are_read_as_people_write_them(text: str, parts: dict[int, str]) -> None:
    assert {person.value: percent for person, percent in read_shares(text, PEOPLE)} == {
        key: Decimal(percent) for key, percent in parts.items()
    }


@pytest.mark.parametrize("text", ["王䶮60、李契", "王䶮、王䶮", "wy 100", "张三60%、李契40%", "、；", "60%"])
def test_shares_that_are_not_clear_are_refused(text: str) -> None:
    with pytest.raises(RequestError):
        read_shares(text, PEOPLE)


@given(st.sampled_from([column.name for column in COLUMNS]), st.text(max_size=30))
def test_no_text_is_a_trap(name: str, text: str) -> None:
    reading = read(name, text)

    assert isinstance(reading.fault, str)


def test_the_most_similar_names_come_first_with_their_per_cent() -> None:
    found = CUSTOMERS.alike("绿园超市")

    assert [(each.option.label, each.percent) for each in found] == [("绿源超市", 75)]
    assert Names().alike("绿园超市") == []
