"""Workbooks of printed sheets, read back by another program: types, values, headers, print set-up."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Column, Figure, Line, Precision, Remarks, Sheet, Table
from desktop.exchange.sheet_book import write_sheet_book

EVIL = '=HYPERLINK("http://x","y")'
COLUMNS = (
    Column("姓名", 2.0),
    Column("签约金额", 1.0, Unit.MONEY),
    Column("成交率", 1.0, Unit.PERCENT),
    Column("日期", 1.0),
    Column("目标", 1.0, is_amounts=True),
)
TOP = Decimal("99999999999.99")


def sheet(*tables: Table, **further: object) -> Sheet:
    return Sheet(
        language="zh_CN",
        company="A&B 茶食",
        logo=None,
        title="团队汇总表",
        period_title="2026 年第三季度",
        start=date(2026, 7, 1),
        end=date(2026, 9, 30),
        printed_on=date(2026, 10, 8),
        parts=(*tables, Remarks(("金额为税前。",))),
        **further,  # type: ignore[arg-type]  # the sheet's own fields
    )


def read(path: Path, name: str) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()]


def xml(path: Path, number: int = 1) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").decode()


@pytest.fixture
def lines() -> tuple[Line, ...]:
    """Two people and a sum."""
    goal = Figure(Decimal(21), "21 次", Unit.COUNT, "次")
    return (
        Line((EVIL, TOP, Decimal("57.5"), date(2026, 8, 3), goal)),
        Line(("李想", Decimal("-0.05"), None, "", None)),
        Line(("合计", TOP, None, "", None), is_strong=True),
    )


def test_every_cell_comes_back_in_its_type(tmp_path: Path, lines: tuple[Line, ...]) -> None:
    write_sheet_book(tmp_path / "a.xlsx", [sheet(Table("团队", COLUMNS, lines))])

    rows = read(tmp_path / "a.xlsx", "团队")

    assert rows[3] == ["姓名", "签约金额 元", "成交率 %", "日期", "目标"]
    assert rows[4] == [EVIL, float(TOP), 57.5, date(2026, 8, 3), 21.0]
    assert rows[5] == ["李想", -0.05, "", "", ""]
    assert rows[8][0] == "金额为税前。"


def test_text_that_looks_like_a_formula_or_an_address_stays_text(tmp_path: Path, lines: tuple[Line, ...]) -> None:
    write_sheet_book(tmp_path / "a.xlsx", [sheet(Table("团队", COLUMNS, lines))])

    assert "<f>" not in xml(tmp_path / "a.xlsx")
    assert "hyperlink" not in xml(tmp_path / "a.xlsx")


def test_the_header_is_frozen_filtered_and_repeated_on_paper(tmp_path: Path, lines: tuple[Line, ...]) -> None:
    write_sheet_book(tmp_path / "a.xlsx", [sheet(Table("团队", COLUMNS, lines))])

    page = xml(tmp_path / "a.xlsx")

    assert 'ySplit="4"' in page
    assert '<autoFilter ref="A4:E6"/>' in page  # the sum is no row to be filtered
    assert 'paperSize="9"' in page
    assert 'fitToHeight="0"' in page
    assert "A&amp;&amp;B 茶食" in page
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert "$4:$4" in book.read("xl/workbook.xml").decode()


def test_headings_become_a_column(tmp_path: Path) -> None:
    columns = (Column("姓名", 1.0), Column("份数", 1.0, Unit.COUNT))
    table = Table(
        *("人员", columns),
        (Line(("城南组", ""), is_strong=True, is_heading=True), Line(("王龚", Decimal(3)))),
        group="团队",
    )
    write_sheet_book(tmp_path / "a.xlsx", [sheet(table)])

    assert read(tmp_path / "a.xlsx", "人员")[3:5] == [["团队", "姓名", "份数"], ["城南组", "王龚", 3.0]]


def test_the_same_table_of_several_people_is_one_with_their_names(tmp_path: Path) -> None:
    def letter(code: str, name: str, month: str) -> Sheet:
        table = Table("目标", (Column("指标", 1.0), Column(month, 1.0, Unit.COUNT)), (Line(("拜访", Decimal(4))),))
        return sheet(table, person=(code, name), subject=name)

    write_sheet_book(tmp_path / "a.xlsx", [letter("E1", "王龚", "7 月"), letter("E2", "李禾", "8 月")])

    assert read(tmp_path / "a.xlsx", "目标")[3:6] == [
        ["工号", "姓名", "指标", "7 月", "8 月"],
        ["E1", "王龚", "拜访", 4.0, ""],
        ["E2", "李禾", "拜访", "", 4.0],
    ]


def test_an_empty_table_says_so_and_lists_are_whole(tmp_path: Path) -> None:
    columns = (Column("客户", 1.0),)
    write_sheet_book(
        tmp_path / "a.xlsx",
        [
            sheet(
                Table("逾期", columns, (), empty="没有逾期款项。"),
                Table("跟进", columns, tuple(Line((str(number),)) for number in range(9)), printed=2),
                Table("决定", columns, (), spare=3, filled_by_hand=True),
            )
        ],
    )

    book = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
    assert book.sheet_names == ["逾期", "跟进"]  # what is only written on by hand is no table
    assert read(tmp_path / "a.xlsx", "逾期")[4] == ["没有逾期款项。"]
    assert len(read(tmp_path / "a.xlsx", "跟进")) == 4 + 9


def test_names_of_worksheets_are_those_excel_takes(tmp_path: Path) -> None:
    columns, line = (Column("a", 1.0),), (Line(("b",)),)
    tables = (Table("A/B:[x]*?" + "长" * 40, columns, line), Table("A B x" + "长" * 41, columns, line))
    write_sheet_book(tmp_path / "a.xlsx", [sheet(*tables)])

    names = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names
    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_same_values_give_the_same_bytes(tmp_path: Path, lines: tuple[Line, ...]) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_sheet_book(tmp_path / name, [sheet(Table("团队", COLUMNS, lines))])

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_rates_show_all_their_decimals(tmp_path: Path) -> None:
    columns = (Column("比例", 1.0, Unit.PERCENT, precision=Precision.PLAIN),)
    write_sheet_book(tmp_path / "a.xlsx", [sheet(Table("分档", columns, (Line((Decimal("1.1237"),)),)))])

    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert "#,##0.####" in book.read("xl/styles.xml").decode()


def test_a_long_name_of_a_worksheet_ends_with_a_whole_word(tmp_path: Path) -> None:
    title = "Franchise specialists, quarterly review"
    tables = [Table(name, (Column("a", 1.0),), (Line(("x",)),)) for name in (title, f"{title} of 2026", "季" * 40)]

    write_sheet_book(tmp_path / "a.xlsx", [sheet(*tables)])

    names = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names
    assert names == ["Franchise specialists", "Franchise specialists 2", "季" * 31]
