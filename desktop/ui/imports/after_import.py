"""What can be done once a file is taken in: keep the rejected rows, or take the import back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.exchange.report import ImportReport
from desktop.i18n import Translator
from desktop.services.import_undo import TakenBack
from desktop.ui.imports.history_words import taken_back_sentence
from desktop.ui.imports.ports import WriteRejects
from desktop.ui.imports.reasons import worded
from desktop.ui.ports import EVERYTHING, Messages, Tasks


class AfterImport:
    """Carries out what is asked for under a report."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        take_back: Callable[[int], TakenBack],
        write_rejects: WriteRejects,
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._take_back = take_back
        self._write_rejects = write_rejects

    def tell(self, report: ImportReport, undone: Callable[[], None]) -> None:
        """Say what was imported, with a way back."""
        number = report.created + report.updated
        told = self._texts.ngettext("{number} record imported.", "{number} records imported.", number)
        undo = partial(self.take_back, report, undone)
        self._messages.tell(told.format(number=f"{number:,}"), self._texts("Undo"), undo)

    def save_rejects(self, report: ImportReport, path: Path) -> None:
        """Write the rejected rows with their reasons."""
        told = self._texts("The rejected rows are in {file}. Mend them there and import that file again.")
        self._tasks.long(
            lambda _progress, _cancelled: self._write_rejects(report, path, worded(self._texts)),
            lambda _nothing: self._messages.tell(told.format(file=path)),
        )

    def take_back(self, report: ImportReport, done: Callable[[], None]) -> None:
        """Take an import back and say what that did."""
        batch_id = report.batch_id
        if batch_id is None:
            return

        def taken_back(what: TakenBack) -> None:
            self._messages.tell(taken_back_sentence(what, self._texts))
            done()

        self._tasks.act(lambda: self._take_back(batch_id), taken_back, topics=EVERYTHING)
