"""The demo: a folder with a company and its forms, made once, taken up again, opened by the other commands."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.flows.command_line import CommandLine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one demo, made once for all tests of this file."""
    out = tmp_path_factory.mktemp("demo") / "shown"
    answer = CommandLine(out / "unused.qianji")("demo", "--out", out, "--no-window", lang="zh_CN")
    assert answer.code == 0, answer.err
    return out


def test_there_is_a_form_for_everybody_in_both_languages(folder: Path) -> None:
    chinese, english = sorted(folder.glob("*.pdf")), sorted((folder / "en").glob("*.pdf"))

    assert len(chinese) == len(english) == 24
    assert [f"{path.stem} en" for path in chinese] == [path.stem for path in english]
    assert "考核表" in PdfReader(chinese[1]).pages[0].extract_text()
    assert "Review" in PdfReader(english[1]).pages[0].extract_text()


def test_a_second_demo_keeps_the_company_and_writes_the_same_forms(folder: Path, command: CommandLine) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.pdf")}

    answer = command("demo", "--out", folder, "--no-window", lang="zh_CN")

    assert answer.code == 0
    assert "沿用上次" in answer.out
    assert {path.name: path.read_bytes() for path in folder.glob("*.pdf")} == before


def test_without_a_display_it_says_so_and_ends_well(folder: Path, command: CommandLine) -> None:
    answer = command("demo", "--out", folder, lang="zh_CN")

    assert answer.code == 0
    assert "没有显示器" in answer.out


def test_the_company_is_whole_and_its_seals_hold(folder: Path) -> None:
    command = CommandLine(folder / "sample.qianji")

    document = command("check", "--json").document

    assert document["ok"]
    assert document["counts"]["evaluations"] == 4
    assert document["counts"]["staff"] == 24


def test_another_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    command = CommandLine(tmp_path / "mine" / "sample.qianji")
    assert command("init", "--company", "城南食品").code == 0

    answer = command("demo", "--out", tmp_path / "mine", "--no-window")

    assert answer.code == 2
    assert "holds no sample company" in answer.err
