"""Workbooks to be filled in: what is locked, what is checked, and that no formula slips in."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.errors import RequestError
from desktop.exchange.form_book import Cell, FormColumn, FormSheet, write_form_book
from tests.services.filled_in import parts_of, sheets_of

COLUMNS = (
    FormColumn("工号", 10),
    FormColumn("目标", 10, Cell.NUMBER),
    FormColumn("关系", 10, Cell.CHOICE, choices=("上级", "同事")),
    FormColumn("分", 8, Cell.POINTS, is_open=True, hint="0 到 100"),
    FormColumn("说明", 30, is_open=True, hint="几句话"),
)


def _book(path: Path, **more: int) -> Path:
    rows = (("0012", Decimal("12345.67"), "上级", None, None), ("=1+1", 3, "同事", None, "@SUM(A1)"))
    write_form_book(path, [FormSheet("表", "标题", ("考核期", "2026Q3"), COLUMNS, rows, **more)])
    return path


def test_cells_keep_their_kinds_and_no_text_becomes_a_formula(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx")

    assert sheets_of(path)["表"] == [
        ["标题", "", "", "", ""],
        ["考核期", "2026Q3", "", "", ""],
        ["工号", "目标", "关系", "分", "说明"],
        ["0012", 12345.67, "上级", "", ""],
        ["=1+1", 3.0, "同事", "", "@SUM(A1)"],
    ]
    assert "<f>" not in parts_of(path)


def test_only_open_cells_are_unlocked_and_checked(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx")

    parts = parts_of(path)
    with ZipFile(path) as packed:
        styles = packed.read("xl/styles.xml").decode()
    assert "<sheetProtection" in parts
    assert 'locked="0"' in styles
    assert parts.count("<dataValidation ") == 2
    assert 'sqref="D4:D5"' in parts
    assert 'type="textLength"' in parts


def test_spare_rows_are_open_in_every_column(tmp_path: Path) -> None:
    parts = parts_of(_book(tmp_path / "a.xlsx", spare_rows=3))

    assert 'sqref="D4:D8"' in parts
    assert 'sqref="C6:C8"' in parts
    assert "上级,同事" in parts


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a.xlsx"
    folder.mkdir()

    with pytest.raises(RequestError, match="is a folder"):
        _book(folder)

    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
