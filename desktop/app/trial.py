"""Opens the window for a moment, to prove on a machine that it can."""

import sys
import time
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.system_libraries import refuse_without_window

LONGEST_WAIT = 60.0  # seconds


def open_for_a_moment(data: Path, language: str) -> None:
    """Open the window on a data file, wait until its first page stands, and close it again."""
    refuse_without_window()
    # Qt is loaded only after the question whether it can be.
    from PySide6.QtWidgets import QApplication

    from desktop.app.program import Program
    from desktop.settings import Settings

    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    program = Program(application, Settings(), data, language)
    try:
        program.start()
        given_up_at = time.monotonic() + LONGEST_WAIT
        while not program.desk.window.current_key:
            application.processEvents()
            if time.monotonic() > given_up_at:
                raise RequestError(N_("The window showed no page within a minute."))
        program.desk.window.grab()
    finally:
        program.close()
