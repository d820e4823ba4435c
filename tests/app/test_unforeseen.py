"""What nobody foresaw in the window: told once, logged always, whatever else fails."""

import logging
import sys
from pathlib import Path

import pytest

from tests.app.running import Run


class TestUnforeseen:
    def test_a_fault_in_the_window_is_told_and_logged(
        self, run: Run, company_file: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        program = run.start()

        with caplog.at_level(logging.ERROR, "qianji.window"):
            sys.excepthook(ValueError, ValueError("nobody foresaw this"), None)

        assert "qianji.log" in program.desk.window.toast.sentence()
        assert "nobody foresaw this" not in program.desk.window.toast.sentence()

    def test_an_error_in_telling_of_one_is_logged_and_told_no_further(
        self, run: Run, company_file: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        program = run.start()
        told: list[object] = []

        def fail(message: object) -> None:
            told.append(message)
            raise KeyError

        program.desk.messages.said.connect(fail)
        with caplog.at_level(logging.ERROR, "qianji.window"):
            sys.excepthook(ValueError, ValueError("nobody foresaw this"), None)
            sys.excepthook(ValueError, ValueError("nor this"), None)

        kinds = [record.exc_info[0] for record in caplog.records if record.exc_info]
        assert kinds == [ValueError, KeyError] * 2
        assert len(told) == 2
