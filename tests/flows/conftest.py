"""Flows run on a data file and a user folder of their own."""

from pathlib import Path

import pytest

from tests.flows.command_line import CommandLine


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line with nothing of this computer in it, and without a display."""
    for name in (
        "QIANJI_DATA",
        "QIANJI_LANG",
        "QIANJI_DATABASE_URL",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "QT_QPA_PLATFORM",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "home"))
    return CommandLine(tmp_path / "company.qianji")
