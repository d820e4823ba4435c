"""`qianji self-test`."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app.trial import _note_failure
from desktop.cli.self_test import _parts
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

    def test_it_goes_on_past_what_fails_and_names_it(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desktop.cli.self_test._parts", lambda *given: _parts(*given)[:3])
        monkeypatch.setattr("desktop.cli.self_test_parts.face", lambda _name: 1 / 0)
        monkeypatch.setattr("desktop.cli.self_test_parts.spelled", lambda *_name, **_kind: 1 / 0)

        outcome = call("self-test")

        assert outcome.code == 2
        assert "NotoSansSC-Bold.ttf" in outcome.complained
        assert "ZeroDivisionError" in outcome.complained
        assert "Database" in outcome.said

    def test_a_window_that_shows_nothing_is_told(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desktop.cli.self_test._parts", lambda *given: _parts(*given)[-1:])
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
