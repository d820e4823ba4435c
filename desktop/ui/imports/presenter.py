"""Decides what the import page shows: read a file, understand it, try it, take it in, take it back."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop.errors import QianjiError, RequestError
from desktop.exchange.editing import Edits
from desktop.exchange.file_map import load_map
from desktop.exchange.reading.wishes import Table
from desktop.exchange.report import ImportReport
from desktop.i18n import Translator
from desktop.services.import_desk import Acquaintance, Understanding, acquaintance
from desktop.services.import_shapes import known_headings
from desktop.shown import on_a_line
from desktop.ui.imports.after_import import AfterImport
from desktop.ui.imports.hand_edits import HandEdits
from desktop.ui.imports.inquiry import Inquiry
from desktop.ui.imports.marks import marks_of
from desktop.ui.imports.ports import Files, ImportsView, WriteRejects
from desktop.ui.imports.questions import open_question, recognised, trouble_sentence
from desktop.ui.imports.statements import Statements
from desktop.ui.imports.wanted import Step, Wanted
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter


class ImportsPresenter(Statements, HandEdits, Presenter[ImportsView]):
    """Speaks to one page; only the answer to the latest question counts."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, files: Files, write_rejects: WriteRejects
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._files = files
        self._after = AfterImport(tasks, messages, texts, files.take_back, write_rejects)
        self._inquiry = Inquiry(tasks)
        self._chosen_kind: str | None = None  # before a file was there: for every file until another is chosen
        self._wanted = Wanted()
        self._table: Table | None = None
        self._met: Acquaintance | None = None
        self._made: Understanding | None = None
        self._report: ImportReport | None = None
        self._step = Step.FILE

    @property
    def step(self) -> Step:
        """Where the import stands."""
        return self._step

    @property
    def is_half_done(self) -> bool:
        """Whether rows were changed by hand that are not taken in yet."""
        return self._step is not Step.DONE and not self._wanted.edits.is_empty

    # -- the file

    def choose_kind(self, kind: str | None) -> None:
        """Read the file as records of another kind."""
        if self._table is None:
            self._chosen_kind = kind
            return
        if self._step is not Step.DONE:
            self._wanted = self._wanted.for_kind(kind)
            self._meet()

    def choose_file(self, file: Path, sheet: str | None = None) -> None:
        """Read another file, or another sheet of it; what was stated about the one before is forgotten."""
        kind = self._chosen_kind
        self._wanted = Wanted(kind, file, sheet)
        self._made, self._report = None, None
        self.view.show_busy(self._texts("Reading {file} …").format(file=on_a_line(file.name)))
        self._inquiry.ask(partial(known_headings, kind=kind), self._read_as_met)

    def start_over(self) -> None:
        """Ask for another file."""
        self._inquiry.drop()
        self._chosen_kind = None
        self._wanted, self._table, self._made, self._report = Wanted(), None, None, None
        self._step = Step.FILE
        self.view.show_start()

    # -- what is kept elsewhere

    def load_map(self, path: Path) -> None:
        """Take what a mapping file states."""
        try:
            loaded = load_map(path)
        except RequestError as error:
            self._show_trouble(error)
            return
        self._change(replace(self._wanted, stated=loaded, shape=None), Step.COLUMNS)

    def forget_shape(self) -> None:
        """Forget what was said about such files before, and guess anew."""
        shape = self._wanted.shape
        if shape is None:
            return

        def forgotten(_nothing: None) -> None:
            self._messages.tell(self._texts("Forgotten. The columns of this file were guessed anew."))
            self._change(self._wanted.without_shape(), Step.COLUMNS)

        self._tasks.act(partial(self._files.forget, shape.shape_id), forgotten)

    # -- the steps

    def go_on(self) -> None:
        """Take the next step, if nothing stands in its way."""
        made = self._made
        if made is None:
            return
        if self._step is Step.HEADINGS:
            self._show_made(made, Step.COLUMNS)
        elif self._step is Step.COLUMNS and made.is_complete:
            self.try_out()
        elif self._step is Step.ROWS:
            self.take_in()

    def go_back(self) -> None:
        """Go one step back."""
        made, before = self._made, {Step.ROWS: Step.COLUMNS, Step.COLUMNS: Step.HEADINGS}
        if self._step in before and made is not None:
            self._inquiry.drop()
            self._show_made(made, before[self._step])
        elif self._step is not Step.DONE:
            self.start_over()

    def look_again(self) -> None:
        """Read the file anew, unless rows were changed by hand or taken in: that stays to be read."""
        if self._wanted.file is not None and self._step is not Step.DONE and self._wanted.edits.is_empty:
            self.choose_file(self._wanted.file, self._wanted.sheet)

    def stop(self) -> None:
        """Break off what is under way; nothing is kept of it."""
        self._inquiry.stop()

    # -- the rows

    def try_out(self) -> None:
        """Try what taking the rows in would do."""
        made = self._made
        if made is None or not made.is_complete:
            return
        table, stated = self._edited(made)
        self.view.show_busy(self._texts("Checking every row …"))
        self._inquiry.try_out(
            lambda stop: self._files.try_out(table, made.kind, stated, stop),
            self._show_trial,
            partial(self._failed, Step.COLUMNS),
        )

    def take_in(self) -> None:
        """Import what was tried, once however often it is asked for."""
        made, report, file = self._made, self._report, self._wanted.file
        if made is None or report is None or file is None or self._step is not Step.ROWS:
            return
        self._step, self._report = Step.DONE, None
        table, stated = self._edited(made)
        self.view.show_busy(self._texts("Importing {file} …").format(file=on_a_line(file.name)))
        self._inquiry.take_in(
            lambda stop: self._files.take_in(made, table, stated, stop),
            self._show_done,
            lambda error: self._failed(Step.ROWS, error, report),
        )

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows with their reasons."""
        if self._report is not None:
            self._after.save_rejects(self._report, path)

    def take_back(self) -> None:
        """Take back the import that was just done."""
        if self._report is not None:
            self._after.take_back(self._report, self.start_over)

    # -- answers

    def _read_as_met(self, met: Collection[str]) -> None:
        file, kind, sheet = self._wanted.file, self._wanted.kind, self._wanted.sheet
        if file is None or self._inquiry.is_stopped:
            self._go_back_to(Step.FILE)
            self._tell_stopped()
            return
        self._inquiry.read(
            lambda stop: self._files.read(file, kind, sheet, stop, met),
            self._has_read,
            partial(self._failed, Step.FILE),
        )

    def _has_read(self, table: Table) -> None:
        self._table = table
        self._meet()

    def _meet(self) -> None:
        table, kind = self._table, self._wanted.kind
        if table is not None:
            self._inquiry.ask(partial(acquaintance, table=table, kind=kind), self._has_met)

    def _has_met(self, met: Acquaintance) -> None:
        self._met = met
        if met.shape is not None:
            self._wanted = self._wanted.with_shape(met.shape)
        self._understand(None)

    def _change(self, wanted: Wanted, step: Step) -> None:
        self._wanted = wanted
        self._understand(step)

    def _understand(self, step: Step | None) -> None:
        """Understand the table as stated; without a step go as far as nothing is open."""
        table, met, wanted = self._table, self._met, self._wanted
        if table is not None and met is not None:
            self._inquiry.read(
                lambda _stop: self._files.understand(table, wanted.kind, wanted.stated, met.known),
                partial(self._has_understood, step),
                partial(self._failed, step or Step.FILE),
            )

    def _has_understood(self, step: Step | None, made: Understanding) -> None:
        self._made, self._report = made, None
        self._wanted = replace(self._wanted, kind=made.kind)
        is_plain = made.is_complete and not made.by_contents and not made.others
        if step is None and is_plain:
            self._show_made(made, Step.COLUMNS)
            self.try_out()
        elif step is Step.ROWS:
            self.try_out()
        else:
            asks_for_sheet = len(made.table.sheets) > 1 and self._wanted.sheet is None and not made.is_told
            self._show_made(made, step or (Step.HEADINGS if asks_for_sheet else Step.COLUMNS))

    def _show_made(self, made: Understanding, step: Step) -> None:
        self._step = step
        self.view.show_understood(self._wanted, made, step, open_question(made, self._texts))

    def _show_trial(self, report: ImportReport) -> None:
        if self._made is not None:
            self._report, self._step = report, Step.ROWS
            marks = marks_of(report, self._made.headers, self._texts, recognised(self._wanted, self._texts))
            self.view.show_rows(self._made, self._wanted, marks, report)

    def _show_done(self, report: ImportReport) -> None:
        self._report, self._step = report, Step.DONE
        self.view.show_done(report)
        self._after.tell(report, lambda: self.start_over() if self._report is report else None)

    def _failed(self, step: Step, error: QianjiError, report: ImportReport | None = None) -> None:
        """Go back to where it can be mended, and say what happened; what was stopped is only told."""
        self._go_back_to(step, report)
        if self._inquiry.is_stopped:
            self._tell_stopped()
        else:
            self._show_trouble(error)

    def _go_back_to(self, step: Step, report: ImportReport | None = None) -> None:
        self._step, self._report = (step, report) if self._made is not None else (Step.FILE, None)
        if self._step is Step.FILE:
            self.view.show_start()
        else:
            self.view.show_step(self._step)

    def _tell_stopped(self) -> None:
        self._messages.tell(self._texts("Stopped. Nothing was changed."))

    def _show_edits(self, edits: Edits) -> None:
        self.view.show_edits(edits)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(trouble_sentence(error, self._texts))
