"""`qianji import` and `qianji export`."""

import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.rotation import Reason
from desktop.queries.dashboard.kept_page import NAME, first_page
from desktop.services.company import found_company
from desktop.store.database import Database
from desktop.store.shelf import backups_on, shelf_of
from tests.cli.conftest import Call
from tests.made_once import made_once

GOOD = "工号,姓名\nE1,王小明\nE2,李红\n"
BAD = "工号,姓名,入职日期\nE3,赵强,2026-02-30\nE4,周敏,2026-03-01\n"


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A new data file."""
    founded = made_once(tmp_path_factory, "founded-yunling.qianji", lambda path: found_company(path, "云岭").close())
    return shutil.copyfile(founded, tmp_path / "company.qianji")


def _file(folder: Path, text: str, name: str = "staff.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestImport:
    def test_prints_one_json_document(self, call: Call, data: Path, tmp_path: Path) -> None:
        done = call("import", "staff", _file(tmp_path, GOOD), "--json", "--data", data)

        assert done.code == 0
        assert done.document() == {
            "kind": "staff", "file": "staff.csv", "encoding": "utf-8", "sheet": None, "rows_read": 2, "created": 2,
            "updated": 0, "unchanged": 0, "rejected": 0, "warnings": [], "errors": [],
        }  # fmt: skip

    def test_leaves_the_first_page_ready_for_the_window(self, call: Call, data: Path, tmp_path: Path) -> None:
        call("import", "staff", _file(tmp_path, GOOD), "--data", data)

        with Database.open(data) as database:
            page = first_page(database.kept(NAME), datetime.now().astimezone().date())
        assert page is not None
        assert page.figures.beginnings.has_staff

    def test_puts_a_copy_aside_before_it_changes_anything(self, call: Call, data: Path, tmp_path: Path) -> None:
        call("import", "staff", _file(tmp_path, GOOD), "--data", data, "--dry-run")
        tried = backups_on(shelf_of(data))

        call("import", "staff", _file(tmp_path, GOOD), "--data", data)

        (copy,) = backups_on(shelf_of(data))
        assert (tried, copy.reason, copy.people) == ([], Reason.IMPORT, 0)

    def test_again_says_that_nothing_changed(self, call: Call, data: Path, tmp_path: Path) -> None:
        call("import", "staff", _file(tmp_path, GOOD), "--data", data)

        done = call("import", "staff", _file(tmp_path, GOOD), "--data", data)

        assert done.code == 0
        assert "0 added, 0 changed, 2 unchanged" in done.said

    def test_with_rejected_rows_leaves_with_1_and_writes_them_out(
        self, call: Call, data: Path, tmp_path: Path
    ) -> None:
        done = call("import", "staff", _file(tmp_path, BAD), "--errors", tmp_path / "bad.xlsx", "--data", data)

        assert done.code == 1
        assert "1 added" in done.said
        assert "Row 2, column 入职日期, “2026-02-30”" in done.complained
        assert openpyxl.load_workbook(tmp_path / "bad.xlsx").active["B2"].value == "赵强"

    def test_keeps_its_good_rows_when_the_rejected_ones_cannot_be_written(
        self, call: Call, data: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")

        refused = call("import", "staff", _file(tmp_path, BAD), "--errors", tmp_path / "bad.pdf", "--data", data)
        done = call("import", "staff", _file(tmp_path, BAD), "--errors", tmp_path / "file" / "b.xlsx", "--data", data)

        assert refused.code == 2
        assert done.code == 1
        assert "1 added" in done.said
        assert "is a file, not a folder" in done.complained

    def test_speaks_chinese(self, call: Call, data: Path, tmp_path: Path) -> None:
        done = call("import", "staff", _file(tmp_path, BAD), "--data", data, language="zh_CN")

        assert "新增 1" in done.said
        assert "第 2 行" in done.complained

    def test_only_tried_keeps_nothing(self, call: Call, data: Path, tmp_path: Path) -> None:
        tried = call("import", "staff", _file(tmp_path, GOOD), "--dry-run", "--data", data)

        assert "nothing was changed" in tried.said
        assert call("import", "staff", _file(tmp_path, GOOD), "--json", "--data", data).document()["created"] == 2

    @pytest.mark.parametrize(
        "arguments",
        [("staff", "missing.csv"), ("dogs", "staff.csv"), ("staff", "."), ("staff", "staff.csv", "--sheet", "x"),
         ("staff", "staff.csv", "--map", "missing.toml"), ("visits", "staff.csv")],
    )  # fmt: skip
    def test_with_wrong_input_leaves_with_2_and_one_sentence(
        self, call: Call, data: Path, tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _file(tmp_path, GOOD)
        monkeypatch.chdir(tmp_path)

        done = call("import", *arguments, "--data", data)

        assert done.code == 2
        assert done.said == ""
        assert len(done.complained.strip().splitlines()) == 1

    def test_never_writes_what_was_rejected_over_the_table_it_came_from(
        self, call: Call, data: Path, tmp_path: Path
    ) -> None:
        table = _file(tmp_path, "工号,姓名,爱好\nE1,王,钓鱼\nE2,,茶\n")
        before = table.read_bytes()

        done = call("import", "staff", table, "--errors", table, "--json", "--data", data)

        (beside,) = (each for each in tmp_path.glob("*.csv") if each != table)
        assert (done.code, table.read_bytes(), done.document()["created"]) == (1, before, 1)
        assert beside.name == f"{table.stem} (2).csv"
        assert f"were written to {beside}." in done.complained
        assert "E2" in beside.read_text(encoding="utf-8")

    def test_after_a_trial_the_rejected_rows_are_written_again_beside_those(
        self, call: Call, data: Path, tmp_path: Path
    ) -> None:
        table, bad = _file(tmp_path, "工号,姓名,爱好\nE1,王,钓鱼\nE2,,茶\n"), tmp_path / "bad.xlsx"

        call("import", "staff", table, "--errors", bad, "--dry-run", "--data", data)
        done = call("import", "staff", table, "--errors", bad, "--data", data)

        assert done.code == 1
        assert sorted(each.name for each in tmp_path.glob("bad*")) == ["bad (2).xlsx", "bad.xlsx"]

    def test_says_how_a_mapping_file_lets_it_add_what_is_missing(
        self, call: Call, data: Path, tmp_path: Path
    ) -> None:
        call("import", "staff", _file(tmp_path, GOOD), "--data", data)
        visits = _file(tmp_path, "日期,员工,客户\n2026-10-08,李红,禾味餐饮\n", "visits.csv")

        done = call("import", "visits", visits, "--dry-run", "--json", "--data", data)

        (wrong,) = done.document()["errors"]
        assert 'create = ["customer"] under [options] in a mapping file (--map).' in wrong["message"]

    def test_sums_up_what_was_added_on_the_way(self, call: Call, data: Path, tmp_path: Path) -> None:
        rows = "".join(f"人{number},队{number},经理\n" for number in range(10))

        done = call("import", "staff", _file(tmp_path, "姓名,部门,岗位\n" + rows), "--data", data)

        assert "team (10): 队0, 队1" in done.said
        assert "position (1): 经理" in done.said
        assert done.complained == ""

    def test_follows_a_map(self, call: Call, data: Path, tmp_path: Path) -> None:
        stated = _file(tmp_path, '[columns]\nname = ["First", "Last"]\n[options]\nheader_row = 1\n', "map.toml")
        people = _file(tmp_path, "First,Last\nNancy,Davolio\n", "people.csv")

        call("import", "staff", people, "--map", stated, "--data", data)
        call("export", "staff", tmp_path / "out.csv", "--data", data)

        assert "Nancy Davolio" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")

    def test_mentions_only_the_first_of_many_remarks(self, call: Call, data: Path, tmp_path: Path) -> None:
        rows = "".join(f"E{number},人{number},x\n" for number in range(30))

        done = call("import", "staff", _file(tmp_path, "工号,姓名,入职日期\n" + rows), "--data", data)

        assert "10 more" in done.complained


class TestExport:
    def test_comes_back_unchanged(self, call: Call, data: Path, tmp_path: Path) -> None:
        call("import", "staff", _file(tmp_path, GOOD), "--data", data)

        done = call("export", "staff", tmp_path / "out.xlsx", "--data", data)
        again = call("import", "staff", tmp_path / "out.xlsx", "--json", "--data", data).document()

        assert done.code == 0
        assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)

    @pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx"])
    def test_of_nothing_says_so_and_writes_the_headings(
        self, call: Call, data: Path, tmp_path: Path, name: str
    ) -> None:
        done = call("export", "staff", tmp_path / name, "--data", data)
        again = call("import", "staff", tmp_path / name, "--data", data)

        assert done.code == 0
        assert done.said.strip() == (
            f"There is nothing of this kind to export yet: {tmp_path / name} has its headings and no rows."
        )
        assert again.complained.strip() == f"{name} has headers but no rows below them."

    def test_parts_the_thousands_of_its_numbers(self, call: Call, data: Path, tmp_path: Path) -> None:
        rows = "".join(f"E{number:04},员工{number:04}\n" for number in range(1000))

        done = call("import", "staff", _file(tmp_path, "工号,姓名\n" + rows), "--data", data)

        assert "1,000 rows read; 1,000 added" in done.said

    @pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx"])
    def test_overwrites_no_table_of_the_owner(self, call: Call, data: Path, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text("mine", encoding="utf-8")

        done = call("export", "staff", tmp_path / name, "--data", data)

        assert (done.code, (tmp_path / name).read_text(encoding="utf-8")) == (2, "mine")
        assert "exists already; it was not touched." in done.complained

    def test_to_another_form_is_refused(self, call: Call, data: Path, tmp_path: Path) -> None:
        assert call("export", "staff", tmp_path / "out.pdf", "--data", data).code == 2
