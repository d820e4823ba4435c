"""The window on the sample company, for tests that go through all its pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.i18n import ENGLISH
from desktop.store.database import Database
from desktop.ui.shell.window import DESIGN
from desktop.ui.tones import Appearance
from tests.made_once import SAMPLE_DAY
from tests.ui.scenes import end, opened_program


@contextmanager
def sample_window(file: Path, folder: Path, language: str = ENGLISH) -> Iterator[Program]:
    """The window on a copy of the sample company's file, its settings beside it."""
    path = shutil.copyfile(file, folder / "company.qianji")
    with pytest.MonkeyPatch.context() as patch, Database.open(path) as database:
        patch.setenv("QIANJI_HOME", str(folder / "home"))
        made = opened_program(database, language, Appearance.LIGHT, SAMPLE_DAY)
        made.desk.window.resize(DESIGN)
        made.desk.window.activateWindow()
        yield made
        end(made)
