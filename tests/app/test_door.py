"""The door of a double click."""

from pathlib import Path

import pytest

from desktop.app import door
from tests.app.test_run import outside


class TestDoor:
    def test_without_a_display_there_is_one_sentence_and_no_command_line_is_imported(self, tmp_path: Path) -> None:
        done = outside({"QIANJI_HOME": str(tmp_path), "QIANJI_LANG": "en"}, "-X", "importtime", "-m", "desktop")

        told = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
        assert done.returncode == 2
        assert len(told) == 1
        assert told[0].startswith("There is no display here")
        assert "| click" not in done.stderr

    def test_without_a_word_the_server_that_is_named_is_opened_and_not_the_usual_file(self, tmp_path: Path) -> None:
        done = outside(
            {"QIANJI_HOME": str(tmp_path), "QIANJI_LANG": "en", "QIANJI_DATABASE_URL": "mysql://a@b/c"},
            "-m",
            "desktop",
        )

        assert "The address of the database server cannot be read" in done.stderr
        assert list(tmp_path.glob("*.qianji")) == []

    @pytest.mark.parametrize(("file", "is_chosen"), [("company.qianji", True), (None, False)])
    def test_a_file_that_was_double_clicked_is_told_from_the_usual_one(
        self, file: str | None, is_chosen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        told: list[bool] = []

        def run(_data: Path, _language: str, *, is_chosen: bool) -> int:
            told.append(is_chosen)
            return 0

        monkeypatch.setattr(door, "run", run)

        assert door.open_window(file) == 0
        assert told == [is_chosen]
