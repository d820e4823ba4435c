"""Importing tables: what an import leaves, what it refuses, what its preview shows."""

from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap
from desktop.exchange.rejects import write_rejects
from desktop.i18n import translator
from desktop.models import AuditEntry, ImportBatch, Staff, Visit
from desktop.services import audit
from desktop.services.imports import Imports, columns_of
from tests.services.importing import Importing, counts, importing, reasons, staffed

__all__ = ["importing", "staffed"]
STAFF = "工号,姓名,入职日期\nE1,王,2026-01-05\nE2,李,2026-13-05\n"


class TestAnImport:
    def test_leaves_a_batch_and_an_audit_entry(self, importing: Importing) -> None:
        importing.take("staff", STAFF)

        assert importing.all(ImportBatch.kind, ImportBatch.created, ImportBatch.rejected) == [("staff", 1, 1)]
        assert importing.all(Staff.import_batch_id) == [(1,)]
        assert importing.all(AuditEntry.verb)[-1] == ("file.imported",)
        with importing.database.read() as session:
            assert audit.verify(session).is_whole

    @pytest.mark.on_file
    def test_tried_first_reports_the_same_and_keeps_nothing(self, importing: Importing) -> None:
        before = importing.database.path.read_bytes()

        tried = importing.take("staff", STAFF, dry_run=True)

        assert counts(tried) == (1, 0, 0, 1)
        assert tried.is_dry_run
        assert importing.all(Staff.id) == importing.all(ImportBatch.id) == []
        assert importing.database.path.read_bytes() == before
        assert counts(importing.take("staff", STAFF)) == counts(tried)

    def test_that_fails_on_the_way_keeps_nothing(self, importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            message = "the disk is full"
            raise OSError(message)

        monkeypatch.setattr(audit, "append", fail)

        with pytest.raises(OSError, match="full"):
            importing.take("staff", STAFF)

        assert importing.all(Staff.id) == []

    def test_reports_in_both_languages_and_as_json(self, importing: Importing) -> None:
        report = importing.take("staff", STAFF)

        english, chinese = report.as_json(translator("en")), report.as_json(translator("zh_CN"))

        assert english["errors"] == [
            {
                "row": 3,
                "column": "入职日期",
                "value": "2026-13-05",
                "message": "There is no such day in the calendar. Check the month and the day.",
            }
        ]
        assert "日历" in chinese["errors"][0]["message"]
        assert set(english) == {
            "kind", "file", "encoding", "sheet", "rows_read", "created", "updated", "unchanged", "rejected",
            "warnings",
            "errors",
        }  # fmt: skip

    def test_of_an_unknown_kind_lists_the_kinds(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="receipts"):
            importing.take("dogs", "a\n1\n")

    def test_of_headers_alone_is_refused(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="no rows"):
            importing.take("staff", "工号,姓名\n")


class TestBrokenCells:
    def test_errors_of_a_spreadsheet_are_refused_also_as_text(self, importing: Importing) -> None:
        report = importing.take("staff", "姓名,奖金基数\n王,#DIV/0!\n李,#N/A\n", {"options": {"missing": ["#N/A"]}})

        assert counts(report) == (1, 0, 0, 1)
        assert "#DIV/0!" in reasons(report)[0]

    def test_a_formula_without_its_result_is_refused(self, importing: Importing) -> None:
        book = openpyxl.Workbook()
        book.active.append(["姓名", "奖金基数"])
        book.active.append(["王", "=1000*2"])
        book.save(importing.folder / "a.xlsx")

        report = importing.take_file("staff", importing.folder / "a.xlsx")

        assert counts(report) == (0, 0, 0, 1)
        assert "no saved result" in reasons(report)[0]


class TestRejectedRows:
    def test_are_written_out_with_their_reasons_as_text(self, importing: Importing, tmp_path: Path) -> None:
        report = importing.take("staff", "姓名,入职日期\n=1+1,x\n王,2026-01-05\n")

        write_rejects(report, tmp_path / "bad.xlsx", translator("en"))

        sheet = openpyxl.load_workbook(tmp_path / "bad.xlsx").active
        assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
            ["姓名", "入职日期", "Row", "Why it was rejected"],
            ["=1+1", "x", "2", "入职日期: " + reasons(report)[0]],
        ]
        assert sheet["A2"].data_type == "s"

    def test_go_in_after_they_were_corrected(self, importing: Importing, tmp_path: Path) -> None:
        report = importing.take("staff", "姓名,入职日期\n李,x\n")
        write_rejects(report, tmp_path / "bad.xlsx", translator("zh_CN"))
        book = openpyxl.load_workbook(tmp_path / "bad.xlsx")
        book.active["B2"] = "2026-01-05"
        book.save(tmp_path / "bad.xlsx")

        assert counts(importing.take_file("staff", tmp_path / "bad.xlsx")) == (1, 0, 0, 0)


class TestThePreview:
    def test_shows_what_was_matched_and_what_is_wrong(self, importing: Importing) -> None:
        path = importing.folder / "a.csv"
        path.write_text("花名册\n姓名,入职日期,血型\n王,x,A\n", encoding="utf-8")

        preview = Imports(importing.database).preview(path, "staff")

        assert (preview.header_row, preview.unused, preview.lacking) == (2, ("血型",), ())
        assert preview.matched == (("name", "姓名"), ("hired_on", "入职日期"))
        assert preview.rows == ((3, ("王", "x", "A")),)
        assert [(problem.row, problem.column) for problem in preview.problems] == [(3, "入职日期")]

    def test_tells_what_is_lacking_or_must_be_stated(self, importing: Importing) -> None:
        (importing.folder / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        (importing.folder / "b.csv").write_text("姓名,入职日期\n王,03/04/2026\n", encoding="utf-8")
        imports = Imports(importing.database)

        assert imports.preview(importing.folder / "a.csv", "staff").lacking == ("name",)
        assert "date_order" in str(imports.preview(importing.folder / "b.csv", "staff").obstacle)
        assert imports.preview(importing.folder / "b.csv", "staff", FileMap(date_order="dmy")).obstacle is None

    def test_offers_the_columns_of_a_kind(self) -> None:
        columns = columns_of("staff", "zh_CN")

        assert [(column.name, column.title) for column in columns if column.is_required] == [("name", "姓名")]


def test_a_deleted_visit_comes_back_with_its_file(staffed: Importing) -> None:
    text = "日期,员工\n2026-03-05,E01\n"
    staffed.take("visits", text)
    with staffed.database.write() as session:
        visit = session.scalars(select(Visit)).one()
        visit.deleted_at = visit.created_at

    assert counts(staffed.take("visits", text)) == (1, 0, 0, 0)
