"""A report is offered when something unforeseen went wrong."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app.trouble import Trouble
from desktop.store.lock import Lock
from tests.app.running import Run

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def trouble(run: Run) -> Iterator[Trouble]:
    """A program that listens for errors."""
    listening = Trouble(run.program, lambda: NOON)
    yield listening
    listening.end()


def _stumble(message: str) -> None:
    try:
        raise RuntimeError(message)
    except RuntimeError:
        logging.getLogger("qianji.window").exception("an act in the window failed")


class Covering(QWidget):
    """What covers the window while it is locked."""

    def tell_waiting(self) -> None:
        """Nobody reads it."""


class TestTrouble:
    def test_an_error_shows_its_report_once_and_the_owner_saves_it(
        self, trouble: Trouble, qtbot: QtBot, tmp_path: Path
    ) -> None:
        trouble.begin()

        _stumble("first")
        _stumble("second")
        qtbot.waitUntil(lambda: trouble.shown is not None)

        shown = trouble.shown
        assert shown is not None
        assert "RuntimeError" in shown.text.toPlainText()
        shown.choose_file = lambda: tmp_path / "报告.txt"
        qtbot.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)
        assert "RuntimeError" in (tmp_path / "报告.txt").read_text(encoding="utf-8-sig")
        assert "报告.txt" in shown.told.text()

    def test_behind_the_lock_the_report_waits(self, trouble: Trouble, run: Run, qtbot: QtBot) -> None:
        trouble.begin()
        window = run.program.desk.window
        window.show()
        window.veil.cover(Covering())

        _stumble("meanwhile")
        qtbot.waitUntil(lambda: trouble.shown is not None)
        assert trouble.shown is not None
        was_seen = trouble.shown.isVisible()
        window.veil.lift()

        assert (was_seen, trouble.shown.isVisible()) == (False, True)

    def test_where_it_cannot_be_saved_a_sentence_says_so(
        self, trouble: Trouble, qtbot: QtBot, tmp_path: Path
    ) -> None:
        trouble.begin()
        _stumble("first")
        qtbot.waitUntil(lambda: trouble.shown is not None)
        shown = trouble.shown
        assert shown is not None
        shown.choose_file = lambda: tmp_path

        qtbot.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)

        assert "cannot be written" in shown.told.text()
        shown.choose_file = lambda: None
        qtbot.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(shown.close_button, Qt.MouseButton.LeftButton)

    def test_a_warning_is_no_trouble(self, trouble: Trouble, qtbot: QtBot) -> None:
        trouble.begin()

        logging.getLogger("qianji.window").warning("the settings could not be saved", exc_info=True)
        logging.getLogger("qianji.window").error("nothing was raised")

        assert trouble.shown is None

    def test_a_run_that_the_system_ended_is_told_at_the_next_start(self, trouble: Trouble) -> None:
        left = paths.log_file().with_name("fault-1.txt")
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_text("Fatal Python error: Segmentation fault", encoding="utf-8")

        trouble.begin()

        assert trouble.shown is not None
        assert "Segmentation fault" in trouble.shown.text.toPlainText()
        assert not left.exists()

    def test_a_run_that_ends_well_leaves_nothing_to_tell(self, trouble: Trouble) -> None:
        trouble.begin()

        trouble.end()

        assert trouble.shown is None
        assert not list(paths.log_file().parent.glob("fault-*"))

    def test_what_killed_runs_left_empty_is_cleared_away_and_not_told(self, trouble: Trouble) -> None:
        left = paths.log_file().with_name("fault-1.txt")
        left.parent.mkdir(parents=True, exist_ok=True)
        left.touch()

        trouble.begin()

        assert trouble.shown is None
        assert not left.exists()

    def test_the_file_of_a_run_that_still_goes_on_is_left_alone(self, trouble: Trouble) -> None:
        path = paths.log_file().with_name("fault-1.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        other = Lock(path)

        trouble.begin()

        assert path.exists()
        other.release()
