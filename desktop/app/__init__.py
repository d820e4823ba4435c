"""The only place that builds the window's things; `run` is its door."""

import sys
from pathlib import Path

from desktop.system_libraries import refuse_without_window


def run(data: Path, language: str) -> int:
    """Open the window on a data file and stay until it is closed; the process's exit code."""
    refuse_without_window()
    # Qt is loaded only after the question whether it can be.
    from PySide6.QtWidgets import QApplication

    from desktop.app.first_moments import put_off_garbage

    put_off_garbage()
    from desktop.app.first_paint import FirstPaint
    from desktop.app.program import Program
    from desktop.settings import Settings
    from desktop.ui.theme import STYLE

    application = QApplication([*sys.argv[:1], *STYLE])
    program = Program(application, Settings.load(), data, language)
    program.looks_ahead = True
    FirstPaint(program.desk.window, _log)
    program.start()
    try:
        return application.exec()
    finally:
        program.close()


def _log() -> None:
    from desktop.log import log_to_file

    log_to_file()
