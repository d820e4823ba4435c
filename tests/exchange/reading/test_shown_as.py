"""What a workbook shows and does not say in its values: percentages, and rows and columns that are hidden."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf import opendocument, style, table, text

from desktop.exchange.reading import limits
from desktop.exchange.reading.number_formats import is_percent
from desktop.exchange.reading.open_document import percents_and_hidden
from desktop.exchange.reading.table import read_table
from desktop.exchange.sentences import Refusal
from tests.exchange.reading.workbooks import MAIN, make

HEAD, NUMBERS, HIDDEN = ["项", "率", "数"], [("甲", 0.95, 0.95), ("乙", 1.2, 2), ("丙", -0.071, 3)], 3
# As every form of workbook is to be read: the second column is shown in percent, the row of 乙 and the third column
# are hidden.
READ = [(1, HEAD), (2, ["甲", "95%", "0.95"]), (3, ["乙", "120%", "2"]), (4, ["丙", "-7.1%", "3"])]


def _xlsx(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0.0%"})
    sheet.write_row(0, 0, HEAD)
    for row, (name, rate, number) in enumerate(NUMBERS, 1):
        sheet.write_row(row, 0, (name, rate, number))
        sheet.write(row, 1, rate, percent)
    sheet.set_row(HIDDEN - 1, None, None, {"hidden": True})
    sheet.set_column(2, 16383, None, None, {"hidden": True})  # to the end, as whoever selects all that is right of B
    book.close()


def _openpyxl(path: Path) -> None:
    book = openpyxl.Workbook()
    for values in (HEAD, *NUMBERS):
        book.active.append(values)
    for row in range(2, 5):
        book.active.cell(row, 2).number_format = "0%"  # one of the formats without a name
    book.active.row_dimensions[HIDDEN].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.save(path)


def _xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet, percent = book.add_sheet("S"), xlwt.easyxf(num_format_str="0.0%")
    for column, name in enumerate(HEAD):
        sheet.write(0, column, name)
    for row, (name, rate, number) in enumerate(NUMBERS, 1):
        sheet.write(row, 0, name)
        sheet.write(row, 1, rate, percent)
        sheet.write(row, 2, number)
    sheet.row(HIDDEN - 1).hidden = True
    sheet.col(2).hidden = True
    book.save(str(path))


def _ods(path: Path) -> None:
    document = opendocument.OpenDocumentSpreadsheet()
    shown = style.Style(name="ro1", family="table-row")
    document.automaticstyles.addElement(shown)
    sheet = table.Table(name="S")
    sheet.addElement(table.TableColumn(numbercolumnsrepeated="2"))
    sheet.addElement(table.TableColumn(numbercolumnsrepeated="1000", visibility="collapse"))
    for number, (name, rate, value) in enumerate([HEAD, *NUMBERS], 1):
        row = table.TableRow(**({"visibility": "filter"} if number == HIDDEN else {}))
        for cell, kind in ((name, "string"), (rate, "percentage"), (value, "float")):
            is_text = isinstance(cell, str)
            stated = {"valuetype": "string"} if is_text else {"valuetype": kind, "value": str(cell)}
            element = table.TableCell(**stated)
            element.addElement(text.P(text=str(cell)))
            row.addElement(element)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(str(path))


@pytest.mark.parametrize(
    ("name", "write"), [("a.xlsx", _xlsx), ("b.xlsx", _openpyxl), ("a.xls", _xls), ("a.ods", _ods)]
)
def test_a_number_shown_as_a_percentage_is_read_as_that_and_hidden_rows_and_columns_are_told(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(tmp_path / name)

    found = read_table(tmp_path / name)

    assert found.rows == READ
    told = [(note.row, note.reason.message[:12], note.reason.values) for note in found.notes]
    assert told == [
        (3, "Rows that ar", {"count": 1, "rows": "3"}),
        (None, "Columns that", {"count": 1, "columns": "C"}),
    ]


def test_a_sheet_spelled_in_an_unusual_way_is_understood_as_well(tmp_path: Path) -> None:
    rows = (
        "<x:row r='2' hidden='1'>"
        "<x:c s='1' r='A2'><x:v>0.5</x:v></x:c><x:c r='B2' s='0'><x:v>0.5</x:v></x:c><x:c r='C2' t='n' s='1'>"
        "<x:v>0.07</x:v></x:c></x:row>"
    ).replace("x:", "")
    formats = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt formatCode="[&gt;1]0.0%;0%" numFmtId="170"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"><alignment/></xf></cellXfs></styleSheet>'
    )
    path = make(tmp_path / "a.xlsx", rows, extra=[("xl/styles.xml", formats.encode())])

    found = read_table(path)

    assert found.rows == [(2, ["50%", "0.5", "7%"])]
    assert [note.row for note in found.notes] == [2]


def test_one_of_thousands_of_styles_is_known_however_a_cell_names_it(tmp_path: Path) -> None:
    rows = "<row r='2'><c r='A2' s = '2999'><v>0.5</v></c><c r='B2' s='0'><v>0.5</v></c></row>"
    formats = '<xf numFmtId="0"/>' + '<xf numFmtId="9"/>' * 2999
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>'
    path = make(tmp_path / "a.xlsx", rows, extra=[("xl/styles.xml", styles.encode())])

    assert read_table(path).rows == [(2, ["50%", "0.5"])]


def test_of_many_hidden_rows_the_first_ten_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(1, 16):
        book.active.append([f"第{number}行"])
        book.active.row_dimensions[number].hidden = number > 3
    book.active.row_dimensions[40].hidden = True  # nothing stands there
    book.save(tmp_path / "a.xlsx")

    (note,) = read_table(tmp_path / "a.xlsx").notes

    assert (note.row, note.reason.values) == (4, {"count": 12, "rows": "4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …"})


def test_of_hidden_columns_those_with_something_in_them_are_named_by_their_letters(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([f"列{number}" for number in range(1, 29)])
    book.active["AD1"] = "远"
    for letter in ("B", "Z", "AA", "AB", "AC"):  # nothing stands in AC
        book.active.column_dimensions[letter].hidden = True
    book.save(tmp_path / "a.xlsx")

    (note,) = read_table(tmp_path / "a.xlsx").notes

    assert (note.row, note.reason.values) == (None, {"count": 4, "columns": "B, Z, AA, AB"})


def _table(*rows: str) -> bytes:
    return ("<table:table>" + "".join(f"<table:table-row {row}" for row in rows) + "</table:table>").encode()


def test_rows_repeated_without_end_fill_no_memory() -> None:
    endless = f'table:number-rows-repeated="{limits.ROWS}" table:visibility="collapse">'

    _percents, hidden = percents_and_hidden(_table("><table:table-cell/>", *[endless] * 3), 0)

    assert (min(hidden), max(hidden)) == (2, limits.ROWS)


def test_more_percentages_than_cells_are_read_are_refused() -> None:
    cell = 'office:value-type="percentage" table:number-columns-repeated="200"/>'

    with pytest.raises(Refusal, match="at most"):
        percents_and_hidden(_table(f'table:number-rows-repeated="{limits.ROWS}"><table:table-cell {cell}'), 0)


@pytest.mark.parametrize("stated", ["²", "1" * 5000, "-1", ""])
def test_a_repetition_that_is_no_number_of_a_sheet_counts_as_one(stated: str) -> None:
    repeated = f'table:number-rows-repeated="{stated}" table:visibility="collapse">'

    assert percents_and_hidden(_table(repeated), 0) == (set(), {1})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0%", True), ("0.00%;[Red]-0.00%", True), ("[>=1]0%;0.0%", True), ("General", False), ("0.00", False),
        ('0"%"', False), ("0\\%", False), ("0_%", False), ('0.0%" 率"', True), ("", False),
    ],
)  # fmt: skip
def test_only_a_percent_sign_that_is_no_text_makes_a_percentage(code: str, expected: bool) -> None:
    assert is_percent(code) is expected
