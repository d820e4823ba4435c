"""`qianji report team|targets|ranking|week|…`, as an owner calls them."""

import io
from pathlib import Path

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from desktop.models import Company
from desktop.store.database import Database
from tests.cli.conftest import Call


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("team", "团队汇总表"),
        ("targets", "目标责任书"),
        ("ranking", "绩效排名与荣誉榜"),
        ("week", "周会一页纸"),
        ("interview", "绩效面谈记录表"),
        ("plan", "绩效改进计划表"),
        ("self", "员工自评表"),
        ("index", "考核表目录"),
    ],
)
def test_each_kind_is_written_as_one_file(call: Call, data: Path, tmp_path: Path, kind: str, title: str) -> None:
    out = tmp_path / "deep" / f"{kind}.pdf"

    done = call("report", kind, "--data", data, "--period", "2026Q3", "--out", out, language="zh_CN")

    assert done.code == 0, done.complained
    assert str(out) in done.said
    assert title in pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()


def test_an_older_file_in_the_same_place_is_told_to_be_replaced(call: Call, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "week.xlsx"
    printed = ("report", "week", "--data", data, "--period", "2026Q3", "--out", out)

    first, again = call(*printed), call(*printed)

    assert (first.said, again.said) == (f"Wrote {out}.\n", f"Wrote {out} in the place of the older one.\n")


def test_characters_of_no_font_are_told(call: Call, data: Path, tmp_path: Path) -> None:
    done = call(
        *("report", "ranking", "--data", data, "--period", "2026Q3", "--out", tmp_path / "r.pdf"), "--full-names"
    )

    assert done.code == 0
    assert "No font holds U+E000; printed as 〓 instead." in done.complained


def test_text_from_right_to_left_is_told(call: Call, data: Path, tmp_path: Path) -> None:
    with Database.open(data) as database, database.write() as session:
        session.get_one(Company, 1).name = "דוד לוי"

    done = call("report", "ranking", "--data", data, "--period", "2026Q3", "--out", tmp_path / "r.pdf")

    assert "may be copied in another order: דוד לוי" in done.complained


def test_letters_for_some_people_only(call: Call, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "letters.pdf"

    call("report", "targets", "--data", data, "--period", "2026Q3", "--out", out, "--staff", "E01")

    assert len(pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages) == 1


def test_a_folder_that_is_a_file_is_told_in_a_sentence(call: Call, data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    done = call("report", "week", "--data", data, "--period", "2026-W32", "--out", tmp_path / "file" / "w.pdf")

    assert done.code == 2
    assert "is a file, not a folder" in done.complained


@pytest.mark.parametrize(("kind", "ending"), [("week", "pdf"), ("team", "xlsx"), ("reviews", "")])
def test_what_the_system_refuses_is_told_in_the_language_asked_for(
    call: Call, data: Path, tmp_path: Path, kind: str, ending: str
) -> None:
    (tmp_path / "afile").write_text("")
    places = {"是文件，不是文件夹": "afile", "太长": "长" * 300}

    for told, name in places.items():
        out = tmp_path / name / f"t.{ending}" if ending else tmp_path / name
        done = call("report", kind, "--data", data, "--period", "2026Q3", "--out", out, language="zh_CN")

        assert done.code == 2
        assert told in done.complained
        assert "Errno" not in done.complained
        assert done.complained.count("\n") == 1


def test_a_period_that_was_not_evaluated_has_no_ranking(call: Call, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"

    done = call("report", "ranking", "--data", data, "--period", "2026Q1", "--out", out)

    assert done.code == 2
    assert "has not been evaluated" in done.complained
    assert not out.exists()


@pytest.mark.parametrize("kind", ["team", "targets", "ranking", "week", "plan", "index"])
def test_tables_are_written_as_a_workbook(call: Call, data: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"{kind}.xlsx"

    done = call("report", kind, "--data", data, "--period", "2026Q3", "--out", out)

    assert done.code == 0, done.complained
    assert CalamineWorkbook.from_path(str(out)).sheet_names


def test_a_form_to_write_on_is_no_workbook(call: Call, data: Path, tmp_path: Path) -> None:
    done = call("report", "self", "--data", data, "--period", "2026Q3", "--out", tmp_path / "s.xlsx")

    assert done.code == 2
    assert "“Self-evaluation form” is written as PDF only." in done.complained
    assert not (tmp_path / "s.xlsx").exists()


def test_without_commissions_it_says_what_to_do(call: Call, data: Path, tmp_path: Path) -> None:
    done = call("report", "commission", "--data", data, "--period", "2026Q3", "--out", tmp_path / "c.pdf")

    assert done.code == 2
    assert "There is no commission for 2026Q3." in done.complained


def test_an_unknown_team_is_told(call: Call, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.pdf"

    done = call("report", "team", "--data", data, "--period", "2026Q3", "--out", out, "--team", "城北组")

    assert done.code == 2
    assert "There is no team “城北组”." in done.complained
