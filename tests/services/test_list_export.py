"""Lists written as they are shown."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import RequestError
from desktop.exchange.writing import Value
from desktop.parts import PARTS
from desktop.services.list_export import LONG, MOST_ROWS, PART, ListExport
from desktop.store.database import Database

HEADERS = ("Date", "Customer", "Amount", "Visits")
DAY = date(2026, 11, 20)


def read(_session: Any, first: int, behind: int) -> Iterator[Sequence[Value]]:
    """Rows that say which they are."""
    for place in range(first, behind):
        yield [DAY, f"客户{place}" if place else None, Decimal("12.50"), place]


def never() -> bool:
    return False


@pytest.fixture
def export(database: Database) -> ListExport:
    return ListExport(database)


class TestWrite:
    @pytest.mark.parametrize("number", [3, LONG + 1])
    def test_a_workbook_has_typed_cells_in_the_order_shown(
        self, export: ListExport, tmp_path: Path, number: int
    ) -> None:
        steps: list[tuple[int, int]] = []
        path = tmp_path / "list.xlsx"

        written = export.write(path, "拜访", HEADERS, number, read, lambda done, of: steps.append((done, of)), never)

        sheet = CalamineWorkbook.from_path(path).get_sheet_by_name("拜访")
        rows = sheet.to_python()
        assert written == number
        assert rows[0] == list(HEADERS)
        assert rows[1] == [DAY, "", 12.5, 0]
        assert rows[-1] == [DAY, f"客户{number - 1}", 12.5, number - 1]
        assert steps[-1] == (number, number)
        assert len(steps) == -(-number // PART)

    def test_a_text_file_has_the_same_rows(self, export: ListExport, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"

        export.write(path, "拜访", HEADERS, 2, read, lambda _done, _of: None, never)

        lines = path.read_text(encoding="utf-8-sig").splitlines()
        assert lines == ["Date,Customer,Amount,Visits", "2026-11-20,,12.50,0", "2026-11-20,客户1,12.50,1"]

    def test_stopping_leaves_nothing_behind(self, export: ListExport, tmp_path: Path) -> None:
        path = tmp_path / "list.xlsx"
        steps: list[int] = []

        written = export.write(
            path, "拜访", HEADERS, LONG + 1, read, lambda done, _of: steps.append(done), lambda: bool(steps)
        )

        assert written is None
        assert [*tmp_path.glob("list*"), *tmp_path.glob(PARTS)] == []
        assert steps == [PART]

    def test_more_rows_than_a_sheet_holds_are_refused_with_a_way_out(
        self, export: ListExport, tmp_path: Path
    ) -> None:
        with pytest.raises(RequestError, match=r"\.csv"):
            export.write(tmp_path / "list.xlsx", "拜访", HEADERS, MOST_ROWS + 1, read, lambda _done, _of: None, never)

        assert [*tmp_path.glob("list*"), *tmp_path.glob(PARTS)] == []

    def test_another_form_is_refused(self, export: ListExport, tmp_path: Path) -> None:
        with pytest.raises(RequestError):
            export.write(tmp_path / "list.pdf", "拜访", HEADERS, 1, read, lambda _done, _of: None, never)
