"""Decides about writing a list to a file: progress, stopping, what is told; no toolkit."""

from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.kit.list_tools import ListTools, ShownList
from desktop.ui.ports import Cancelled, Job, Progress


class WriterView(Protocol):
    """Shows how far it is."""

    def show_progress(self, done: int, of: int) -> None:
        """So many rows of so many are written."""
        ...

    def show_idle(self) -> None:
        """Nothing is being written."""
        ...


class ListWriter:
    """Writes one list at a time, beside whatever else is done."""

    def __init__(self, tools: ListTools, texts: Translator, view: WriterView) -> None:
        self._tools = tools
        self._texts = texts
        self._view = view
        self._job: Job | None = None
        self.is_writing = False

    def write(self, path: Path, shown: ShownList) -> None:
        """Write what is shown to a file."""
        if self.is_writing:
            return
        self.is_writing = True
        self._view.show_progress(0, shown.number)

        def work(progress: Progress, cancelled: Cancelled) -> int | None:
            return self._tools.write(path, shown.title, shown.headers, shown.number, shown.read, progress, cancelled)

        self._job = self._tools.tasks.long(work, partial(self._written, path), self._failed, self._view.show_progress)

    def stop(self) -> None:
        """Stop writing; nothing is left behind."""
        if self._job is not None:
            self._job.cancel()

    def _written(self, path: Path, number: int | None) -> None:
        _ = self._texts
        self._rest()
        if number is None:
            self._tools.messages.tell(_("The export was stopped; no file was written."))
            return
        told = _.ngettext("Wrote {number} row to {file}.", "Wrote {number} rows to {file}.", number)
        self._tools.messages.tell(told.format(number=f"{number:,}", file=path.name))

    def _failed(self, error: QianjiError) -> None:
        self._rest()
        self._tools.messages.fail(error.sentence(self._texts))

    def _rest(self) -> None:
        self.is_writing = False
        self._view.show_idle()
