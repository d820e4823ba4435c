"""Where a file is saved: a name ends as files of its kind do, and nothing is replaced without being asked about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.ui.kit.save_place import TABLES, FileKind, save_place

XLSX, CSV = (kind.pattern for kind in TABLES)
COMPANY = FileKind("公司文件", ".qianji")


def answering(asked: list[str], *answers: tuple[str, str]) -> Callable[[str], tuple[str, str]]:
    """A dialog that gives these answers, one each time; what it proposed is remembered."""
    waiting = iter(answers)

    def ask(proposed: str) -> tuple[str, str]:
        asked.append(proposed)
        return next(waiting)

    return ask


@pytest.mark.parametrize(
    ("typed", "picked", "saved"),
    [
        ("员工.xlsx", XLSX, "员工.xlsx"),
        ("员工.CSV", XLSX, "员工.CSV"),  # a kind of its own, whatever is picked in the list
        ("员工", XLSX, "员工.xlsx"),
        ("员工", CSV, "员工.csv"),
        ("员工.2026", CSV, "员工.2026.csv"),
        ("员工.v2", "", "员工.v2.xlsx"),  # of systems whose dialog does not say what was picked
    ],
)
def test_a_name_gets_the_ending_of_the_kind_that_was_picked(
    tmp_path: Path, typed: str, picked: str, saved: str
) -> None:
    ask = answering([], (str(tmp_path / typed), picked))

    assert save_place(ask, "员工.xlsx", TABLES) == tmp_path / saved


def test_a_dot_in_the_name_of_a_company_begins_no_ending(tmp_path: Path) -> None:
    ask = answering([], (str(tmp_path / "x.2026"), COMPANY.pattern))

    assert save_place(ask, "x-copy.qianji", [COMPANY]) == tmp_path / "x.2026.qianji"


def test_a_file_that_only_the_ending_makes_the_chosen_one_is_asked_about(tmp_path: Path) -> None:
    there = tmp_path / "员工.xlsx"
    there.touch()
    asked: list[str] = []
    ask = answering(asked, (str(tmp_path / "员工"), XLSX), ("", ""))

    assert save_place(ask, "Staff.xlsx", TABLES) is None
    assert asked == ["Staff.xlsx", str(there)]


def test_a_file_without_an_ending_is_replaced_once_the_dialog_asked(tmp_path: Path) -> None:
    there = tmp_path / "文件.第1版"
    there.touch()
    asked: list[str] = []
    ask = answering(asked, (str(there), ""), ("", ""))

    assert save_place(ask, "文件.第1版", [FileKind("所有文件", "")]) == there
    assert asked == ["文件.第1版"]


def test_where_nothing_is_replaced_anyway_the_dialog_does_not_come_again(tmp_path: Path) -> None:
    there = tmp_path / "x.qianji"
    there.touch()
    ask = answering([], (str(tmp_path / "x"), COMPANY.pattern))

    assert save_place(ask, "", [COMPANY], is_replacing=False) == there


def test_no_dialog_of_the_program_names_a_file_by_another_rule() -> None:
    program = Path(__file__).parents[3] / "desktop"
    asking = [each for each in program.rglob("*.py") if "getSaveFileName" in each.read_text(encoding="utf-8")]

    assert asking == [program / "ui" / "kit" / "save_place.py"]
