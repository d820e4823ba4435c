"""Where paper is signed, a pen has room."""

import dataclasses
from datetime import date

import pytest

from desktop.domain.sheets import Line, Signing, Table, Writing
from desktop.i18n import LANGUAGES
from desktop.reports.look import MM, STRONG
from desktop.reports.review import sheets_of
from desktop.reports.sheet import Sheet, Stroke, Words
from desktop.reports.sheets import pages_of
from tests.reports import cases, checks
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english
from tests.reports.test_sheet_parts import STATEMENT, sheet

SIGNED, DATED, HIGH = 30 * MM, 22 * MM, 8 * MM


def lines(page: Sheet) -> list[Stroke]:
    """The lines to sign on: none of the others stands at or below the words for the day."""
    first = min(
        words.baseline
        for words in checks.words_of(page)
        if "".join(run.text for run in words.line.runs) in ("Date", "日期")
    )
    strokes = (mark for mark in page.marks if isinstance(mark, Stroke))
    return [mark for mark in strokes if mark.thickness == 0.6 and mark.points[0][1] > first]


def lengths(page: Sheet) -> list[float]:
    return [line.points[1][0] - line.points[0][0] for line in lines(page)]


def names_above(page: Sheet) -> list[Words]:
    lowest = max(line.points[0][1] for line in lines(page))
    return [
        words
        for words in checks.words_of(page)
        if words.size == STRONG.size and words.baseline < lowest and words.line.runs[0].font.endswith("Bold")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", cases.ALL)
def test_three_people_sign_and_date_a_form_on_lines_that_are_wide_enough(name: str, language: str) -> None:
    page = sheets_of(cases.ALL[name](language))[-1]

    assert [length >= least for length, least in zip(lengths(page), [SIGNED, DATED] * 3, strict=True)] == [True] * 6


def test_a_full_form_leaves_a_pen_its_height_and_an_empty_one_more() -> None:
    def height(page: Sheet) -> float:
        return min(line.points[0][1] for line in lines(page)) - max(each.baseline for each in names_above(page))

    full, empty = cases.twelve("zh_CN"), chinese(items=(), actions=(), strengths=(), weaknesses=(), remarks=())

    assert height(sheets_of(full)[-1]) >= HIGH
    assert height(sheets_of(empty)[-1]) >= HIGH + 5 * MM


def test_the_line_of_a_refusal_is_not_taken_for_the_one_above_the_footer() -> None:
    strokes = [mark for mark in sheets_of(cases.twelve("zh_CN"))[-1].marks if isinstance(mark, Stroke)]
    lowest = sorted({round(mark.points[0][1], 1) for mark in strokes})[-2:]

    assert lowest[1] - lowest[0] >= 2.5 * MM


@pytest.mark.parametrize(
    "names", [("本人", "面谈人", "负责人"), ("制表", "复核", "本人", "批准"), ("Employee", "Received by")]
)
def test_sheets_are_signed_on_lines_that_are_wide_enough(names: tuple[str, ...]) -> None:
    (page,) = pages_of(sheet(Writing("员工意见"), Signing(names, "签名表示已阅知。", has_refusal=True)))
    least = [SIGNED, DATED] * len(names)

    assert [length >= wanted for length, wanted in zip(lengths(page), least, strict=True)] == [True] * len(least)


def test_the_day_of_the_interview_always_stands_with_the_interview() -> None:
    held, unheld = english(interview_on=date(2026, 10, 9)), english(interview_on=None)
    long = dataclasses.replace(
        held, person=dataclasses.replace(held.person, position="Franchise specialist, new shops")
    )

    for form in (held, long):
        assert any(text.startswith("held on 9 Oct") for page in sheets_of(form) for text in checks.texts(page))
    assert any(text.startswith("held on ____") for page in sheets_of(unheld) for text in checks.texts(page))


def test_blank_rows_are_given_up_before_signatures_take_a_page() -> None:
    table = Table("合同明细", STATEMENT[:1], (Line(("绿洲",)),) * 41, spare=1, filled_by_hand=True)
    parts = (
        table,
        Writing("双方约定", lines=2),
        Signing(("本人", "面谈人", "负责人"), "签名表示已阅知。", has_refusal=True),
    )

    assert len(pages_of(sheet(*parts))) == 1
