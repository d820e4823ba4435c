import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.exchange.cells import BrokenText
from desktop.exchange.reading.table import read_table
from tests.exchange.reading.workbooks import HEAD, MAIN, STRICT, make, text_cell

resource = pytest.importorskip("resource", reason="children are measured by POSIX means")
MEASURE = """
import resource, sys
from pathlib import Path
from desktop.exchange.reading.table import read_table
try:
    read_table(Path(sys.argv[1]))
except Exception as error:
    print(error, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
ANN = f'<row r="2">{text_cell("A2", "Ann")}{text_cell("B2", "7")}</row>'
EXPECTED = [(1, ["姓名", "工号"]), (2, ["Ann", "7"])]


class TestLyingWorkbooks:
    @pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576"])
    def test_a_wrong_dimension_loses_nothing(self, tmp_path: Path, dimension: str) -> None:
        path = make(tmp_path / "a.xlsx", HEAD + ANN, before=f"<!-- {dimension} -->")

        assert read_table(path).rows == EXPECTED

    def test_strict_workbooks_are_read(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.xlsx", HEAD + ANN, namespace=STRICT)

        assert read_table(path).rows == EXPECTED

    def test_cells_and_rows_out_of_order_find_their_place(self, tmp_path: Path) -> None:
        turned = f'<row r="2">{text_cell("B2", "7")}{text_cell("A2", "Ann")}</row>'
        path = make(tmp_path / "a.xlsx", turned + HEAD)

        assert read_table(path).rows == EXPECTED

    def test_a_table_that_starts_further_down_keeps_its_row_numbers(self, tmp_path: Path) -> None:
        path = make(
            tmp_path / "a.xlsx",
            f'<row r="5">{text_cell("C5", "姓名")}</row><row r="7">{text_cell("C7", "Ann")}</row>',
        )

        assert read_table(path).rows == [(5, ["", "", "姓名"]), (7, ["", "", "Ann"])]


class TestCellsWithoutAValue:
    def test_errors_and_lost_results_are_marked(self, tmp_path: Path) -> None:
        rows = (
            HEAD + '<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c><c r="B2"><f>1+1</f></c></row>'
            '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><f>1</f><v>12</v></c></row>'
        )

        table = read_table(make(tmp_path / "a.xlsx", rows))

        assert table.rows[1:] == [(2, ["#DIV/0!", "="]), (3, ["", "12"])]
        assert all(isinstance(cell, BrokenText) for cell in table.rows[1][1])

    def test_a_text_merged_over_rows_counts_for_each_and_is_pointed_out(self, tmp_path: Path) -> None:
        rows = HEAD + ANN + f'<row r="3">{text_cell("B3", "8")}</row>'
        merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'

        table = read_table(make(tmp_path / "a.xlsx", rows, after=merged))

        assert table.rows[2] == (3, ["Ann", "8"])
        assert len(table.notes) == 1

    def test_a_number_merged_over_rows_counts_once(self, tmp_path: Path) -> None:
        rows = HEAD + f'<row r="2"><c r="A2"><v>5</v></c></row><row r="3">{text_cell("B3", "8")}</row>'
        merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'

        table = read_table(make(tmp_path / "a.xlsx", rows, after=merged))

        assert table.rows[2] == (3, ["", "8"])
        assert len(table.notes) == 1


BOMBS: dict[str, Callable[[Path], Path]] = {
    "Cell XFD1048576 holds something far away": lambda path: make(
        path, f'{HEAD}<row r="1048576">{text_cell("XFD1048576", "x")}</row>'
    ),
    "Cell B1048576 holds something far away": lambda path: make(
        path, f'{HEAD}<row r="1048576">{text_cell("B1048576", "x")}</row>'
    ),
    "Cell AAA2 holds something far away": lambda path: make(path, f'{HEAD}<row r="2">{text_cell("AAA2", "x")}</row>'),
    "2 rows and 702 columns": lambda path: make(path, f'{HEAD}<row r="2">{text_cell("ZZ2", "x")}</row>'),
    "packed far more tightly": lambda path: make(path, '<row r="1">' + "<c/>" * 10_000_000 + "</row>"),
    "packed far more tightly than a real one": lambda path: make(
        path, f'{HEAD}<row r="2">{text_cell("A2", "A" * (60 << 20))}</row>'
    ),
    "would unpack to 250 MB": lambda path: make(path, HEAD, extra=[("xl/zeros.bin", b"\0" * (250 << 20))]),
    "in 2005 parts": lambda path: make(path, HEAD, extra=[(f"xl/part{number}.xml", b"") for number in range(2000)]),
}


class TestBombs:
    @pytest.mark.parametrize("reason", BOMBS)
    def test_are_refused_in_seconds_by_what_is_wrong_with_them(self, tmp_path: Path, reason: str) -> None:
        path = BOMBS[reason](tmp_path / "bomb.xlsx")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)

        with pytest.raises(RequestError, match=f"^bomb.xlsx: .*{reason}"):
            read_table(path)

        worked = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime
        assert worked < 5

    def test_entity_definitions_are_refused(self, tmp_path: Path) -> None:
        before = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        path = make(tmp_path / "a.xlsx", HEAD, before=before)

        with pytest.raises(RequestError, match="entities"):
            read_table(path)

    @pytest.mark.parametrize(("part", "root"), [("xl/sharedStrings.xml", "sst"), ("xl/styles.xml", "styleSheet")])
    def test_so_are_those_in_what_sheets_share(self, tmp_path: Path, part: str, root: str) -> None:
        content = f'<!DOCTYPE x [<!ENTITY a "b">]><{root} xmlns="{MAIN}"/>'.encode()

        with pytest.raises(RequestError, match="entities"):
            read_table(make(tmp_path / "a.xlsx", HEAD, extra=[(part, content)]))

    def test_a_child_stays_below_its_memory(self, tmp_path: Path) -> None:
        rows = HEAD + "".join(f'<row r="{row}">{text_cell(f"IV{row}", "x")}</row>' for row in range(2, 190_000, 2))
        path = make(tmp_path / "a.xlsx", rows)

        done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)

        reason, kilobytes = done.stdout.strip().rsplit(" ", 1)
        assert "columns" in reason or "memory" in reason
        assert int(kilobytes) < 500 << 10


class TestDamage:
    def test_a_cut_off_workbook_is_refused(self, tmp_path: Path) -> None:
        whole = make(tmp_path / "a.xlsx", HEAD + ANN).read_bytes()
        for length in (100, len(whole) // 2, len(whole) - 10):
            (tmp_path / "cut.xlsx").write_bytes(whole[:length])

            with pytest.raises(RequestError, match=r"damaged|not a workbook"):
                read_table(tmp_path / "cut.xlsx")

    def test_a_changed_byte_is_noticed_or_harmless(self, tmp_path: Path) -> None:
        whole = bytearray(make(tmp_path / "a.xlsx", HEAD + ANN).read_bytes())
        place = whole.index(b"worksheets/sheet1.xml") + 40
        whole[place] ^= 0xFF
        (tmp_path / "bad.xlsx").write_bytes(whole)

        with pytest.raises(RequestError):
            read_table(tmp_path / "bad.xlsx")

    def test_a_part_that_stands_twice_is_refused(self, tmp_path: Path) -> None:
        other = f'<worksheet xmlns="{MAIN}"><sheetData>{HEAD}{ANN}</sheetData></worksheet>'.encode()
        with pytest.warns(UserWarning, match="Duplicate"):
            path = make(tmp_path / "a.xlsx", HEAD, extra=[("xl/worksheets/sheet1.xml", other)])

        with pytest.raises(RequestError, match="damaged"):
            read_table(path)

    def test_a_sheet_without_its_part_is_refused(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.xlsx", HEAD)
        damaged = path.read_bytes().replace(b"worksheets/sheet1.xml", b"worksheets/sheet9.xml", 1)
        path.write_bytes(damaged)

        with pytest.raises(RequestError):
            read_table(path)

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ("</is></c></row>", "</ix></c></row>"),  # the library read two cells as one
            ('<c r="B2"', '<cr="B2"'),  # and left this one out
            ('r="B2"', 'r="A2"'),  # two cells at one place
            ('<c r="B2"', '<c\nr="A2"'),  # the same, spelled as no office program does
            ('r="B2"', 'r="B5"'),  # in a row it does not stand in
            ('<row r="2">', '<row r="1">'),
            ("Ann", "A\x00nn"),
        ],
    )
    def test_a_sheet_of_which_the_library_would_lose_cells_is_refused(
        self, tmp_path: Path, right: str, wrong: str
    ) -> None:
        rows = HEAD + ANN
        assert right in rows
        path = make(tmp_path / "a.xlsx", rows.replace(right, wrong, 1))

        with pytest.raises(RequestError, match="damaged"):
            read_table(path)

    def test_a_sheet_written_in_another_language_is_refused_as_office_programs_do(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.xlsx", HEAD + ANN, namespace=MAIN.replace("//", "/=/"))

        with pytest.raises(RequestError, match="damaged"):
            read_table(path)

    def test_a_part_packed_in_a_way_nobody_knows_is_refused(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.xlsx", HEAD + ANN)
        content = bytearray(path.read_bytes())
        entry = content.rindex(b"xl/worksheets/sheet1.xml") - 46
        content[entry + 10] = 99
        path.write_bytes(content)

        with pytest.raises(RequestError, match="The workbook is damaged"):
            read_table(path)

    @pytest.mark.parametrize("text", [b"<t>a", b"<t>a<v>1</v></t>", b'<t xml:space="preserve">a <i/>b</t>'])
    def test_broken_texts_that_cells_share_are_refused(self, tmp_path: Path, text: bytes) -> None:
        shared = f'<sst xmlns="{MAIN}"><si>'.encode() + text + b"</si></sst>"
        path = make(tmp_path / "a.xlsx", HEAD + ANN, extra=[("xl/sharedStrings.xml", shared)])

        with pytest.raises(RequestError, match="damaged"):
            read_table(path)

    @pytest.mark.parametrize(
        "text",
        [
            "<t>Bob</t>", "<t/>", '<t xml:space="preserve"/>', '<t xml:space="preserve"> Bob</t>',
            "<r><rPr><b/></rPr><t>Bo</t></r><r><t>b</t></r>", "<t><![CDATA[Bob]]></t>", "<t></t >",
        ],
    )  # fmt: skip
    def test_texts_as_programs_write_them_are_read(self, tmp_path: Path, text: str) -> None:
        shared = f'<sst xmlns="{MAIN}"><si>{text}</si></sst>'.encode()
        path = make(tmp_path / "a.xlsx", HEAD + ANN, extra=[("xl/sharedStrings.xml", shared)])

        assert read_table(path).rows == EXPECTED

    @pytest.mark.parametrize("number", ["-1", "x", "1.0", "18446744073709551616", "7"])
    def test_a_cell_that_names_no_shared_text_does_not_show_the_first(self, tmp_path: Path, number: str) -> None:
        shared = f'<sst xmlns="{MAIN}"><si><t>Bob</t></si></sst>'.encode()
        rows = HEAD + f'<row r="2"><c r="A2" t="s"><v>{number}</v></c></row>'
        path = make(tmp_path / "a.xlsx", rows, extra=[("xl/sharedStrings.xml", shared)])

        with pytest.raises(RequestError, match="damaged"):
            read_table(path)
