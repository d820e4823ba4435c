"""Offers the owner a report when something unforeseen went wrong, or ended the last run."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.system_causes import cause_and_way
from desktop.trouble_report import FaultFile, report, save

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.ui.shell.trouble import TroubleReport

LOGGERS = ("qianji.window", "qianji.tasks")  # what others log with a traceback is told where it happened


class Trouble(QObject):
    """Hears of errors through the log, whichever thread they came from, and shows a report of the first."""

    happened = Signal(object)  # the error

    def __init__(self, program: "Program", now: Callable[[], datetime]) -> None:
        super().__init__(program.theme)
        self._program = program
        self._now = now
        self._faults = FaultFile()
        self._ear = _Ear(self.happened.emit)
        self.shown: TroubleReport | None = None
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Listen from now on, and tell of an earlier run that the system ended."""
        for name in LOGGERS:
            logging.getLogger(name).addHandler(self._ear)
        told = self._faults.begin()
        if told:
            _ = self._program.desk.look.texts
            sentence = _("The program ended unexpectedly last time. What was saved is safe.")
            self._open(sentence, report(None, self._now(), told))

    def end(self) -> None:
        """The run ends well."""
        for name in LOGGERS:
            logging.getLogger(name).removeHandler(self._ear)
        self._faults.end()

    def _show(self, error: BaseException) -> None:
        if self.shown is not None and shiboken6.isValid(self.shown):
            return  # the first error is the one to send; others mostly follow from it
        _ = self._program.desk.look.texts
        self._open(_("Something unforeseen went wrong. What was saved is safe."), report(error, self._now()))

    def _open(self, sentence: str, text: str) -> None:
        from desktop.ui.shell.trouble import TroubleReport  # hopefully never needed

        def keep(file: Path) -> str:
            _ = self._program.desk.look.texts
            try:
                save(text, file)
            except OSError as refused:
                return _("{file} cannot be written: {reason}.").format(file=file, reason=_(cause_and_way(refused)))
            return _("Saved: {file}").format(file=file)

        desk = self._program.desk
        self.shown = TroubleReport(desk.look, sentence, text, keep, desk.window)
        desk.window.veil.when_seen(self.shown.show)


class _Ear(logging.Handler):
    """Passes on what carries a traceback."""

    def __init__(self, heard: Callable[[BaseException], None]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the error over; what is logged without one is no surprise."""
        if record.exc_info and record.exc_info[1] is not None:
            self._heard(record.exc_info[1])
