"""Broken, foreign and newer data files by command: one sentence in either language, no traceback, nothing touched."""

import re
import shutil
from pathlib import Path

import pytest

from desktop.models import Team
from desktop.store.database import Database
from tests.faults.states import DOUBTFUL, STATES
from tests.flows.command_line import Answer, CommandLine

COMMANDS = (("check",), ("evaluate", "--period", "2026Q3"), ("export", "staff", "out.csv"), ("backup", "copy.qianji"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def data(tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "home"))
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path / "data")
    return shutil.copyfile(empty_file, tmp_path / "data" / "company.qianji")


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def is_one_sentence(answer: Answer, lang: str) -> bool:
    told = answer.err.strip()
    is_worded = bool(CHINESE.search(told)) if lang == "zh_CN" else told.isascii() or "company.qianji" in told
    return answer.code in {2, 3} and is_worded and "\n" not in told and "Traceback" not in told and "log" not in told


@pytest.mark.parametrize("state", STATES)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence_and_stays_as_it_is(data: Path, state: str) -> None:
    STATES[state](data)
    before = contents(data.parent)

    words = COMMANDS if state == "newer" else COMMANDS[:1]
    answers = [(lang, CommandLine(data)(*each, lang=lang)) for each in words for lang in ("en", "zh_CN")]

    assert [answer for lang, answer in answers if not is_one_sentence(answer, lang)] == []
    assert contents(data.parent) == before


@pytest.mark.parametrize("state", DOUBTFUL)
def test_what_lies_beside_a_file_never_spoils_it(data: Path, state: str) -> None:
    with Database.open(data) as database, database.write() as session:
        session.add_all(Team(name=f"{number} {'队' * 60}") for number in range(300))
    DOUBTFUL[state](data)
    before = contents(data.parent)

    answer = CommandLine(data)("check")

    if is_one_sentence(answer, "en"):
        assert contents(data.parent) == before
        return
    assert "Traceback" not in answer.err
    with Database.open(data) as database, database.raw() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("SELECT count(*) FROM team").fetchone()[0] == 300
