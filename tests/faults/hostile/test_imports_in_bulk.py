"""The short form of the spoilt tables, and the judge itself on tables that were read wrongly."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.exchange.report import ImportReport
from tests.faults.hostile.grids import Grid, grid_of_book, grid_of_text
from tests.faults.hostile.honest import HEADERS, as_book, as_csv, honest_rows
from tests.faults.hostile.judging import Kept, judge
from tests.faults.hostile.taking_in import take_in

REPORT = ImportReport("signings", "a.csv", "utf-8", None, 1, 1, 0, 0, 0, (), (), is_dry_run=False, header_row=1)
ROW = Kept("HT-1", "禾味餐饮", date(2026, 1, 5), ("E1",), Decimal("12.50"), None)


def test_no_spoilt_table_crashes_hangs_or_is_read_wrongly(tmp_path: Path) -> None:
    found = take_in(60, tmp_path, random.Random(7), is_forking=False)  # noqa: S311 - repeatable

    assert found.failures == []
    assert found.refused.total() > 10
    assert found.rows.total() > 50


def grid(*cells: str) -> Grid:
    return grid_of_text(as_csv([list(HEADERS), list(cells)]), ",")


class TestTheJudge:
    def test_is_content_with_what_the_file_says(self) -> None:
        cells = grid("HT-1", "禾味餐饮", "2026-01-05", "E1", "12.50", "")

        assert judge(REPORT, cells, [ROW], "").wrong == ""

    @pytest.mark.parametrize(
        "kept",
        [
            replace(ROW, amount=Decimal("125.00")), replace(ROW, day=date(2026, 5, 1)), replace(ROW, staff=("E2",)),
            replace(ROW, customer="城东广场"), replace(ROW, number="HT-2"), replace(ROW, profit=Decimal(1)),
        ],
    )  # fmt: skip
    def test_catches_each_value_that_was_read_otherwise(self, kept: Kept) -> None:
        cells = grid("HT-1", "禾味餐饮", "2026-01-05", "E1", "12.50", "")

        assert "said by no row" in judge(REPORT, cells, [kept], "").wrong

    @pytest.mark.parametrize("shown", ["NaN", "#REF!", ""])
    def test_catches_a_day_where_none_is_written(self, shown: str) -> None:
        cells = grid("HT-1", "禾味餐饮", shown, "E1", "12.50", "")

        assert "said by no row" in judge(REPORT, cells, [ROW], "").wrong

    @pytest.mark.parametrize("number", ["=1+1", "'=1+1"])
    def test_knows_the_apostrophe_that_an_export_puts_before_a_formula(self, number: str) -> None:
        cells = grid("'=1+1", "禾味餐饮", "2026-01-05", "E1", "12.50", "")

        assert judge(REPORT, cells, [replace(ROW, number=number)], "").wrong == ""

    def test_catches_rows_that_nobody_accounts_for(self) -> None:
        cells = grid_of_text(as_csv([list(HEADERS), ["HT-1"], ["HT-2"]]), ",")

        assert judge(REPORT, cells, [ROW], "").wrong == "1 rows read of 2"

    def test_reads_a_workbook_as_it_reads_a_text(self) -> None:
        chance = random.Random(1)  # noqa: S311 - repeatable, not secret
        rows = honest_rows(chance, 4)
        shown = {number: {column: cell.day or cell.text for column, cell in row.items()}
                 for number, row in grid_of_book(as_book(rows, chance)).items()}  # fmt: skip

        assert shown[2][1] == rows[0].number
        assert str(shown[5][3]) == rows[3].day.isoformat()
