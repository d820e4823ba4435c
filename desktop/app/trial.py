"""Opens the window for a moment, to prove on a machine that it can, with its fonts, pictures and words."""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import N_, RequestError
from desktop.system_libraries import refuse_without_window

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from desktop.ui.messages import Message

LONGEST_WAIT = 60.0  # seconds
FAMILY = "Noto Sans SC"  # the bundled one that has the Chinese signs
FEWEST_COLOURS = 8  # of a painted page, seen at every tenth pixel
STEP = 10


def open_for_a_moment(data: Path, language: str) -> None:
    """Open the window on a data file, show each of its pages, and close it again."""
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
        window, tasks = program.desk.window, program.desk.tasks
        _wait(application, lambda: bool(window.current_key) and tasks.is_idle)
        _refuse_unpainted(window.grab().toImage())
        failures: list[str] = []
        program.desk.messages.said.connect(partial(_note_failure, failures))
        for place in window.places():
            window.go(place.key)
            _wait(application, lambda: tasks.is_idle)
        if failures:
            raise RequestError(N_("A page could not be shown: {sentence}"), sentence=failures[0])
        _refuse_lacking()
    finally:
        program.close()


def _wait(application: "QApplication", is_so: Callable[[], bool]) -> None:
    given_up_at = time.monotonic() + LONGEST_WAIT
    while not is_so():
        application.processEvents()
        if time.monotonic() > given_up_at:
            raise RequestError(N_("The window showed no page within a minute."))
    application.processEvents()


def _note_failure(failures: list[str], message: "Message") -> None:
    from desktop.ui.messages import Weight

    if message.weight is Weight.FAILURE:
        failures.append(message.sentence)


def _refuse_unpainted(picture: "QImage") -> None:
    places = ((x, y) for x in range(0, picture.width(), STEP) for y in range(0, picture.height(), STEP))
    if len({picture.pixel(x, y) for x, y in places}) < FEWEST_COLOURS:
        raise RequestError(N_("The window opened, but nothing was painted in it."))


def _refuse_lacking() -> None:
    """What a window needs from files: typeface, Qt's own words, the printers' library."""
    from PySide6.QtCore import QLibraryInfo, QTranslator
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtPrintSupport import QPrinterInfo

    if FAMILY not in QFontDatabase.families():
        raise RequestError(N_("The program's fonts are missing. Install the program anew."))
    if not QTranslator().load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise RequestError(N_("The program's texts are missing. Install the program anew."))
    QPrinterInfo.availablePrinterNames()  # loads what prints; there may be no printer
