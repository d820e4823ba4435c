"""The child's work, done here without a process of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from desktop.exchange.reading import child, limits
from desktop.exchange.sentences import Refusal
from tests.exchange.reading.workbooks import HEAD, make, text_cell


def _answer(path: Path, **wishes: Any) -> tuple[dict[str, Any], list[Any]]:
    lines = list(child.answer(path, wishes))
    return lines[0][1], [row for _word, several in lines[1:] for row in several]


def test_a_text_file_is_answered_with_its_form_and_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n1;\n", encoding="utf-8")

    head, rows = _answer(tmp_path / "a.csv")

    assert (head["encoding"], head["delimiter"], len(head["digest"])) == ("utf-8", ";", 64)
    assert rows == [(1, ["a", "b"]), (2, ["1"])] or rows == [[1, ["a", "b"]], [2, ["1"]]]


def test_a_stated_delimiter_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b,c\n1;2,3\n", encoding="utf-8")

    assert _answer(tmp_path / "a.csv", delimiter="semicolon")[1][0][1] == ["a", "b,c"]


def test_a_workbook_is_answered_with_marked_cells(tmp_path: Path) -> None:
    rows = (
        f'{HEAD}<row r="2">{text_cell("A2", "Ann")}<c r="B2"><v>7</v></c></row>'
        '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>1</f></c></row>'
        f'<row r="4"><c r="A4" t="b"><v>1</v></c></row><row r="5">{text_cell("B5", "x")}</row>'
    )
    merged = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="A4:A5"/></mergeCells>'

    head, found = _answer(make(tmp_path / "a.xlsx", rows, book='<workbookPr date1904="1"/>', after=merged))

    assert head["is_1904"] is True
    assert len(head["notes"]) == 2
    assert [cells for _number, cells in found] == [
        ["姓名", "工号"], ["Ann", ["n", "7"]], [["x", "#N/A"], ["x", "="]], ["TRUE"], ["TRUE", "x"],
    ]  # fmt: skip


def test_values_of_every_type_become_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for place, (value, form) in enumerate(
        [(0.1, "0"), (46086, "yyyy-mm-dd"), (46086.5, "yyyy-mm-dd hh:mm"), (1.5, "[h]:mm")]
    ):
        cell = book.active.cell(1, place + 1, value)
        cell.number_format = form
    book.save(tmp_path / "a.xlsx")

    cells = _answer(tmp_path / "a.xlsx")[1][0][1]

    assert cells == [["n", "0.1"], ["d", "2026-03-05"], ["d", "2026-03-05 12:00:00"], "36:00"]


def test_legacy_workbooks_tell_errors_years_and_empty_results(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = 1
    sheet = book.add_sheet("T")
    sheet.row(0).set_cell_error(0, "#REF!")
    sheet.write(1, 0, xlwt.Formula("1/0"))
    sheet.write(2, 0, "x" * 300)
    book.save(str(tmp_path / "a.xls"))

    head, rows = _answer(tmp_path / "a.xls")

    assert head["is_1904"] is True
    assert rows[0][1] == [["x", "#REF!"]]
    assert len(head["notes"]) == 1


def test_errors_of_open_documents_are_counted(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    sheet, row = Table(name="T"), TableRow()
    for text in ("Ann", "#DIV/0!"):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=text))
        row.addElement(cell)
    sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(str(tmp_path / "a.ods"))

    head, rows = _answer(tmp_path / "a.ods")

    assert rows[0][1][0] == "Ann"
    assert head["notes"][0][2] == {"count": 1}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (f'{HEAD}<row r="2">{text_cell("ZZ2", "x")}</row>', "columns"),
        (f'{HEAD}<row r="999999">{text_cell("A999999", "x")}</row>', "far away"),
        (f'{HEAD}<row r="2">{text_cell("A2", "y" * 40_000)}</row>', "characters"),
        ("<c/>" * 4_000_001, "cells"),
    ],
)
def test_a_sheet_beyond_the_bounds_is_refused(tmp_path: Path, rows: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        _answer(make(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ([("xl/workbook.bin", b"")], "xlsb"),
        ([("x.bin", b"\0" * (21 << 20))], "tightly"),
        ([(f"x{number}", b"") for number in range(1001)], "parts"),
    ],
)
def test_a_suspicious_package_is_refused(tmp_path: Path, extra: list[tuple[str, bytes]], reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        _answer(make(tmp_path / "a.xlsx", HEAD, extra=extra))


def test_a_package_whose_parts_ask_for_a_password_is_refused_as_that(tmp_path: Path) -> None:
    path = make(tmp_path / "a.xlsx", HEAD)
    content = bytearray(path.read_bytes())
    content[content.rindex(b"xl/worksheets/sheet1.xml") - 38] |= 1  # the flags in the list of parts
    path.write_bytes(content)

    with pytest.raises(Refusal, match="protected with a password"):
        _answer(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "web page"),
        (b"", "empty"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.xls").write_bytes(content)

    with pytest.raises(Refusal, match=reason):
        _answer(tmp_path / "a.xls")


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("readme.txt", "hello")

    with pytest.raises(Refusal, match="not a workbook"):
        _answer(tmp_path / "a.xlsx")


def test_an_encrypted_open_document_is_refused(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "x")
        package.writestr("META-INF/manifest.xml", "<m:encryption-data/>")

    with pytest.raises(Refusal, match="password"):
        _answer(tmp_path / "a.ods")


@pytest.fixture
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own process keeps its memory."""
    monkeypatch.setattr(child, "limit_itself", lambda _seconds: None)


@pytest.mark.usefixtures("unbounded")
class TestTheProcess:
    def test_writes_lines_of_json(self, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        (tmp_path / "a.csv").write_text("姓名\n王\n", encoding="utf-8")

        assert child.main("9", str(tmp_path / "a.csv"), "{}") == 0

        lines = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
        assert [line[0] for line in lines] == ["table", "rows"]

    def test_answers_a_refusal(self, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        (tmp_path / "a.csv").write_bytes(b'a\n"open')

        assert child.main("9", str(tmp_path / "a.csv"), "{}") == 0

        assert b"refused" in capfdbinary.readouterr().out

    def test_reports_when_memory_is_short(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(child, "answer", fail)

        assert child.main("9", str(tmp_path / "a.csv"), "{}") != 0


class TestAWorkbooksName:
    @pytest.mark.parametrize("name", ["a.xlsx", "a.XLSM", "a.xls", "a.ods"])
    def test_a_workbook_with_a_broken_beginning_is_refused(self, tmp_path: Path, name: str) -> None:
        content = make(tmp_path / "whole.xlsx", f'{HEAD}<row r="2">{text_cell("A2", "Ann")}</row>').read_bytes()
        (tmp_path / name).write_bytes(b"XX" + content[2:])

        with pytest.raises(Refusal, match="no workbook inside"):
            _answer(tmp_path / name)

    def test_control_characters_without_zeros_are_told_as_well(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsx").write_bytes(b"name\x01\x02\x03,x\n")

        with pytest.raises(Refusal, match="no workbook inside"):
            _answer(tmp_path / "a.xlsx")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
    def test_a_text_under_it_is_read(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.xls").write_bytes("姓名\t工号\r\n王工\tE01\r\n".encode(encoding))

        assert [list(row) for row in _answer(tmp_path / "a.xls")[1]] == [[1, ["姓名", "工号"]], [2, ["王工", "E01"]]]

    def test_a_stated_encoding_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "a.xls").write_bytes("姓名\r\n王工\r\n".encode("utf-16-be"))

        assert [list(row) for row in _answer(tmp_path / "a.xls", encoding="utf-16-be")[1]] == [
            [1, ["姓名"]],
            [2, ["王工"]],
        ]


@pytest.mark.skipif(sys.platform == "win32", reason="there it counts its time itself")
def test_the_system_ends_one_that_works_without_end() -> None:
    program = "from desktop.exchange.reading import child\nchild.limit_itself(1)\nwhile True: pass"

    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=60)

    assert done.returncode == -signal.SIGXCPU


def test_it_ends_itself_where_the_system_does_not_count_its_time() -> None:
    program = "from desktop.exchange.reading import child; child._end_when_over(0)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == limits.OUT_OF_TIME
