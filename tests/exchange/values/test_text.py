import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.cells import DateText, NumberText
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.conventions import Conventions
from desktop.exchange.values.text import bearing_name, code, comparable, long_text, one_line

PLAIN = Conventions()


@pytest.mark.parametrize(
    "name", ["王小明", "𠮷野家", "O'Brien", "<b>x</b>", "=1+1", "👨‍👩‍👧", "é", "ＡＢ", "مُنَاقَشَةُ", "�"]
)
def test_a_name_is_kept_exactly(name: str) -> None:
    assert one_line(name, PLAIN).value == name


def test_only_blanks_around_a_name_go() -> None:
    assert one_line("\u3000 Mary  Ann\xa0", PLAIN).value == "Mary  Ann"


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "a\x1bb",
        "a\x85b",
        "a\nb",
        "a\tb",
        "a\u2028b",
        "\ud800",
        "\ufffe",
        "\u200b",
        "\u2003\u200b",
        "x" * 201,
    ],
)
def test_what_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        one_line(text, PLAIN)


def test_a_long_text_may_have_lines_but_no_control_characters() -> None:
    assert long_text("一\n二\t三", PLAIN).value == "一\n二\t三"
    with pytest.raises(Refusal, match=r"U\+0007"):
        long_text("a\x07", PLAIN)
    with pytest.raises(Refusal, match="at most"):
        long_text("x" * 10_001, PLAIN)


def test_codes_that_excel_has_cut_are_refused_or_pointed_out() -> None:
    with pytest.raises(Refusal, match="15 digits"):
        code(NumberText("1234567890123456"), PLAIN)
    assert code("1.23E+17", PLAIN).warning is not None
    assert code("00123", PLAIN).value == "00123"
    assert code(DateText("2026-03-05"), PLAIN).warning is not None


def test_spellings_of_one_name_compare_alike() -> None:
    assert comparable("Ａｎｎ  LEE\u200b") == comparable("ann lee")
    assert comparable("e\u0301") == comparable("\u00e9")
    assert comparable("王明") != comparable("王名")


@given(st.text(max_size=50))
def test_any_text_is_kept_whole_or_refused(text: str) -> None:
    try:
        kept = one_line(text, PLAIN).value
    except Refusal:
        return
    assert kept == text.strip(" \t\r\n\u3000\xa0")


def test_a_bearing_name_tells_that_blanks_around_it_were_left_out() -> None:
    read = bearing_name(" 王䶮 ", PLAIN)

    assert read.value == "王䶮"
    assert read.warning is not None


def test_a_bearing_name_without_blanks_around_it_has_nothing_to_tell() -> None:
    assert bearing_name("Liu Wei", PLAIN).warning is None
