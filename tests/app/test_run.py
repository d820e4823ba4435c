"""The door of the window, tried from outside."""

import os
import subprocess
import sys
from pathlib import Path

SHORT_RUN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import run
QApplication.exec = lambda *_arguments: 0
sys.exit(run(Path(sys.argv[1]), "zh_CN"))
"""

TOLD_FOLDER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import run
from desktop.ui.shell.first_run import FirstRun
told = []
tell = FirstRun.show_folder
FirstRun.show_folder = lambda stage, folder, risk: told.append(folder) or tell(stage, folder, risk)
def exec(*_arguments):
    while not told:
        QApplication.processEvents()
    return 0
QApplication.exec = exec
sys.exit(run(Path(sys.argv[1]), "en") or print(told[-1]))
"""


def outside(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with exactly these display settings."""
    kept = {key: value for key, value in os.environ.items() if "DISPLAY" not in key and key != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        env=kept | environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


class TestRun:
    def test_it_opens_and_ends_without_a_trace(self, tmp_path: Path) -> None:
        environment = {"QT_QPA_PLATFORM": "offscreen", "QIANJI_HOME": str(tmp_path)}

        done = outside(environment, "-c", SHORT_RUN, str(tmp_path / "company.qianji"))

        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "company.qianji").exists()

    def test_where_a_file_would_be_made_is_told_whole_although_it_was_named_from_here(self, tmp_path: Path) -> None:
        environment = {"QT_QPA_PLATFORM": "offscreen", "QIANJI_HOME": str(tmp_path)}

        done = outside(environment, "-c", TOLD_FOLDER, "company.qianji")

        assert done.stdout.strip() == str(Path.cwd()), done.stderr

    def test_without_a_display_there_is_one_sentence(self, tmp_path: Path) -> None:
        done = outside({"QIANJI_HOME": str(tmp_path)}, "-m", "desktop", "--lang", "en")

        assert done.returncode == 2
        assert done.stderr.startswith("There is no display here")
        assert done.stderr.count("\n") == 1
