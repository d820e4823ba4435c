"""Commands that change nothing work on a file that may not be written to, or that somebody works with."""

from pathlib import Path

import pytest

from desktop.errors import ReadOnlyError
from desktop.store.database import Database
from desktop.store.header import READ_ONLY
from tests.cli.conftest import Call
from tests.locked import OTHER, make_slots_cheap, protect

READING = (
    ("check",),
    ("export", "staff", "{folder}/staff.csv"),
    ("indicators", "--period", "2026Q3"),
    ("report", "reviews", "--period", "2026Q3", "--merged", "--out", "{folder}/forms"),
    ("report", "team", "--period", "2026Q3", "--out", "{folder}/team.pdf"),
    ("backup", "{folder}/copy.qianji"),
)


def words(command: tuple[str, ...], folder: Path, data: Path) -> list[str]:
    return [*(each.format(folder=folder) for each in command), "--data", str(data)]


def around(data: Path) -> dict[str, bytes]:
    return {
        each.name: each.read_bytes()
        for each in data.parent.iterdir()
        if each.is_file() and each.name.startswith(data.name)
    }


@pytest.fixture
def unwritable(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file, as if it may not be written to: whoever runs the tests may write everything."""

    def refuse(path: Path) -> None:
        if path == data:
            raise ReadOnlyError(READ_ONLY, file=path)

    monkeypatch.setattr("desktop.store.database.refuse_read_only", refuse)
    return data


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_command_that_only_reads_works_on_it(
    call: Call, unwritable: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    before = around(unwritable)

    outcome = call(*words(command, tmp_path, unwritable))

    assert outcome.code == 0, outcome.complained
    assert around(unwritable) == before


def test_a_command_that_writes_is_refused(call: Call, unwritable: Path) -> None:
    before = around(unwritable)

    outcome = call("evaluate", "--period", "2026Q3", "--data", str(unwritable), "--lang", "en")

    assert outcome.code == 3
    assert "read-only" in outcome.complained
    assert around(unwritable) == before


def test_a_file_somebody_works_with_is_told_as_it_stands(call: Call, data: Path) -> None:
    with Database.open(data):
        outcome = call("indicators", "--period", "2026Q3", "--json", "--data", str(data), "--lang", "en")
        refused = call("evaluate", "--period", "2026Q3", "--data", str(data), "--lang", "en")

    assert outcome.code == 0
    assert "is open elsewhere; this is how it stands at" in outcome.complained
    assert outcome.document()["rows"]
    assert refused.code == 3


def test_a_protected_one_asks_for_its_password(call: Call, monkeypatch: pytest.MonkeyPatch, unwritable: Path) -> None:
    make_slots_cheap(monkeypatch)
    with monkeypatch.context() as writable:
        writable.setattr("desktop.store.database.refuse_read_only", lambda _path: None)
        protect(unwritable, OTHER)
    before = around(unwritable)

    outcome = call("check", "--data", unwritable, "--password-stdin", input=OTHER)

    assert outcome.code == 0, outcome.complained
    assert around(unwritable) == before
