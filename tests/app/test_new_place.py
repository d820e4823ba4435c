"""Where a new company's file is offered to lie."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.new_place import place_for_new, risk_of_new
from tests.app.running import Run


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that takes no files, as a disk for reading: whoever runs the tests may write everywhere."""
    disk = tmp_path / "disk"
    disk.mkdir()
    monkeypatch.setattr("desktop.app.new_place.takes_files", lambda folder: folder != disk)
    return disk


def test_a_folder_that_takes_no_files_is_not_offered(disk: Path, home: Path, tmp_path: Path) -> None:
    assert place_for_new(disk / "old.qianji") == home / "company.qianji"
    assert place_for_new(disk / "inside" / "old.qianji") == home / "company.qianji"
    assert place_for_new(tmp_path / "not made yet" / "new.qianji") == tmp_path / "not made yet" / "new.qianji"


def test_one_that_was_chosen_is_told(disk: Path, tmp_path: Path) -> None:
    told = risk_of_new(disk / "new.qianji")

    assert told is not None
    assert told.text(str) == "Nothing can be written in this folder. Choose another one."
    assert risk_of_new(tmp_path / "new.qianji") is None


def test_behind_a_file_that_did_not_open_the_owners_folder_is_offered(
    run: Run, disk: Path, home: Path, qtbot: QtBot
) -> None:
    run.start()
    run.program.opening.beginning.place = disk / "old.qianji"
    run.program.opening.begin_anew()
    stage = run.stage()
    assert stage is not None
    qtbot.waitUntil(lambda: "disk" not in stage.folder.text(), timeout=20000)
    run.program.opening.beginning.found("Hewei Catering", "sales", None)
    run.wait_for_page()

    assert run.program.opened is not None
    assert run.program.opened.database.path == home / "company.qianji"


def test_what_lies_above_a_place_nobody_may_look_at_tells(disk: Path, home: Path) -> None:
    unseen = disk / ("x" * 300) / "inside"  # the system refuses to look, as where a right is missing

    assert place_for_new(unseen / "new.qianji") == home / "company.qianji"
