"""A folder, a founded company and a program, for tests of the whole window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.company import found_company
from tests.app.running import Run
from tests.made_once import made_once


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An owner's folder with nothing in it."""
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def run(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Run]:
    """A program not yet started, ended after the test."""
    made = Run(qapp, qtbot, home)
    yield made
    made.program.desk.window.put_away()  # a half-filled form would be asked about
    made.program.close()


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded company, to be copied."""
    return made_once(tmp_path_factory, "founded.qianji", lambda path: found_company(path, "Hewei Catering").close())


@pytest.fixture
def company_file(founded_file: Path, home: Path) -> Path:
    """A founded company where the program looks for it."""
    return shutil.copyfile(founded_file, home / "company.qianji")
