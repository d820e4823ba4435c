"""Workbooks whose rows stand behind a cover sheet."""

from pathlib import Path

import openpyxl
import pytest

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap
from desktop.services.imports import Imports
from tests.services.importing import Importing, importing

__all__ = ["importing"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A cover, an empty sheet, the rows."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "说明"
    cover.append(["请看第三张表"])
    book.create_sheet("空")
    rows = book.create_sheet("花名册")
    rows.append(["工号", "姓名"])
    rows.append(["E1", "王䶮"])
    path = tmp_path / "花名册.xlsx"
    book.save(path)
    return path


class TestSheets:
    def test_the_first_sheet_that_has_the_columns_is_read(self, importing: Importing, workbook: Path) -> None:
        report = Imports(importing.database).run(workbook, "staff")

        assert (report.sheet, report.created) == ("花名册", 1)

    def test_a_stated_sheet_is_read_even_where_another_fits(self, importing: Importing, workbook: Path) -> None:
        with pytest.raises(RequestError, match="no column"):
            Imports(importing.database).run(workbook, "staff", sheet="说明")

    def test_where_no_sheet_fits_the_first_one_is_named(self, importing: Importing, workbook: Path) -> None:
        stated = FileMap(columns={"name": ("Agent",)})

        with pytest.raises(RequestError, match="not in the file"):
            Imports(importing.database).run(workbook, "staff", stated)
