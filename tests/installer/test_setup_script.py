"""The script of the setup, as NSIS reads it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.icon import write_icon
from installer.names import Release
from installer.setup import Drawn, command
from installer.side_picture import write_side_picture

PARTS = ("Qianji.exe", "qianji-cli.exe", "_internal/files.txt", "bin/qianji.cmd")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_setup_is_made_without_a_warning_and_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("installer.names.DIST", tmp_path)
    signed = tmp_path / "signed.txt"
    monkeypatch.setenv(
        "QIANJI_SIGN", f"'{sys.executable}' -c 'import sys; open(sys.argv[1], \"a\").write(\"x\")' '{signed}'"
    )
    release = Release("1.2.3", "win32")
    for part in PARTS:
        (release.folder / part).parent.mkdir(parents=True, exist_ok=True)
        (release.folder / part).write_text(part, encoding="utf-8")
    drawn = Drawn(write_icon(tmp_path / "icon.ico"), write_side_picture(tmp_path / "side.bmp"))

    done = subprocess.run(
        command(release, "makensis", drawn, on_windows=sys.platform == "win32", is_quick=True),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (0, "")
    assert release.setup.is_file()
    assert signed.read_text(encoding="utf-8") == "xx"  # the uninstaller and the setup
