"""The program on a copy of the sample company, in the hands of an owner, with a watchdog over its event loop."""

import builtins
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.plain_imports import import_plainly
from tests.app.running import Run
from tests.flows.window.hands import Hands
from tests.flows.window.watchdog import Watchdog


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An owner's folder with nothing in it."""
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def company(home: Path, rehearsed_file: Path) -> Path:
    """The file the owner opens: the sample company with its evaluations."""
    return shutil.copyfile(rehearsed_file, home / "company.qianji")


@pytest.fixture
def hands(
    qapp: QApplication, qtbot: QtBot, home: Path, company: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The company open in the window; no step may block it for longer than is allowed."""
    assert company.exists()
    run = Run(qapp, qtbot, home)
    run.program.looks_ahead = True
    watchdog = Watchdog()
    made = Hands(qtbot, run.program, watchdog)
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # put back afterwards
    import_plainly()
    with watchdog.watching():
        made.step("start")
        run.program.start()
        run.wait_for_page()
        yield made
    run.program.desk.window.put_away()
    run.program.close()
    QCoreApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete.value
    )  # without an event loop it would live on
    assert watchdog.too_long() == []
