"""Numbers that a workbook shows as days and that are none: told by their row, and never made a day of 1899."""

from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.exchange.reading.table import read_table
from tests.exchange.reading.workbooks import MAIN, make

STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
FROM_1904 = '<workbookPr date1904="1"/>'


def shown_as_day(path: Path, number: str, book: str = "") -> Path:
    rows = f'<row r="2"><c r="A2" s="1"><v>45000</v></c></row><row r="3"><c r="A3" s="1"><v>{number}</v></c></row>'
    return make(path, rows, extra=[("xl/styles.xml", STYLES.encode())], book=book)


@pytest.mark.parametrize("number", ["-1E300", "-1e12", "-inf"])
def test_one_that_no_calendar_reaches_is_told_by_its_row(tmp_path: Path, number: str) -> None:
    with pytest.raises(RequestError, match="Row 3 holds a number that no calendar has a day for"):
        read_table(shown_as_day(tmp_path / "a.xlsx", number))


@pytest.mark.parametrize("book", ["", FROM_1904])
@pytest.mark.parametrize("number", ["NaN", "nan"])
def test_one_that_is_none_stays_what_it_is(tmp_path: Path, number: str, book: str) -> None:
    rows = read_table(shown_as_day(tmp_path / "a.xlsx", number, book)).rows

    assert rows[1] == (3, ["NaN"])


@pytest.mark.parametrize(("number", "day"), [("1", "1900-01-01"), ("61", "1900-03-01"), ("46027", "2026-01-05")])
def test_a_day_stays_a_day(tmp_path: Path, number: str, day: str) -> None:
    rows = read_table(shown_as_day(tmp_path / "a.xlsx", number)).rows

    assert rows[1] == (3, [day])
