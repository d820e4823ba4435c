"""Unfinished files: their names are nobody else's, and what a sudden end left is swept by who writes there next."""

import os
import time
from pathlib import Path

import pytest

from desktop.exchange.writing import write_rows
from desktop.own_folder import refuse_without_folder
from desktop.parts import LEFT, part_in, sweep_parts
from desktop.reports.saving import save_whole
from desktop.settings import Settings


def left(part: Path, seconds: float = 2 * LEFT) -> Path:
    """An unfinished file or folder that was last written to so long ago."""
    moment = time.time() - seconds
    if not part.exists():
        part.write_bytes(b"half")
    for each in (*part.glob("*"), part):
        os.utime(each, (moment, moment))
    return part


@pytest.mark.parametrize("seconds", [2 * LEFT, -2 * LEFT], ids=["long ago", "under a clock that was set back since"])
def test_what_nobody_writes_any_more_goes(tmp_path: Path, seconds: float) -> None:
    left(tmp_path / ".qianji-4711-1.part", seconds)

    sweep_parts(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_somebody_may_be_writing_stays(tmp_path: Path) -> None:
    part, room = tmp_path / ".qianji-4711-1.part", tmp_path / ".qianji-4711-1-rows.part"
    left(part, LEFT / 2)
    room.mkdir()
    left(room)
    (room / "rows").write_bytes(b"some")
    os.utime(room, (1, 1))

    sweep_parts(tmp_path)

    assert part.exists()
    assert (room / "rows").exists()


def test_a_drive_whose_clock_goes_otherwise_keeps_what_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = left(tmp_path / ".qianji-4711-1.part", seconds=1)
    ahead = time.time() + 2 * LEFT
    monkeypatch.setattr(time, "time", lambda: ahead)

    sweep_parts(tmp_path)

    assert list(tmp_path.iterdir()) == [part]


def test_another_programs_unfinished_files_stay(tmp_path: Path) -> None:
    others = [left(tmp_path / name) for name in ("film.mp4.part", ".download.part", "forms.xlsx.part", ".qianji-a")]

    sweep_parts(tmp_path)

    assert all(each.exists() for each in others)


def test_a_folder_that_is_gone_has_nothing_to_sweep(tmp_path: Path) -> None:
    sweep_parts(tmp_path / "gone")

    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("name", ["form.pdf", "table.xlsx", "table.csv"])
def test_who_writes_a_form_or_a_table_sweeps_its_folder(tmp_path: Path, name: str) -> None:
    left(tmp_path / ".qianji-4711-1.part")
    room = part_in(tmp_path, "-rows")
    room.mkdir()
    (room / "rows").write_bytes(b"some")
    left(room)

    if name == "form.pdf":
        save_whole(tmp_path / name, b"%PDF")
    else:
        write_rows(tmp_path / name, ["Name"], [["Anna"]], "People")

    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_who_keeps_the_settings_sweeps_what_another_run_left_of_them(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    left(tmp_path / "settings.json.4711.part")
    being_written = left(tmp_path / "settings.json.4712.part", seconds=1)

    Settings(theme="dark").save(path)

    assert sorted(tmp_path.iterdir()) == [path, being_written]


def test_a_start_sweeps_what_another_left_of_its_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
    left(tmp_path / "start-4711.part")

    refuse_without_folder()

    assert list(tmp_path.iterdir()) == []
