"""Every kind goes in, is changed, goes in again unchanged, and comes out so that another company reads the same."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.exchange.kinds import KINDS
from desktop.services.imports import Imports
from desktop.store.database import Database
from tests.services.importing import Importing, counts, importing, reasons

__all__ = ["importing"]

LINE = "=1+1 ，'引号\" | +86; -5 \U00020bb7㛃𬭎 007 é ☃"  # a formula's look, marks of tables, rare characters
TEXT = '-首行\n=SUM(A1)\t末行, "引" 00120 @x'
CREATE = {"options": {"create": ["product", "team", "region", "customer"]}}

# Each kind: headers, rows, and the same rows with one of them changed. Kinds without a key know no change.
Rows = list[list[str]]
TABLES: dict[str, tuple[list[str], Rows]] = {
    "staff": (
        ["工号", "姓名", "部门", "岗位", "上级", "区域", "入职日期", "离职日期", "电话", "邮箱", "奖金基数", "备注"],
        [
            ["007", "王𠮷", LINE, "+经理", "=陈总", "@华东", "2025-03-01", "", "0086-010", "a@b.cn", "5000.5", TEXT],
            ["0E5", "-李红", "'二部", "", "007", "", "", "", "013900000000", "", "", ""],
        ],
    ),
    "customers": (
        [
            "客户编号",
            "客户名称",
            "类型",
            "负责人",
            "来源渠道",
            "区域",
            "行业",
            "联系人",
            "电话",
            "首次接触日期",
            "注册资本",
            "成立日期",
            "过往业绩评分",
            "市场口碑评分",
            "信用评分",
            "备注",
        ],
        [
            [
                "0012",
                LINE,
                "=餐饮",
                "007",
                "-展会",
                "@华东",
                "+零售",
                "'赵总",
                "00852 1",
                "2026-01-02",
                "5000000.55",
                "2019-02-28",
                "88.5",
                "0",
                "100",
                TEXT,
            ],
            ["1E10", "@城东", "", "", "", "", "", "", "", "", "", "", "", "", "", ""],
        ],
    ),
    "deals": (
        [
            "项目编号",
            "负责人",
            "客户",
            "产品",
            "阶段",
            "开始日期",
            "结束日期",
            "预计金额",
            "成交金额",
            "结果",
            "丢单原因",
        ],
        [
            ["001", "007", "0012", LINE, "=签约", "2026-01-05", "2026-03-05", "10.5", "", "won", ""],
            ["=2", "0E5", "", "", "", "", "2026-02-05", "", "9", "lost", "-太贵"],
        ],
    ),
    "visits": (
        [
            "日期",
            "员工",
            "客户",
            "项目",
            "方式",
            "时长",
            "结果",
            "内容",
            "下一步",
            "下次跟进日期",
            "地点",
            "录入日期",
        ],
        [
            [
                "2026-03-05",
                "007",
                "0012",
                "001",
                "=上门",
                "30",
                "+有进展",
                TEXT,
                TEXT,
                "2026-03-09",
                LINE,
                "2026-03-06",
            ],
            ["2026-03-05", "0E5", "", "", "", "", "", "", "", "", "", "2026-03-05"],
        ],
    ),
    "signings": (
        [
            "合同编号",
            "客户",
            "签约日期",
            "员工",
            "金额",
            "毛利",
            "产品",
            "区域",
            "首年费用",
            "起始日期",
            "到期日期",
            "计划落地日期",
            "落地日期",
            "终止日期",
            "项目",
        ],
        [
            [
                "0001",
                "0012",
                "2026-03-05",
                "007:60;0E5:40",
                "100.01",
                "-20.5",
                LINE,
                "@华东",
                "12",
                "2026-03-05",
                "2027-03-04",
                "2026-08-01",
                "2026-08-02",
                "2026-09-01",
                "001",
            ],
            ["=HT", "@城东", "2026-03-06", "0E5", "0.01", "", "", "", "", "", "", "", "", "", ""],
        ],
    ),
    "receipts": (
        ["合同编号", "应收日期", "应收金额", "到账日期", "到账金额"],
        [["0001", "2026-04-01", "60.01", "2026-04-03", "50"], ["=HT", "", "", "2026-05-02", "-0.01"]],
    ),
    "targets": (
        ["员工", "部门", "期间", "指标", "目标值", "产品", "区域", "档位"],
        [
            ["007", "", "2026Q1", "visits", "30.5", LINE, "@华东", "sprint"],
            ["", LINE, "2026-03", "win_rate", "45", "", "", "challenge"],
        ],
    ),
    "surveys": (["日期", "客户", "员工", "评分", "意见"], [["2026-03-05", "0012", "007", "88.5", TEXT]]),
    "complaints": (
        ["日期", "客户", "员工", "等级", "内容", "解决日期"],
        [["2026-03-05", "0012", "007", "=严重", TEXT, "2026-03-07"], ["2026-03-05", "", "0E5", "", "", ""]],
    ),
    "feedback": (
        ["日期", "员工", "主题", "内容", "状态"],
        [["2026-03-05", "007", LINE, TEXT, "adopted"], ["2026-03-05", "0E5", "-竞品", "", "new"]],
    ),
    "milestones": (
        ["项目", "里程碑", "计划日期", "完成日期"],
        [["001", LINE, "2026-03-05", "2026-03-04"], ["=2", "=选址", "2026-03-05", ""]],
    ),
    "activities": (
        ["活动", "日期", "类型", "费用", "员工", "获客数", "成交数"],
        [
            [LINE, "2026-03-05", "-展会", "5000.05", "007", "5", "1"],
            [LINE, "2026-03-05", "-展会", "5000.05", "0E5", "2", "0"],
            ["@年会", "2026-12-05", "", "", "", "", ""],
        ],
    ),
    "conduct": (
        ["日期", "员工", "类型", "分值", "内容", "依据", "处理意见"],
        [["2026-03-05", "007", "red_line", "5.5", TEXT, TEXT, TEXT], ["2026-03-06", "0E5", "award", "2", "", "", ""]],
    ),
    "ratings": (
        ["期间", "员工", "关系", "评分", "评价人", "意见"],
        [["2026Q1", "007", "manager", "90.5", LINE, TEXT], ["2026-03", "0E5", "self", "60", "", ""]],
    ),
    "absences": (
        ["员工", "开始日期", "结束日期", "原因", "已批准"],
        [["007", "2026-03-05", "2026-03-06", LINE, "是"], ["0E5", "2026-12-24", "2026-12-31", "=旷工", "否"]],
    ),
}
# Of kinds whose records have a key: the column that is changed in the first row, and its new value.
CHANGES = {
    "staff": ("电话", "00861"), "customers": ("联系人", "=钱总"), "deals": ("预计金额", "11"),
    "signings": ("毛利", "-21"), "targets": ("目标值", "31"), "milestones": ("完成日期", "2026-03-06"),
    "activities": ("获客数", "6"),
}  # fmt: skip


def write(path: Path, kind: str, change: bool = False) -> Path:
    """The kind's table as a CSV, where wanted with the first row changed."""
    headers, rows = TABLES[kind]
    rows = [list(row) for row in rows]
    if change:
        column, value = CHANGES[kind]
        rows[0][headers.index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([headers, *rows])
    return path


@pytest.fixture
def filled(importing: Importing) -> Importing:
    """A company into which every kind was imported once."""
    for kind in KINDS:
        report = importing.take_file(kind, write(importing.folder / f"in-{kind}.csv", kind), CREATE)
        assert (kind, reasons(report)) == (kind, [])
        assert (kind, report.created) == (kind, len(TABLES[kind][1]))
    return importing


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Importing]:
    """Another company with nothing in it."""
    with Database.create(tmp_path / "other" / "other.qianji") as database:
        yield Importing(database, tmp_path / "other")


def test_there_is_a_table_for_every_kind() -> None:
    assert list(TABLES) == list(KINDS)


class TestAgain:
    def test_the_same_file_changes_nothing(self, filled: Importing) -> None:
        for kind in KINDS:
            again = filled.take_file(kind, write(filled.folder / "again.csv", kind), CREATE)

            assert (kind, *counts(again)) == (kind, 0, 0, len(TABLES[kind][1]), 0)

    def test_a_changed_cell_changes_its_record_and_no_other(self, filled: Importing) -> None:
        for kind in CHANGES:
            path = write(filled.folder / "changed.csv", kind, change=True)

            changed, again = filled.take_file(kind, path, CREATE), filled.take_file(kind, path, CREATE)

            number = len(TABLES[kind][1])
            assert (kind, *counts(changed)) == (kind, 0, 1, number - 1, 0)
            assert (kind, *counts(again)) == (kind, 0, 0, number, 0)


@pytest.mark.parametrize(("form", "language"), [("csv", "zh_CN"), ("xlsx", "en")])
class TestOut:
    def test_every_kind_read_back_changes_nothing(self, filled: Importing, form: str, language: str) -> None:
        for kind in KINDS:
            path = filled.folder / f"out-{kind}.{form}"
            rows = Imports(filled.database).export(kind, path, language)

            again = filled.take_file(kind, path)

            assert (kind, *counts(again), reasons(again)) == (kind, 0, 0, rows, 0, [])

    def test_another_company_reads_the_same_and_writes_the_same(
        self, filled: Importing, other: Importing, form: str, language: str
    ) -> None:
        for kind in KINDS:
            path, back = filled.folder / f"out-{kind}.{form}", other.folder / f"back-{kind}.csv"
            rows = Imports(filled.database).export(kind, path, language)
            same = filled.folder / f"same-{kind}.csv"
            Imports(filled.database).export(kind, same, "en")

            taken = other.take_file(kind, path, CREATE)
            Imports(other.database).export(kind, back, "en")

            assert (kind, reasons(taken), taken.created) == (kind, [], rows)
            assert (kind, back.read_text(encoding="utf-8-sig")) == (kind, same.read_text(encoding="utf-8-sig"))
