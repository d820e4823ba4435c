"""Records written to a file: read back they change nothing."""

from typing import ClassVar

import pytest

from desktop.errors import RequestError
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading.delimited import rows_of
from desktop.exchange.writing import write_rows
from desktop.models import Staff
from desktop.services.imports import Imports
from tests.services.importing import Importing, counts, importing, staffed

__all__ = ["importing", "staffed"]


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

    @pytest.mark.parametrize(
        "text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u3000@x", "\t=1", "\r=1", "'=1", "\tx", "\xa0+1"]
    )
    def test_to_csv_let_no_text_begin_like_a_formula_and_give_it_back_as_it_was(
        self, importing: Importing, text: str
    ) -> None:
        path = importing.folder / "out.csv"

        write_rows(path, ["a", "b"], [["x", text], ["y", f"a{text}"]], "T")

        content = path.read_bytes().decode("utf-8-sig")
        assert f"x,'{text}" in content.replace('"', "")
        assert f"y,a{text}" in content.replace('"', "")
        assert list(rows_of(content, ","))[1:] == [(2, ["x", text]), (3, ["y", f"a{text}"])]

    def test_to_another_form_or_an_impossible_place_are_refused(self, importing: Importing) -> None:
        (importing.folder / "file").write_text("x", encoding="utf-8")

        for name in ("a.pdf", "file/a.csv"):
            with pytest.raises(RequestError):
                Imports(importing.database).export("staff", importing.folder / name, "en")
