"""Numbers that a workbook shows as days or durations and that are none: told, and never made a day of 1899 or 0."""

from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.exchange.cells import BrokenText
from desktop.exchange.reading.table import read_table
from tests.exchange.reading.workbooks import MAIN, make, text_cell

FORMATS = '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/>'
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs>{FORMATS}</cellXfs></styleSheet>'
PLAIN, DAY, DURATION = "0", "1", "2"
FROM_1904 = '<workbookPr date1904="1"/>'


def shown_as_day(path: Path, number: str, book: str = "", style: str = DAY) -> Path:
    rows = (
        f'<row r="2"><c r="A2" s="1"><v>45000</v></c></row><row r="3"><c r="A3" s="{style}"><v>{number}</v></c></row>'
    )
    return make(path, rows, extra=[("xl/styles.xml", STYLES.encode())], book=book)


@pytest.mark.parametrize(
    ("style", "number"),
    [(DAY, "-1E300"), (DAY, "-1e12"), (DAY, "-inf"), (DURATION, "-1E300"), (DURATION, "1e15"), (DURATION, "-1e11")],
)
def test_one_too_far_from_zero_is_told_by_its_row(tmp_path: Path, style: str, number: str) -> None:
    with pytest.raises(RequestError, match="Row 3 holds a number shown as a date or a duration that is neither"):
        read_table(shown_as_day(tmp_path / "a.xlsx", number, style=style))


@pytest.mark.parametrize("book", ["", FROM_1904])
@pytest.mark.parametrize("style", [PLAIN, DAY, DURATION])
@pytest.mark.parametrize("number", ["NaN", "nan", "-NaN"])
def test_one_that_is_none_stays_what_it_is(tmp_path: Path, number: str, style: str, book: str) -> None:
    rows = read_table(shown_as_day(tmp_path / "a.xlsx", number, book, style)).rows

    assert rows[1] == (3, ["NaN"])
    assert isinstance(rows[1][1][0], BrokenText)


def test_one_among_thousands_of_usual_rows_is_found_and_texts_of_that_name_stay_texts(tmp_path: Path) -> None:
    usual = "".join(
        f'<row r="{row}"><c r="A{row}" s="2"><v>0.5</v></c>{text_cell(f"B{row}", "x")}</row>'
        for row in range(1, 9000)
    )
    nan = '<row r="9000"><c r="A9000" s="2"><v>NaN</v></c><c r="B9000" t="str"><v>NaN</v></c></row>'
    path = make(tmp_path / "a.xlsx", usual + nan, extra=[("xl/styles.xml", STYLES.encode())])

    rows = read_table(path).rows

    assert rows[-1] == (9000, ["NaN", "NaN"])
    assert [isinstance(cell, BrokenText) for cell in rows[-1][1]] == [True, False]
    assert {tuple(cells) for _number, cells in rows[:-1]} == {("12:00", "x")}


@pytest.mark.parametrize(("number", "day"), [("1", "1900-01-01"), ("61", "1900-03-01"), ("46027", "2026-01-05")])
def test_a_day_stays_a_day(tmp_path: Path, number: str, day: str) -> None:
    rows = read_table(shown_as_day(tmp_path / "a.xlsx", number)).rows

    assert rows[1] == (3, [day])
