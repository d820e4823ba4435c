import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import P

from desktop.__main__ import READ_TABLE_FILE
from desktop.errors import RequestError
from desktop.exchange.cells import DateText, NumberText
from desktop.exchange.reading import limits, table
from desktop.exchange.reading.table import READ_FILE_ARGUMENT, _command, read_table
from desktop.exchange.reading.wishes import Wishes

MARCH_FIFTH = datetime.date(2026, 3, 5)
HALF_PAST_TWO = datetime.datetime(2026, 3, 5, 14, 30)  # noqa: DTZ001 - Excel knows no time zones


@contextmanager
def _without_special_rights() -> Iterator[None]:
    """As a user who may not do everything, where this one may."""
    is_special = os.geteuid() == 0
    if is_special:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_special:
            os.seteuid(0)


def _written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class TestForms:
    def test_a_text_file_tells_its_encoding_and_delimiter(self, tmp_path: Path) -> None:
        table = read_table(_written(tmp_path / "a.xlsx", "工号;姓名\n1;王\n".encode("gbk")))

        assert (table.encoding, table.delimiter, table.sheet) == ("gb18030", ";", None)
        assert table.rows == [(1, ["工号", "姓名"]), (2, ["1", "王"])]

    def test_a_workbook_keeps_codes_whole_and_dates_as_dates(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["00123", 12.0, 0.1 + 0.2, MARCH_FIFTH, HALF_PAST_TWO, True, 1e22])
        book.save(tmp_path / "a.csv")  # the name does not matter

        table = read_table(tmp_path / "a.csv")

        assert table.rows == [
            (1, ["00123", "12", "0.3", "2026-03-05", "2026-03-05 14:30:00", "TRUE", "1" + "0" * 22])
        ]
        assert [type(cell) for cell in table.rows[0][1][:4]] == [str, NumberText, NumberText, DateText]

    def test_a_legacy_workbook_is_read_with_its_errors(self, tmp_path: Path) -> None:
        book = xlwt.Workbook()
        sheet = book.add_sheet("T")
        sheet.write(0, 0, "姓名")
        sheet.write(1, 0, 12)
        sheet.write(2, 0, MARCH_FIFTH, xlwt.easyxf(num_format_str="YYYY-MM-DD"))
        sheet.row(3).set_cell_error(0, "#DIV/0!")
        book.save(str(tmp_path / "a.xls"))

        table = read_table(tmp_path / "a.xls")

        assert [cells for _row, cells in table.rows] == [["姓名"], ["12"], ["2026-03-05"], ["#DIV/0!"]]

    def test_an_open_document_is_read(self, tmp_path: Path) -> None:
        document = OpenDocumentSpreadsheet()
        sheet = OdfTable(name="表一")
        row = TableRow()
        for text, values in (("姓名", {"valuetype": "string"}), ("12", {"valuetype": "float", "value": "12"})):
            cell = TableCell(**values)
            cell.addElement(P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
        document.spreadsheet.addElement(sheet)
        document.save(str(tmp_path / "a.ods"))

        table = read_table(tmp_path / "a.ods")

        assert (table.sheet, table.rows) == ("表一", [(1, ["姓名", "12"])])


class TestSheets:
    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        book = openpyxl.Workbook()
        book.active.title = "说明"
        book.create_sheet("隐藏").append(["hidden"])
        book["隐藏"].sheet_state = "hidden"
        book.create_sheet("数据").append(["data"])
        book.save(tmp_path / "a.xlsx")
        return tmp_path / "a.xlsx"

    def test_the_first_visible_one_with_cells_is_read_and_the_others_are_mentioned(self, book: Path) -> None:
        table = read_table(book)

        assert table.sheet == "数据"
        assert table.sheets == ("说明", "隐藏", "数据")
        assert len(table.notes) == 1

    @pytest.mark.parametrize("wanted", ["隐藏", "2"])
    def test_a_stated_one_is_read(self, book: Path, wanted: str) -> None:
        assert read_table(book, Wishes(sheet=wanted)).rows == [(1, ["hidden"])]

    def test_an_unknown_one_is_refused_with_those_there_are(self, book: Path) -> None:
        with pytest.raises(RequestError, match="数据"):
            read_table(book, Wishes(sheet="Tabelle1"))

    def test_a_text_file_has_none(self, tmp_path: Path) -> None:
        with pytest.raises(RequestError, match="no sheets"):
            read_table(_written(tmp_path / "a.csv", "a\n1\n"), Wishes(sheet="x"))


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "empty"), (b" \r\n\t\n", "empty"), (b"\xef\xbb\xbf", "empty"), (b",,\n,,\n", "empty"),
            (b"%PDF-1.7 x", "PDF"), (b"\x89PNG\r\n\x1a\n", "picture"), (b"Rar!\x1a\x07", "archive"),
            (b"<html><table><tr><td>1</td></tr></table></html>", "web page"), (b"ID;PWXL;N;E\n", "SYLK"),
            (b"TABLE\r\n0,1\r\n", "DIF"), (b"PK\x03\x04nonsense", "damaged"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
            (b"\x09\x08\x10\x00\x00\x06\x05\x00", "too old"), (b"MZ\x90\x00", "program"), (b'a,b\n"open,1\n',
            "quotation"),
            ("x," * 300 + "x\n", "columns"), (b"a\n" + b"y" * 40_000, "characters"),
        ],
    )  # fmt: skip
    def test_name_what_the_file_is(self, tmp_path: Path, content: bytes | str, reason: str) -> None:
        with pytest.raises(RequestError, match=reason):
            read_table(_written(tmp_path / "file.xls", content))

    def test_missing_files_folders_and_unreadable_things_have_their_sentences(self, tmp_path: Path) -> None:
        cases = [(tmp_path / "no.csv", "no file"), (tmp_path, "folder"), (tmp_path / ("x" * 300), "cannot be read")]
        if hasattr(os, "mkfifo"):
            os.mkfifo(tmp_path / "pipe.csv")
            cases.append((tmp_path / "pipe.csv", "not a file"))
        for place, reason in cases:
            with pytest.raises(RequestError, match=reason):
                read_table(place)

    @pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are others there")
    def test_a_file_without_the_right_to_read_is_refused(self, tmp_path: Path) -> None:
        path = _written(tmp_path / "a.csv", "a\n")
        path.chmod(0)

        with _without_special_rights(), pytest.raises(RequestError, match=r"cannot be read: .*you may not read it"):
            read_table(path)

    def test_of_a_stick_pulled_out_the_drive_is_told_and_of_a_link_in_a_circle_the_link(self, tmp_path: Path) -> None:
        circle = tmp_path / "circle.csv"
        circle.symlink_to(circle)

        with pytest.raises(RequestError, match="plug the drive in"):
            read_table(tmp_path / "stick" / "a.csv")
        with pytest.raises(RequestError, match=r"lead in a circle; name the folder itself\.$"):
            read_table(circle)

    def test_a_file_that_goes_between_looking_and_reading_is_told_as_gone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = _written(tmp_path / "a.csv", "a\n1\n")

        def gone(*asked: Any) -> list[str]:
            path.unlink()
            return _command(*asked)

        monkeypatch.setattr(table, "_command", gone)

        with pytest.raises(RequestError, match="no file"):
            read_table(path)

    @pytest.mark.parametrize("name", ["abc\u202evsc.csv", "a\nb.csv"])
    def test_a_name_that_turns_or_breaks_the_sentence_is_shown_as_such(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        told = name.replace("\u202e", "�").replace("\n", "�")

        with pytest.raises(RequestError) as refused:
            read_table(path)

        assert str(refused.value) == f"There is no file {tmp_path / told}. Please check its name."

    def test_too_many_cells_are_refused(self, tmp_path: Path) -> None:
        row = "," * (limits.COLUMNS - 1) + "1\n"
        path = _written(tmp_path / "a.csv", row * (limits.CELLS // limits.COLUMNS + 1))

        with pytest.raises(RequestError, match=str(limits.CELLS)):
            read_table(path)

    def test_too_many_rows_are_refused(self, tmp_path: Path) -> None:
        path = _written(tmp_path / "a.csv", "a\n" * (limits.ROWS + 2))

        with pytest.raises(RequestError, match=str(limits.ROWS)):
            read_table(path)

    def test_too_large_a_file_is_refused_unread(self, tmp_path: Path) -> None:
        with (tmp_path / "a.csv").open("wb") as file:
            file.truncate(limits.FILE_BYTES + 1)

        with pytest.raises(RequestError, match="MB"):
            read_table(tmp_path / "a.csv")

    def test_a_reader_without_an_answer_is_explained(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "seconds_for", lambda _size: -1)

        with pytest.raises(RequestError, match=r"damaged|given up"):
            read_table(_written(tmp_path / "a.csv", "a\n1\n"))


def test_a_frozen_program_starts_itself_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    command = _command(_written(tmp_path / "a.csv", "姓名\n王\n"), Wishes(), 12)

    done = subprocess.run([sys.executable, "-m", "desktop", *command[1:]], capture_output=True, check=True)

    assert command[1] == READ_FILE_ARGUMENT == READ_TABLE_FILE
    assert "王" in done.stdout.decode()


def test_a_decimal_is_never_read_through_binary(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([1234567.89, 0.07, -0.29])
    book.save(tmp_path / "a.xlsx")

    assert [Decimal(cell) for cell in read_table(tmp_path / "a.xlsx").rows[0][1]] == [
        Decimal("1234567.89"), Decimal("0.07"), Decimal("-0.29"),
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps names as text")
def test_a_name_in_bytes_of_another_encoding_can_be_kept(tmp_path: Path) -> None:
    path = _written(tmp_path / os.fsdecode("拜访.csv".encode("gbk")), "姓名\n王\n")

    name = read_table(path).file_name

    assert name.encode("utf-8").decode("utf-8") == name
    assert name.endswith(".csv")
