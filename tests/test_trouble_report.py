"""What an owner can send when the program stumbled."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import paths
from desktop.trouble_report import LAST_LINES, FaultFile, report

ENDED = """
import faulthandler
from desktop.trouble_report import FaultFile
FaultFile().begin()
faulthandler._sigsegv()
"""
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class TestReport:
    def test_it_says_version_system_error_and_the_end_of_the_log(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        paths.log_file().parent.mkdir()
        lines = "".join(f"line {number}.\n" for number in range(LAST_LINES + 5))
        paths.log_file().write_text(lines, encoding="utf-8")

        text = report(ValueError("odd"), NOON)

        assert text.startswith("Qianji ")
        assert "2026-11-21 12:00:00" in text
        assert "ValueError" in text
        assert "odd" not in text  # an error's own words may hold names or amounts
        assert "line 5." in text
        assert "line 4." not in text

    def test_the_name_of_the_windows_user_stays_out(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(tmp_path / "张三"))
        monkeypatch.setenv("USERPROFILE", str(tmp_path / "张三"))
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        paths.log_file().parent.mkdir()
        paths.log_file().write_text(f"{tmp_path / '张三' / 'x'} is busy", encoding="utf-8")

        text = report(None, NOON)

        assert "张三" not in text
        assert "~" in text


class TestFaultFile:
    def test_where_a_library_ended_the_run_the_next_one_reads_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        ended = subprocess.run([sys.executable, "-c", ENDED], check=False, capture_output=True)
        left = list(paths.log_file().parent.iterdir())

        told, again = _told_by_next(), _told_by_next()

        assert ended.returncode != 0
        assert len(left) == 1
        assert "Segmentation fault" in told or "access violation" in told
        assert again == ""
        assert list(paths.log_file().parent.iterdir()) == []


def _told_by_next() -> str:
    faults = FaultFile()
    told = faults.begin()
    faults.end()
    return told
