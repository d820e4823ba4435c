"""The door of a double click."""

from pathlib import Path

from tests.app.test_run import outside


class TestDoor:
    def test_without_a_display_there_is_one_sentence_and_no_command_line_is_imported(self, tmp_path: Path) -> None:
        done = outside({"QIANJI_HOME": str(tmp_path), "QIANJI_LANG": "en"}, "-X", "importtime", "-m", "desktop")

        told = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
        assert done.returncode == 2
        assert len(told) == 1
        assert told[0].startswith("There is no display here")
        assert "| click" not in done.stderr
