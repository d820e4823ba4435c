"""`qianji self-test`."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app.trial import _note_failure
from desktop.ui.messages import Message, Weight
from tests.cli.conftest import Call


@pytest.mark.usefixtures("qapp")
class TestSelfTest:
    def test_everything_works_and_the_owners_folder_stays_untouched(self, call: Call, tmp_path: Path) -> None:
        outcome = call("self-test")

        assert (outcome.code, outcome.complained) == (0, "")
        assert "Window with its fonts and words: works." in outcome.said
        assert os.environ["QIANJI_HOME"] == str(tmp_path / "home")
        assert not (tmp_path / "home").exists()

    def test_a_window_that_shows_nothing_is_told(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desktop.cli.self_test._try_parts", lambda *_: None)
        monkeypatch.setattr("desktop.app.trial.LONGEST_WAIT", 0.0)
        monkeypatch.setattr(QApplication, "processEvents", lambda *_: None)

        outcome = call("self-test")

        assert outcome.code == 2
        assert "no page" in outcome.complained

    def test_only_what_fails_on_a_page_is_noted(self) -> None:
        failures: list[str] = []
        for weight in Weight:
            _note_failure(failures, Message(weight, weight.value))

        assert failures == ["bad"]
