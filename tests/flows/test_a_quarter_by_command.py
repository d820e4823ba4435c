"""An owner's whole quarter by command: found the company, take in the tables, evaluate, finalise, print."""

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.flows.command_line import CommandLine
from tests.made_once import made_once
from tests.server import named_server

TABLES = {
    "staff": """工号,姓名,部门,岗位,入职日期,奖金基数
S1,王龚,城南部,业务员,2024-03-01,6000
S2,李菲,城南部,业务员,2025-01-06,6000
S3,陈立,城南部,业务员,2023-07-10,8000
""",
    "customers": """客户编号,客户名称,负责人,注册资本
C1,禾味餐饮,S1,200万
C2,城东广场,S1,1200万
C3,绿源超市,S2,50万
""",
    "visits": """日期,员工,客户,方式,结果,内容,录入日期
2026-07-06,S1,禾味餐饮,上门,有进展,谈年度用量,2026-07-06
2026-07-20,S1,城东广场,上门,签约,签年度合同,2026-07-21
2026-08-11,S1,禾味餐饮,电话,无进展,等总部回复,2026-08-11
2026年9月2日,S2,绿源超市,上门,有进展,送样,2026-09-02
""",
    "signings": """合同编号,客户,签约日期,员工,金额,毛利
HT-1,城东广场,2026-07-20,S1,"312,000",90000
HT-2,绿源超市,2026-09-15,S1:60;S2:40,8.5万,20000
""",
    "receipts": """合同编号,应收日期,应收金额,到账日期,到账金额
HT-1,2026-07-31,156000,2026-07-30,156000
HT-1,2026-09-30,156000,,
""",
    "targets": """员工,期间,指标,目标值
S1,2026Q3,签约金额,260000
S1,2026Q3,有效拜访次数,6
S2,2026Q3,签约金额,200000
S2,2026Q3,有效拜访次数,4
S3,2026Q3,签约金额,200000
""",
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The folder with the owner's tables."""
    for kind, text in TABLES.items():
        (tmp_path / f"{kind}.csv").write_text(text, encoding="gb18030")
    return tmp_path


@pytest.fixture
def company(command: CommandLine, tables: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A company founded by command with the owner's tables taken in: on files once, then copied."""
    if named_server():
        found_by_command(command, tables)
    else:
        made = made_once(tmp_path_factory, "quarter.qianji", lambda path: found_by_command(CommandLine(path), tables))
        shutil.copyfile(made, command.data)
    return command


def found_by_command(command: CommandLine, tables: Path) -> None:
    """Found the company, then take in its tables."""
    assert command("init", "--company", "城南食品", "--preset", "sales").code == 0
    for kind in TABLES:
        answer = command("import", kind, tables / f"{kind}.csv", "--json")
        assert answer.code == 0, answer.out + answer.err


def test_the_same_tables_again_change_nothing(company: CommandLine, tmp_path: Path) -> None:
    reports = [company("import", kind, tmp_path / f"{kind}.csv", "--json").document for kind in TABLES]

    assert [(report["created"], report["updated"], report["rejected"]) for report in reports] == [(0, 0, 0)] * 6
    assert all(report["unchanged"] == report["rows_read"] for report in reports)


def test_the_figures_are_those_of_the_tables(company: CommandLine) -> None:
    document = company("indicators", "--period", "2026Q3", "--json").document

    figures = {row["code"]: row["indicators"] for row in document["rows"]}
    assert figures["S1"]["signed_amount"] == {
        "actual": "363000",
        "target": "260000",
        "numerator": "363000",
        "denominator": None,
        "records": 2,
    }
    assert figures["S1"]["effective_visits"]["actual"] == "2"
    assert figures["S1"]["collected_amount"]["actual"] == "156000"
    assert figures["S2"]["signings"]["actual"] == "0.4"
    assert figures["S3"]["average_deal"]["actual"] is None


def test_a_finalised_quarter_prints_the_same_form_whatever_changes_later(
    company: CommandLine, tmp_path: Path
) -> None:
    evaluated = company("evaluate", "--period", "2026Q3", "--finalise", "--json").document
    first, second = tmp_path / "first", tmp_path / "second"
    assert company("report", "reviews", "--period", "2026Q3", "--out", first).code == 0
    (tmp_path / "more.csv").write_text(
        "合同编号,客户,签约日期,员工,金额\nHT-9,禾味餐饮,2026-09-20,S2,900000\n", "utf-8"
    )
    assert company("import", "signings", tmp_path / "more.csv").code == 0

    assert company("report", "reviews", "--period", "2026Q3", "--out", second).code == 0

    assert evaluated["finalised"]
    assert {path.name: path.read_bytes() for path in first.iterdir()} == {
        path.name: path.read_bytes() for path in second.iterdir()
    }


def test_the_form_says_the_figures_in_the_chosen_language(company: CommandLine, tmp_path: Path) -> None:
    company("evaluate", "--period", "2026Q3")

    company("report", "reviews", "--period", "2026Q3", "--out", tmp_path / "zh", "--staff", "S1", lang="zh_CN")
    company("report", "reviews", "--period", "2026Q3", "--out", tmp_path / "en", "--staff", "S1", lang="en")

    chinese, english = (
        "".join(page.extract_text() for path in (tmp_path / name).glob("*.pdf") for page in PdfReader(path).pages)
        for name in ("zh", "en")
    )
    assert "王龚" in chinese
    assert "签约金额" in chinese
    assert "Signed amount" in english
    assert "签约金额" not in english


def test_the_file_is_whole_in_the_end(company: CommandLine) -> None:
    company("evaluate", "--period", "2026Q3", "--finalise")

    document = company("check", "--json").document

    assert document["ok"]


def test_a_period_that_is_none_is_refused_with_a_sentence(company: CommandLine) -> None:
    answer = company("evaluate", "--period", "2026Q5")

    assert (answer.code, answer.out) == (2, "")
    assert "2026Q5" in answer.err
    assert "Traceback" not in answer.err
