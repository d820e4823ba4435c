"""Marks that follow each other are closed up, as Chinese setters do, and are copied as they were typed."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports import breaking, closing_up, fonts, runs
from desktop.reports.document import Description, Document
from desktop.reports.look import LEFT, TEXT
from desktop.reports.sheet import Sheet
from tests.reports.test_copying import READERS, packed

TEXTS = (
    "他说：“请看《合同》（第二版）。”然后，“走了”。",
    "“‘双重’引号”，《“书”名》（（嵌套））。〔注〕！？",
    "She said “选址确认”，“好”。 A word，（x）",
)


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("（三十天）。", 5.5),  # two that close
        ("“《合同》”", 5.0),
        ("上，“下", 3.5),  # one that closes, one that opens
        ("“”", 2.0),  # nothing between them, nothing to close
        ("好，好。", 4.0),
        ("好…。", 3.0),
    ],
)
@pytest.mark.parametrize("bold", [False, True])
def test_a_mark_before_a_mark_gives_away_half_its_width(text: str, wide: float, bold: bool) -> None:
    assert runs.line(text, bold).width == wide
    assert runs.width(text, bold) == wide


def test_marks_around_the_end_of_a_line_keep_their_width() -> None:
    text = "一二三，“四五”"  # 7.5 em

    assert breaking.broken(text, 7.5) == (text,)
    assert breaking.broken(text, 6.5) == ("一二三，“四", "五”")
    assert breaking.broken(text, 5.4) == ("一二三，", "“四五”")


@given(st.text("，。；：）》」”’（《“‘…—ab1 Z中文“ابןא(),.\u0301𠮷", min_size=1, max_size=40), st.floats(2, 25))
def test_no_line_of_marks_is_wider_than_its_column(text: str, width: float) -> None:
    latin = runs.is_latin(text)

    lines = breaking.broken(text, width)

    assert all(runs.line(line, latin=latin).width <= max(width, 1.1) + 1e-6 for line in lines if len(line) > 1)


def test_a_text_from_right_to_left_is_left_as_it_is() -> None:
    assert runs.line("ابن）。（علي").width == pytest.approx(runs.open_width("ابن）。（علي"))


@pytest.mark.parametrize("name", [fonts.REGULAR, fonts.BOLD])
def test_what_a_mark_gives_away_is_empty(name: str) -> None:
    font = TTFont(Path(fonts.font_file(name)))
    codes, outlines, em = font.getBestCmap(), font["glyf"], font["head"].unitsPerEm
    closing, opening = "，。；：、？！）》〉」』】〕〗〞｝］’”", "（《〈「『【〔〖〝｛［‘“"

    assert all(closing_up.meet(each, "，") for each in closing)
    assert all(closing_up.meet(each, "（") for each in (*closing, *opening))
    assert all(outlines[codes[ord(each)]].xMax <= em / 2 for each in closing)
    assert all(outlines[codes[ord(each)]].xMin >= em / 2 for each in opening)


@pytest.mark.parametrize("reader", READERS)
def test_closed_up_marks_are_copied_as_they_were_typed(reader: str) -> None:
    document, sheet = Document(Description("", "", "", "zh_CN")), Sheet()
    for place, text in enumerate(TEXTS):
        sheet.text((LEFT, 60 + 20 * place), text, TEXT)
    document.add([sheet])

    copied = packed("".join(READERS[reader](document.content())))

    assert copied == packed("".join(TEXTS))


def test_a_character_of_the_plane_that_stands_for_closed_up_marks_is_printed_as_missing() -> None:
    assert runs.line(chr(0xFFF0C)).runs[0].text == runs.MISSING
