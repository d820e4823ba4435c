from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import openpyxl
import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap, parse_map
from desktop.exchange.kinds import KINDS
from desktop.exchange.rejects import write_rejects
from desktop.i18n import translator
from desktop.models import AuditEntry, ImportBatch, Staff, Visit
from desktop.services import audit
from desktop.services.imports import Imports, columns_of
from tests.services.importing import Importing, counts, importing, reasons, remarks, staffed

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
                "message": "There is no such day in the calendar.",
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


class TestHeaders:
    def test_are_found_under_a_preamble_and_notes_below_are_left_out(self, importing: Importing) -> None:
        text = "花名册\n制表：2026年\n\n工号,姓名,部门\nE1,王,一部\n合计,1,\n注：仅供内部使用\n数据来源：人事部\n"

        report = importing.take("staff", text.encode("gbk"))

        assert (report.rows_read, counts(report)) == (2, (1, 0, 0, 1))
        assert report.errors[0].row == 6
        assert sorted(problem.row or 0 for problem in report.warnings)[-2:] == [7, 8]

    @pytest.mark.parametrize(
        "header",
        [
            "Hired on",
            "hired_on",
            "HIREDON",
            "入职日期",
            "入职日期*",
            "入职日期（必填）",
            " 入职 日期 ",
            "ｈｉｒｅｄ ｏｎ",
            "*入职时间",
        ],
    )
    def test_match_in_either_language_however_decorated(self, importing: Importing, header: str) -> None:
        importing.take("staff", f"姓名,{header}\n王,2026-01-05\n")

        assert importing.all(Staff.hired_on) == [(date(2026, 1, 5),)]

    def test_that_fit_a_column_alike_are_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="手机, 联系电话 both mean phone"):
            importing.take("staff", "姓名,手机,联系电话\n王,1,2\n")

    def test_a_title_beats_a_looser_spelling_and_a_code_beats_a_name(self, staffed: Importing) -> None:
        staffed.take("staff", "姓名,电话,手机\n王,1,2\n")
        staffed.take("visits", "日期,姓名,工号\n2026-03-05,不知道,E02\n")

        assert staffed.all(Staff.phone)[-1] == ("1",)
        assert staffed.all(Visit.staff_id) == [(2,)]

    def test_a_missing_required_column_is_named_with_what_there_is(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match=r"no column name \(姓名\).* a, b, c"):
            importing.take("staff", "a,b,c\n1,2,3\n")

    def test_can_be_absent(self, staffed: Importing) -> None:
        stated = {"columns": {"date": 1, "staff": "3"}, "options": {"header_row": 0, "date_order": "dmy"}}

        report = staffed.take("visits", "05/03/2026\tx\tE01\n06/03/2026\ty\tE09\n", stated)

        assert counts(report) == (1, 0, 0, 1)
        assert staffed.all(Visit.visited_on) == [(date(2026, 3, 5),)]
        assert (report.errors[0].row, report.errors[0].column) == (2, "3")

    def test_can_be_stated_by_row(self, importing: Importing) -> None:
        text = "姓名,工号\n旧表,1\n姓名,工号\n王,E1\n"

        report = importing.take("staff", text, {"options": {"header_row": 3}})

        assert counts(report) == (1, 0, 0, 0)
        with pytest.raises(RequestError, match="Row 9"):
            importing.take("staff", text, {"options": {"header_row": 9}})


class TestMaps:
    def test_join_columns_and_leave_columns_out(self, importing: Importing) -> None:
        stated = {"columns": {"name": ["First", "Last"], "notes": ""}, "options": {"missing": ["NULL"]}}

        importing.take("staff", "First,Last,notes\nNancy,Davolio,x\nCher,NULL,\n", stated)

        assert importing.all(Staff.name, Staff.notes) == [("Nancy Davolio", ""), ("Cher", "")]

    @pytest.mark.parametrize(
        ("stated", "reason"),
        [
            ({"columns": {"nam": "姓名"}}, "names nam"),
            ({"columns": {"name": "Name"}}, "“Name”, which is not in the file"),
            ({"columns": {"name": "姓名"}, "constants": {"name": "x"}}, "both a header and a constant"),
            ({"values": {"nothing": {"a": "b"}}}, "names nothing"),
        ],
    )
    def test_that_do_not_fit_the_file_say_so(
        self, importing: Importing, stated: dict[str, object], reason: str
    ) -> None:
        with pytest.raises(RequestError, match=reason):
            importing.take("staff", "姓名,工号\n王,1\n", stated)

    def test_a_header_that_stands_twice_is_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="2 times"):
            importing.take("staff", "姓名,x,x\n王,1,2\n", {"columns": {"phone": "x"}})


class TestDates:
    def test_that_can_be_read_two_ways_are_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="date_order"):
            importing.take("staff", "姓名,入职日期\n王,03/04/2026\n李,05/06/2026\n")

        assert importing.all(Staff.id) == []

    def test_are_settled_by_the_column_or_by_the_map(self, importing: Importing) -> None:
        report = importing.take("staff", "姓名,入职日期\n王,03/04/2026\n李,25/06/2026\n")
        importing.take("staff", "姓名,入职日期\n赵,03/04/2026\n", {"options": {"date_order": "mdy"}})

        assert [day for (day,) in importing.all(Staff.hired_on)] == [
            date(2026, 4, 3),
            date(2026, 6, 25),
            date(2026, 3, 4),
        ]
        assert "only as dmy" in remarks(report)[0]

    def test_that_contradict_each_other_are_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="date_order"):
            importing.take("staff", "姓名,入职日期\n王,25/04/2026\n李,04/25/2026\n赵,03/04/2026\n")


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


class TestExports:
    FILES: ClassVar[dict[str, str]] = {
        "staff": (
            "工号,姓名,部门,岗位,上级,区域,入职日期,奖金基数,备注\n"
            "E01,王小明,一部,经理,陈总,华东,2025-03-01,5000.5,=1+1\nE02,李红,二部,,E01,,,,+好\n"
        ),
        "customers": "客户编号,客户名称,类型,负责人,注册资本\nC01,禾味,餐饮,E01,500万\nC02,@城东,,,\n",
        "deals": (
            "项目编号,负责人,客户,产品,阶段,开始日期,结束日期,成交金额,结果\n"
            "D1,E01,C01,加盟,签约,2026-01-05,2026-03-05,9,成交\nD2,E02,,,,,,,进行中\n"
        ),
        "visits": (
            "日期,员工,客户,方式,时长,内容,录入日期\n2026-03-05,E01,C01,上门,30,谈,2026-03-06\n"
            "2026-03-05,E01,C01,上门,30,谈,2026-03-06\n"
        ),
        "signings": "合同编号,客户,签约日期,员工,金额,到期日期\nHT1,C01,2026-03-05,E01:60;E02:40,100,2027-03-04\n",
        "receipts": (
            "合同编号,应收日期,应收金额,到账日期,到账金额\nHT1,2026-04-01,60,2026-04-03,50\nHT1,,,2026-05-02,-5\n"
        ),
        "targets": (
            "员工,部门,期间,指标,目标值,档位\nE01,,2026Q1,visits,30.5,\n,一部,2026-03,win_rate,45,挑战\n"
            ",,2026-01-03..2026-02-07,visits,3,\n"
        ),
        "surveys": "日期,员工,评分\n2026-03-05,E01,80\n",
        "complaints": "日期,员工,内容\n2026-03-05,E01,迟到\n",
        "feedback": "日期,员工,主题\n2026-03-05,E01,竞品\n",
        "milestones": "项目,里程碑,计划日期\nD1,选址,2026-03-05\n",
        "activities": "活动,日期,员工,获客数\n招商会,2026-03-05,E01,5\n展会,2026-04-05,,\n",
        "conduct": "日期,员工,类型,分值\n2026-03-05,E01,奖励,5\n",
        "ratings": "期间,员工,关系,评分\n2026Q1,E01,上级,90\n",
        "absences": "员工,开始日期,结束日期,原因\nE01,2026-03-05,2026-03-06,年假\n",
    }

    def test_read_back_say_that_nothing_changed(self, importing: Importing) -> None:
        create = {"options": {"create": ["product", "team"]}}
        assert list(self.FILES) == list(KINDS)
        for kind, text in self.FILES.items():
            report = importing.take(kind, text, create)
            assert (report.rejected, kind) == (0, kind)
        imports = Imports(importing.database, lambda: importing.today)

        for language, form in (("zh_CN", "xlsx"), ("en", "csv")):
            for kind in KINDS:
                path = importing.folder / f"{kind}.{form}"
                rows = imports.export(kind, path, language)

                again = importing.take_file(kind, path)

                assert (kind, form, counts(again)) == (kind, form, (0, 0, rows, 0))

    def test_to_csv_neutralise_what_a_spreadsheet_would_run(self, importing: Importing) -> None:
        importing.take("staff", "姓名,备注\n=cmd|x,-5\n")
        path = importing.folder / "out.csv"

        Imports(importing.database).export("staff", path, "zh_CN")

        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert "'=cmd|x" in content.decode("utf-8-sig")
        assert importing.all(Staff.name) == [("=cmd|x",)]

    def test_to_another_form_or_an_impossible_place_are_refused(self, importing: Importing) -> None:
        (importing.folder / "file").write_text("x", encoding="utf-8")

        for name in ("a.pdf", "file/a.csv"):
            with pytest.raises(RequestError):
                Imports(importing.database).export("staff", importing.folder / name, "en")


def test_a_map_made_in_the_window_equals_one_from_a_file() -> None:
    stated = parse_map({"columns": {"name": "姓名"}, "options": {"multiplier": "万", "scale": "1-5", "sheet": 2}})

    assert stated == FileMap(columns={"name": ("姓名",)}, multiplier=Decimal(10000), scale=Decimal(5), sheet="2")


def test_a_deleted_visit_comes_back_with_its_file(staffed: Importing) -> None:
    text = "日期,员工\n2026-03-05,E01\n"
    staffed.take("visits", text)
    with staffed.database.write() as session:
        visit = session.scalars(select(Visit)).one()
        visit.deleted_at = visit.created_at

    assert counts(staffed.take("visits", text)) == (1, 0, 0, 0)
