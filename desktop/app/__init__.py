"""The only place that builds the window's things; `run` is its door."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.own_folder import refuse_without_folder
from desktop.system_libraries import refuse_without_window

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.app.trouble import Trouble


def run(data: Path, language: str, *, is_chosen: bool = False) -> int:
    """Open the window on a data file and stay until it is closed; the process's exit code.

    A file that was chosen, as by a double click, is opened even where it is the usual one and another was open last.
    """
    refuse_without_window()
    refuse_without_folder()
    # Qt is loaded only after the question whether it can be.
    from PySide6.QtWidgets import QApplication

    from desktop.app.first_moments import put_off_garbage
    from desktop.app.plain_imports import import_plainly

    import_plainly()
    put_off_garbage()
    from desktop.app.first_file import first_file
    from desktop.app.first_paint import FirstPaint
    from desktop.app.program import Program
    from desktop.settings import Settings
    from desktop.ui.theme import STYLE

    data = data.absolute()  # a folder that is told is read by whoever does not know where the program was started
    application, settings = QApplication([*sys.argv[:1], *STYLE]), Settings.load()
    if is_chosen:
        settings.last_file = str(data.absolute())
    if is_shown_already(first_file(data, settings.last_file)):
        return 0
    program = Program(application, settings, data, language)
    program.looks_ahead = True
    application.commitDataRequest.connect(lambda _session: program.end_session())
    later = AfterTheFirstPaint(program)
    FirstPaint(program.desk.window, later.begin)
    program.start()
    try:
        return application.exec()
    finally:
        later.end()
        program.close()


def is_shown_already(file: Path) -> bool:
    """Whether another window works with this file and came to the front."""
    from desktop.store.lock import is_held

    if not is_held(file):
        return False
    from desktop.app.doorbell import ring  # only where there is somebody to answer

    return ring(file)


class AfterTheFirstPaint:
    """What the first paint need not wait for: the log, the report of errors, the icon of the window."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self._trouble: Trouble | None = None

    def begin(self) -> None:
        """Do what was put off."""
        from PySide6.QtWidgets import QApplication

        from desktop.app.trouble import Trouble
        from desktop.log import log_to_file
        from desktop.ui.shell.program_icon import program_icon

        log_to_file()
        self._trouble = Trouble(self._program, lambda: datetime.now().astimezone())
        self._trouble.begin()
        QApplication.setWindowIcon(program_icon())

    def end(self) -> None:
        """The run ends well."""
        if self._trouble is not None:
            self._trouble.end()
