"""The import step by step, on files as offices keep them."""

from pathlib import Path

import openpyxl
import pytest

from desktop.errors import RequestError
from desktop.exchange.editing import Edits, edited
from desktop.exchange.file_map import FileMap
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import Visit
from desktop.services.import_desk import ImportDesk, Understanding, acquaintance
from desktop.services.import_shapes import ImportShapes, headings_of, recognise
from desktop.ui.imports.questions import open_question
from tests.services.importing import Importing, importing, staffed

__all__ = ["importing", "staffed"]


class Desk:
    """The desk with files written on the spot."""

    def __init__(self, importing: Importing) -> None:
        self.importing, self.desk = importing, ImportDesk(importing.database)

    def understood(
        self, content: str | bytes, kind: str | None = None, stated: FileMap | None = None, name: str = "file.csv"
    ) -> Understanding:
        """How a file of this content is understood."""
        path = self.importing.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        table = self.desk.read(path, kind, None)
        with self.importing.database.read() as session:
            known = acquaintance(session, table, kind)
        return self.desk.understand(table, kind, stated or FileMap(), known.known)


@pytest.fixture
def desk(staffed: Importing) -> Desk:
    return Desk(staffed)


class TestTheKind:
    @pytest.mark.parametrize(
        ("headings", "kind"),
        [
            ("日期,员工,客户,方式,下一步", "visits"),
            ("工号,姓名,部门,入职日期", "staff"),
            ("合同编号,客户,签约日期,员工,金额,毛利", "signings"),
            ("合同编号,应收日期,应收金额,到账日期,到账金额", "receipts"),
            ("客户编号,客户名称,负责人,行业", "customers"),
            ("员工,年份,指标,1月,2月,3月", "targets"),
        ],
    )
    def test_is_told_by_the_headings(self, desk: Desk, headings: str, kind: str) -> None:
        row = ",".join("1" for _each in headings.split(","))

        assert desk.understood(f"{headings}\n{row}\n").kind == kind

    def test_headings_alone_are_no_table_yet(self, desk: Desk) -> None:
        made = desk.understood("工号,姓名,部门\n,,\n")

        assert not made.has_rows
        assert not made.is_complete
        assert open_question(made, translator(ENGLISH)).startswith("file.csv has headings but no rows below them.")

    def test_prose_under_a_workbook_s_name_is_called_what_it_is(self, desk: Desk) -> None:
        made = desk.understood("Minutes of Monday\nNothing else\n", name="staff.xls")

        said = open_question(made, translator(CHINESE))
        assert said.startswith("staff.xls 的文件名是工作簿")
        with pytest.raises(RequestError, match="plain text without columns"):
            desk.desk.try_out(made.table, "staff", FileMap())

    def test_a_column_of_names_under_a_workbook_s_name_is_a_table(self, desk: Desk) -> None:
        assert desk.understood("姓名\n王工\n", "staff", name="staff.xls").is_complete

    def test_follows_the_files_name_where_headings_fit_several(self, desk: Desk) -> None:
        assert desk.understood("日期,员工,客户,内容\n1,1,1,1\n", name="客户投诉登记.csv").kind == "complaints"

    def test_chosen_wrongly_is_answered_with_those_that_fit(self, desk: Desk) -> None:
        made = desk.understood("合同编号,客户,签约日期,员工,金额\n1,1,1,1,1\n", kind="staff")

        assert made.others[0] == "signings"

    def test_opens_the_sheet_that_holds_rows(self, desk: Desk, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.append(["说明", "本表由人事填写"])
        for cells in (["日期", "员工", "客户"], ["2026-10-08", "E01", "禾味餐饮"]):
            book.create_sheet("拜访") if "拜访" not in book.sheetnames else None
            book["拜访"].append(cells)
        book.save(tmp_path / "book.xlsx")

        assert desk.desk.read(tmp_path / "book.xlsx", None, None).sheet == "拜访"

    def test_opens_the_sheet_with_headings_met_before_rather_than_one_that_fits(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.append(["日期", "员工", "客户"])
        book.create_sheet("走访").append(["何时", "谁", "见了谁"])
        book.save(tmp_path / "book.xlsx")

        met = frozenset({headings_of(["何时", "谁", "见了谁"])})

        assert desk.desk.read(tmp_path / "book.xlsx", None, None, met=met).sheet == "走访"
        assert desk.desk.read(tmp_path / "book.xlsx", "visits", None, met=met).sheet == "走访"
        assert desk.desk.read(tmp_path / "book.xlsx", None, "Sheet", met=met).sheet == "Sheet"


class TestTheColumns:
    def test_come_from_contents_where_headings_say_nothing(self, desk: Desk) -> None:
        made = desk.understood("A,B,C\n2026-10-08,王小明,好\n2026-10-09,李红,行\n", kind="visits")

        assert {ours: made.headers[places[0]] for ours, places in made.taken.items()} == {"date": "A", "staff": "B"}
        assert made.by_contents == {"date", "staff"}
        assert made.is_complete

    def test_are_asked_for_where_two_headings_fit(self, desk: Desk) -> None:
        made = desk.understood("日期,拜访人,业务员\n2026-10-08,王小明,李红\n", kind="visits")

        assert made.doubts == {"staff": ("拜访人", "业务员")}
        assert made.lacking == ("staff",)

    def test_with_the_same_heading_are_told_apart(self, desk: Desk) -> None:
        made = desk.understood("日期,员工,备注,备注\n2026-10-08,E01,谈铺货,晴\n", kind="visits")

        assert made.headers == ("日期", "员工", "备注", "备注 2")
        assert made.taken["summary"] == (2,)

    def test_show_a_few_of_their_values(self, desk: Desk) -> None:
        made = desk.understood("日期,员工\n2026-10-08,E01\n2026-10-08,E02\n", kind="visits")

        assert made.samples == (("2026-10-08",), ("E01", "E02"))

    def test_of_first_and_last_names_are_joined(self, desk: Desk) -> None:
        made = desk.understood("EmployeeID,LastName,FirstName,Title\n1,Snelling,Anna,Agent\n", name="employees.csv")

        assert (made.kind, made.taken["name"]) == ("staff", (2, 1))

    def test_of_a_year_that_is_said_nowhere_are_asked_for(self, desk: Desk) -> None:
        made = desk.understood("员工,1月,2月\nE01,10,20\n", kind="targets")

        assert made.obstacle is not None
        assert made.lacking == ("indicator",)
        stated = FileMap(constants={"year": "2027", "indicator": "signed_amount"})
        assert desk.understood("员工,1月,2月\nE01,10,20\n", kind="targets", stated=stated).is_complete

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
    def test_are_read_in_whatever_encoding(self, desk: Desk, encoding: str) -> None:
        assert desk.understood("日期,员工\n2026-10-08,王小明\n".encode(encoding)).kind == "visits"

    def test_under_a_second_row_of_headings_are_found(self, desk: Desk) -> None:
        made = desk.understood("拜访登记,,\n时间与人,,客户\n日期,员工,客户名称\n2026-10-08,E01,禾味餐饮\n")

        assert (made.kind, made.header_row) == ("visits", 3)


class TestAShape:
    def test_once_said_is_known_by_its_headings_wherever_they_stand(self, desk: Desk) -> None:
        made = desk.understood("何时,谁,见了谁\n2026-10-08,E01,禾味餐饮\n", "visits", FileMap(
            columns={"date": ("何时",), "staff": ("谁",), "customer": ("见了谁",)}, date_order="ymd",
        ))  # fmt: skip
        desk.desk.take_in(made, made.table, made.stated)
        again = desk.understood("十月\n何时,谁,见了谁\n2026-10-09,E02,城东广场\n", "visits")

        with desk.importing.database.read() as session:
            known = recognise(session, again.table)

        assert known is not None
        assert (known.kind, known.header_row, known.stated) == ("visits", 2, made.stated)

    def test_forgotten_is_not_known(self, desk: Desk) -> None:
        made = desk.understood("日期,员工\n2026-10-08,E01\n")
        desk.desk.take_in(made, made.table, made.stated)
        with desk.importing.database.read() as session:
            known = recognise(session, made.table)
        assert known is not None

        ImportShapes(desk.importing.database).forget(known.shape_id)

        with desk.importing.database.read() as session:
            assert recognise(session, made.table) is None
        with pytest.raises(RequestError, match="forgotten already"):
            ImportShapes(desk.importing.database).forget(known.shape_id)


class TestEdits:
    ROWS = "日期,员工,内容\n2026-02-30,E01,写错\n2026-10-09,,同上\n2026-10-10,E01,不要\n"

    def test_mend_leave_out_and_fill_before_anything_is_saved(self, desk: Desk) -> None:
        made = desk.understood(self.ROWS, "visits")
        edits = Edits(filled=frozenset({1})).with_cell(2, 0, "2026-02-28").without_rows([4], True)

        report = desk.desk.take_in(made, edited(made.table, edits, 1), made.stated)

        assert (report.created, report.rejected) == (2, 0)
        assert [(day.isoformat(), who) for day, who in desk.importing.all(Visit.visited_on, Visit.staff_id)] == [
            ("2026-02-28", 1),
            ("2026-10-09", 1),
        ]

    def test_of_a_row_left_out_can_be_taken_back(self, desk: Desk) -> None:
        edits = Edits().without_rows([2], True).without_rows([2], False)

        assert edits.is_empty
        assert edited(desk.understood(self.ROWS, "visits").table, edits, 1).rows[1][0] == 2


def test_a_file_whose_reading_is_stopped_says_so(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.exchange.reading import table

    monkeypatch.undo()  # read it in the child process this once
    assert table._ask_child.__module__ == "desktop.exchange.reading.table"
    (tmp_path / "big.csv").write_text("日期,员工\n" + "2026-10-08,E01\n" * 50_000, encoding="utf-8")

    with pytest.raises(RequestError, match="Stopped"):
        desk.desk.read(tmp_path / "big.csv", "visits", None, lambda: True)
