"""Decides what the import page shows: look at the file, try it, take it in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.errors import N_, QianjiError, RequestError
from desktop.exchange.file_map import FileMap, load_map
from desktop.exchange.report import ImportReport
from desktop.i18n import Translator
from desktop.services.imports import ColumnChoice, Preview, columns_of
from desktop.ui.imports.wanted import Wanted, file_map_of
from desktop.ui.ports import EVERYTHING, Messages, Tasks


class Files(Protocol):
    """The verbs on files of records."""

    def preview(self, file: Path, kind: str, file_map: FileMap | None = None, rows: int = 50) -> Preview:
        """How a file would be understood."""
        ...

    def run(
        self,
        file: Path,
        kind: str,
        file_map: FileMap | None = None,
        *,
        sheet: str | None = None,
        dry_run: bool = False,
    ) -> ImportReport:
        """Import a file, or only try it."""
        ...


class ImportsView(Protocol):
    """What the presenter expects of its page."""

    def show_start(self) -> None:
        """Ask for a file."""
        ...

    def show_busy(self, sentence: str) -> None:
        """Say what is under way; nothing can be imported meanwhile."""
        ...

    def show_file(self, wanted: Wanted, found: Preview, columns: tuple[ColumnChoice, ...]) -> None:
        """Show how the file is understood."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Say what stands in the way; what was chosen stays."""
        ...

    def show_trial(self, report: ImportReport) -> None:
        """Show what an import would do, and offer it."""
        ...

    def show_done(self, report: ImportReport) -> None:
        """Show what the import did."""
        ...


class ImportsPresenter:
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        files: Files,
        write_rejects: Callable[[ImportReport, Path, Callable[[str], str]], None],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._files = files
        self._write_rejects = write_rejects
        self._view: ImportsView | None = None
        self._wanted = Wanted()
        self._asked = 0  # only the answer to the latest look counts
        self._report: ImportReport | None = None
        self._is_taken_in = False

    @property
    def view(self) -> ImportsView:
        """The page, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - a page attaches itself when it is built
        return self._view

    @property
    def wanted(self) -> Wanted:
        """What was said about the file so far."""
        return self._wanted

    def attach(self, view: ImportsView) -> None:
        """Speak to this page."""
        self._view = view

    # -- what the owner says

    def choose_kind(self, kind: str) -> None:
        """Read the file as records of another kind; columns chosen for the other kind are forgotten."""
        self._wanted = replace(self._wanted, kind=kind, columns={}, loaded=FileMap())
        self.look()

    def choose_file(self, file: Path) -> None:
        """Take another file; what was stated about the one before is forgotten."""
        self._wanted = Wanted(self._wanted.kind, file, creates=self._wanted.creates)
        self.look()

    def choose_columns(self, columns: Mapping[str, str | None]) -> None:
        """Take our columns from these headers; None leaves one out."""
        chosen = {ours: (theirs,) if theirs else () for ours, theirs in columns.items()}
        self._wanted = replace(self._wanted, columns={**self._wanted.columns, **chosen})
        self.look()

    def state(
        self, sheet: str | None, header_row: str, date_order: str | None, multiplier: str, creates: bool
    ) -> None:
        """Keep what is stated about the whole file."""
        before = self._wanted
        if (sheet or None) != before.sheet and before.sheet is not None:
            before = replace(before, columns={})
        self._wanted = replace(
            before,
            sheet=sheet,
            header_row=header_row,
            date_order=date_order,
            multiplier=multiplier,
            creates=creates,
        )
        self.look()

    def load_map(self, path: Path) -> None:
        """Take what a mapping file states."""
        try:
            loaded = load_map(path)
        except RequestError as error:
            self._show_trouble(error)
            return
        self._wanted = replace(self._wanted, loaded=loaded, columns={}, creates=bool(loaded.create))
        self.look()

    def start_over(self) -> None:
        """Ask for another file."""
        self._wanted = Wanted(self._wanted.kind)
        self._is_taken_in = False
        self.view.show_start()

    # -- looking, trying, taking in

    def look(self) -> None:
        """Read the file as stated; where that works, try the import."""
        file, kind = self._wanted.file, self._wanted.kind
        self._report = None
        self._is_taken_in = False
        self._asked += 1
        if file is None:
            self.view.show_start()
            return
        try:
            file_map = file_map_of(self._wanted)
        except RequestError as error:
            self._show_trouble(error)
            return
        self.view.show_busy(self._texts("Reading {file} …").format(file=file.name))
        number = self._asked
        self._tasks.long(
            lambda _progress, _cancelled: self._files.preview(file, kind, file_map),
            lambda found: self._show_file(number, file_map, found),
            lambda error: self._show_trouble(error, number),
        )

    def look_again(self) -> None:
        """Read the file anew, but not once it was taken in: what that did stays to be read."""
        if not self._is_taken_in:
            self.look()

    def take_in(self) -> None:
        """Import what was tried, once however often it is asked for."""
        file = self._wanted.file
        if file is None or self._report is None or self._is_taken_in:
            return
        self._is_taken_in = True
        file_map = file_map_of(self._wanted)
        self.view.show_busy(self._texts("Importing {file} …").format(file=file.name))
        self._tasks.act(
            partial(self._files.run, file, self._wanted.kind, file_map),
            self._show_done,
            self._show_failure,
            EVERYTHING,
        )

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows with their reasons."""
        report = self._report
        if report is None:
            return
        self._tasks.long(
            lambda _progress, _cancelled: self._write_rejects(report, path, self._texts),
            lambda _nothing: self._messages.tell(
                self._texts("The rejected rows are in {file}. Mend them there and import that file again.").format(
                    file=path
                )
            ),
        )

    # -- answers

    def _show_file(self, number: int, file_map: FileMap, found: Preview) -> None:
        file = self._wanted.file
        if number != self._asked or file is None:
            return
        self.view.show_file(self._wanted, found, columns_of(self._wanted.kind, self._texts.language))
        if found.lacking:
            self._show_trouble(self._lacking(found))
        elif found.obstacle is not None:
            self._show_trouble(found.obstacle)
        else:
            self._tasks.act(
                partial(self._files.run, file, self._wanted.kind, file_map, dry_run=True),
                partial(self._show_trial, number),
                partial(self._show_trouble, number=number),
            )

    def _lacking(self, found: Preview) -> RequestError:
        titles = {choice.name: choice.title for choice in columns_of(self._wanted.kind, self._texts.language)}
        columns = self._texts(", ").join(titles[name] for name in found.lacking)
        return RequestError(
            N_("Still needed: {columns}. Choose at the left which column of the file says it."), columns=columns
        )

    def _show_trial(self, number: int, report: ImportReport) -> None:
        if number != self._asked:
            return
        self._report = report
        self.view.show_trial(report)

    def _show_done(self, report: ImportReport) -> None:
        self._report = report
        self.view.show_done(report)

    def _show_failure(self, error: QianjiError) -> None:
        self._is_taken_in = False
        self._show_trouble(error)

    def _show_trouble(self, error: QianjiError, number: int | None = None) -> None:
        if number is None or number == self._asked:
            self.view.show_trouble(error.sentence(self._texts))
