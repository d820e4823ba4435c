"""Flows run on a data file (or a server's database) and a user folder of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.command_line import CommandLine
from tests.server import fresh_database, named_server, new_name


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CommandLine]:
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
    if not named_server():
        yield CommandLine(tmp_path / "company.qianji")
        return
    with fresh_database(new_name()) as address:
        monkeypatch.setenv("QIANJI_DATABASE_URL", address.place)
        yield CommandLine(None)
