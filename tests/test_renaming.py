"""A finished file gets its name, also where a virus scanner holds it for a moment."""

import os
from pathlib import Path

import pytest

from desktop.errors import DataFileError
from desktop.renaming import PAUSES, replace_patiently, sync
from desktop.store.files import put_in_place


class Scanner:
    """Holds a file so many times, as Windows tells it."""

    def __init__(self, times: int, code: int) -> None:
        self.times, self.code, self.real = times, code, Path.replace
        self.pauses: list[float] = []

    def replace(self, part: Path, target: Path) -> Path:
        if self.times > 0:
            self.times -= 1
            problem = PermissionError(13, "Permission denied")
            problem.winerror = self.code  # type: ignore[attr-defined] # there only on Windows
            raise problem
        return self.real(part, target)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    (tmp_path / "company.qianji").write_text("old")
    made = tmp_path / "company.qianji.part"
    made.write_text("new")
    return made


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_for_a_moment_is_tried_again(part: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    scanner = Scanner(3, code)
    monkeypatch.setattr(Path, "replace", lambda self, target: scanner.replace(self, target))

    replace_patiently(part, part.with_suffix(""), scanner.pauses.append)

    assert part.with_suffix("").read_text() == "new"
    assert scanner.pauses == list(PAUSES[:3])


def test_a_file_held_for_long_is_told_and_stays_as_it_was(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = Scanner(99, 32)
    monkeypatch.setattr(replace_patiently, "__defaults__", (scanner.pauses.append,))
    monkeypatch.setattr(Path, "replace", lambda self, target: scanner.replace(self, target))

    with pytest.raises(DataFileError, match="held by another program"):
        put_in_place(part, part.with_suffix(""))

    assert part.with_suffix("").read_text() == "old"
    assert 2.5 < sum(scanner.pauses) < 3.5


def test_other_troubles_are_not_tried_again(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = Scanner(1, 112)  # the disk is full
    monkeypatch.setattr(Path, "replace", lambda self, target: scanner.replace(self, target))

    with pytest.raises(PermissionError):
        replace_patiently(part, part.with_suffix(""), scanner.pauses.append)

    assert scanner.pauses == []


@pytest.mark.skipif(os.name == "nt", reason="there every place takes it")
def test_whoever_cannot_be_waited_for_is_heard() -> None:
    """What the disk did not confirm is never taken for written."""
    with pytest.raises(OSError, match=r"Invalid argument|not supported"):
        sync(Path(os.devnull))
