"""A start on a file that another window is just opening: the owner double-clicked twice."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.app.running import Run

# Holds the file, and hears a bell only later, as a window does that still builds its first page.
OPENING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.app.doorbell import AT_ONCE, Doorbell
from desktop.store.lock import FileLock
application, file = QCoreApplication([]), Path(sys.argv[1])
held = FileLock(file)
bell = Doorbell(application, lambda: QTimer.singleShot(AT_ONCE, application.quit))
print("held", flush=True)
QTimer.singleShot(2 * AT_ONCE, lambda: bell.hang_at(file))
application.exec()
held.release()
"""


def test_a_window_that_is_just_opening_the_file_is_waited_for_and_comes_forward(
    run: Run, company_file: Path, qtbot: QtBot
) -> None:
    asked: list[object] = []
    run.program.desk.messages.asked.connect(asked.append)
    command = [sys.executable, "-c", OPENING, str(company_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"

        run.program.start()
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=60000)  # somebody rang, and was answered
        qtbot.waitUntil(lambda: not run.program.desk.window.isVisible(), timeout=20000)

    assert asked == []
