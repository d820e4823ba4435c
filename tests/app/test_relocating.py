"""The company file moves into a folder the owner chooses, or a new one is made there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import relocating
from desktop.app.files import open_file
from desktop.app.relocating import Relocating, move
from desktop.errors import DataFileError
from desktop.services import relocating as services_relocating
from desktop.services.relocating import retire
from desktop.settings import Settings
from desktop.store.key import Keys
from desktop.store.shelf import backups_on, shelf_of
from desktop.ui.messages import Question
from tests.app.running import Run


def test_the_open_file_moves_once_the_owner_agrees(
    run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program, folder = run.start(), tmp_path / "OneDrive"
    folder.mkdir()

    asked = move_into(folder, run, qtbot)
    qtbot.waitUntil(lambda: "What is left" in program.desk.window.toast.sentence(), timeout=20000)

    assert "OneDrive synchronises" in asked.explanation
    assert program.opened is not None
    assert program.opened.database.path == folder / "company.qianji"
    assert not company_file.exists()
    (kept,) = backups_on(shelf_of(company_file))
    assert str(kept.path) in program.desk.window.toast.sentence()
    assert program.settings.known_places == [str(folder / "company.qianji")]  # it was told before


def test_the_next_start_knows_the_new_place_before_the_old_file_becomes_a_backup(
    run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[str] = []

    def noting(path: Path, keys: Keys) -> Path:
        known.append(Settings.load().last_file)
        return retire(path, keys)

    monkeypatch.setattr(services_relocating, "retire", noting)
    run.start()

    move_into(tmp_path / "drive", run, qtbot)
    qtbot.waitUntil(lambda: not company_file.exists(), timeout=20000)

    assert known == [str(tmp_path / "drive" / "company.qianji")]


def move_into(folder: Path, run: Run, qtbot: QtBot) -> Question:
    """Choose a folder, agree, and wait until the file stands open there; what was asked."""
    asked: list[Question] = []
    program = run.program
    program.desk.messages.asked.disconnect()
    program.desk.messages.asked.connect(asked.append)
    mover = Relocating(program)
    mover.choose_folder = lambda: folder
    mover.choose()
    qtbot.waitUntil(lambda: bool(asked), timeout=20000)
    asked[0].agreed()
    there = str(folder / "company.qianji")
    qtbot.waitUntil(lambda: program.settings.last_file == there and run.has_settled(), timeout=20000)
    return asked[0]


def test_where_the_copy_does_not_open_the_file_stays_where_it_lay(
    company_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_file(company_file)

    def only_here(path: Path, **_keys: object) -> object:
        if path != company_file:
            raise DataFileError("The drive cannot keep others out.")
        return open_file(path)

    monkeypatch.setattr(relocating, "open_file", only_here)

    outcome = move(opened, tmp_path / "drive")
    outcome.opened.database.close()

    assert outcome.trouble is not None
    assert outcome.opened.database.path == company_file
    assert list((tmp_path / "drive").rglob("*.qianji")) == []


def test_a_new_company_is_made_in_the_folder_chosen(run: Run, tmp_path: Path, qtbot: QtBot) -> None:
    program = run.start()
    stage = run.stage()
    assert stage is not None
    program.opening.beginning.choose_folder = lambda: tmp_path / "坚果云"

    qtbot.mouseClick(stage.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "坚果云" in stage.folder_risk.sentence(), timeout=20000)
    run.found("Hewei Catering", "sales")
    run.wait_for_page()

    assert "坚果云" in stage.folder.text()
    assert program.settings.last_file == str(tmp_path / "坚果云" / "company.qianji")
