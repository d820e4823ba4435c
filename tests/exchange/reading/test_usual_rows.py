"""Rows as office programs write them are taken out in one look; everything else is left for the closer checks."""

import zipfile
from pathlib import Path

import pytest

from desktop.exchange.reading.child import lines
from desktop.exchange.reading.table import read_table
from desktop.exchange.reading.usual_rows import without_usual_rows
from tests.exchange.reading.workbooks import HEAD, make, text_cell

MANY = 3_000  # rows; a small sheet is not worth it
ODD = 1_500
DAMAGED = b'["refused","The workbook is damaged.'
HEAD_OF_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><sheetData>'


def usual(number: int) -> str:
    """A row as office programs write it."""
    name = text_cell(f"A{number}", "王芳")
    amount = f'<c r="B{number}" s="1"><v>{number}</v></c>'
    return f'<row r="{number}" spans="1:3" ht="15">{name}{amount}<c r="C{number}"/></row>'


def rows(odd: str = "") -> str:
    """Many usual rows, with another one in the middle."""
    return "".join(odd if odd and number == ODD else usual(number) for number in range(2, MANY))


def sheet(odd: str = "", head: bytes = HEAD_OF_XML) -> bytes:
    return head + rows(odd).encode() + b"</sheetData></worksheet>"


def test_of_a_usual_sheet_only_head_and_foot_are_left() -> None:
    looked = without_usual_rows(sheet())

    assert looked.rest == HEAD_OF_XML + b"<r/></sheetData></worksheet>"
    assert looked.numbers == {b"%d" % number for number in range(2, MANY)}
    assert looked.most_cells == 3 * (MANY - 2)


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1500" s="2"><v>0.5</v></c>',  # shown as a percentage
        '<c r="A1500" t="e"><v>#N/A</v></c>',
        '<c r="A1500"><f>B1*2</f><v></v></c>',  # a lost result
        '<c r="A1500"><f>B1*2</f></c>',
        '<c r="A1501"><v>1</v></c>',  # of the next row
        '<c r="A1500"><v>1</v></c><c r="A1500"><v>2</v></c>',
        '<c r="B1500"><v>1</v></c><c r="A1500"><v>2</v></c>',  # in another order
        '<c r="A1500" t="s"><v>x</v></c>',  # names no shared text
        '<c r="A1500" t="inlineStr"><is><t>A&amp;B</t></is></c>',
        '<c r="A1500" t="inlineStr"><is><t>A\x01</t></is></c>',
        '<c r="D1500"><v>1</v></c>',  # a column the beginning does not show
        '<c r="A1500" r="A1500"><v>1</v></c>',
        "<c r='A1500'><v>1</v></c>",
        '<c r="A1500"><v>1</v></d>',
    ],
)
def test_a_row_with_anything_else_is_left_for_the_closer_look(cells: str) -> None:
    odd = f'<row r="{ODD}">{cells}</row>'
    looked = without_usual_rows(sheet(odd), (b"2",))

    assert looked.rest == HEAD_OF_XML + b"<r/>" + odd.encode() + b"<r/></sheetData></worksheet>"


def test_hidden_rows_are_left_too() -> None:
    hidden = usual(ODD).replace(' ht="15"', ' hidden="1"')

    assert hidden.encode() in without_usual_rows(sheet(hidden)).rest


@pytest.mark.parametrize(
    "odd",
    [
        usual(ODD - 1),  # a row twice
        usual(ODD).replace(' ht="15"', ' ht="15" ht="15"'),
        usual(ODD).replace(' ht="15"', ' r="7"'),
        usual(ODD) + f'<c r="C{ODD}"><v>1</v></c>',  # a cell outside of any row
        f"<!-- {usual(ODD)} -->",
        f"<?x {usual(ODD)} ?>",
        usual(ODD).replace("王", "\ufffe"),
        usual(200_001),
    ],
)
def test_a_single_doubt_leaves_the_whole_sheet_for_the_closer_look(odd: str) -> None:
    whole = sheet(odd)

    assert without_usual_rows(whole).rest == whole


def test_a_sheet_in_another_encoding_is_left_whole() -> None:
    whole = sheet(head=HEAD_OF_XML.replace(b"UTF-8", b"GB2312"))

    assert without_usual_rows(whole).rest == whole


def answer(path: Path) -> bytes:
    """What the reading process says of the file, rows and refusals alike."""
    return b"".join(lines(path, {}))


@pytest.mark.parametrize(
    "odd",
    [
        usual(ODD - 1),
        usual(ODD).replace("</row>", ""),
        f'<row r="{ODD}"><c r="A1"><v>1</v></c></row>',
        f'<row r="{ODD}"><c r="A{ODD}"><v>1</v></c><c r="A{ODD}"><v>2</v></c></row>',
        usual(ODD) + f'<c r="A{ODD}"><v>1</v></c>',
        f"<t a='{usual(ODD)}'/>",
    ],
)
def test_what_is_damaged_among_many_usual_rows_is_refused(tmp_path: Path, odd: str) -> None:
    assert answer(make(tmp_path / "a.xlsx", HEAD + rows(odd))).startswith(DAMAGED)


@pytest.mark.parametrize("spoilt", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80"])
def test_a_text_that_is_no_unicode_is_refused(tmp_path: Path, spoilt: bytes) -> None:
    right = make(tmp_path / "right.xlsx", HEAD + rows(usual(ODD).replace("王", "??")))
    with zipfile.ZipFile(right) as read, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as write:
        for name in read.namelist():
            write.writestr(name, read.read(name).replace(b"??", spoilt))

    assert answer(tmp_path / "a.xlsx").startswith(DAMAGED)


def test_what_is_odd_among_many_usual_rows_is_read_and_told(tmp_path: Path) -> None:
    odd = f'<row r="{ODD}" hidden="1"><c r="A{ODD}" t="e"><v>#N/A</v></c></row>'

    table = read_table(make(tmp_path / "a.xlsx", HEAD + rows(odd)))

    found = dict(table.rows)
    assert (found[ODD], found[ODD + 1]) == (["#N/A"], ["王芳", str(ODD + 1)])
    assert [(note.row, note.reason.values["rows"]) for note in table.notes] == [(ODD, str(ODD))]
