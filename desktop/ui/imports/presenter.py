"""Decides what the import page shows: read a file, understand it, try it, take it in, take it back."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from desktop.errors import QianjiError, RequestError
from desktop.exchange.editing import Edits, edited
from desktop.exchange.file_map import load_map
from desktop.exchange.reading.wishes import Table
from desktop.exchange.report import ImportReport
from desktop.i18n import Translator
from desktop.services.import_desk import Acquaintance, Understanding, acquaintance
from desktop.services.import_undo import TakenBack
from desktop.ui.imports.history_words import taken_back_sentence
from desktop.ui.imports.marks import marks_of
from desktop.ui.imports.ports import Files, ImportsView, WriteRejects
from desktop.ui.imports.questions import open_question, trouble_sentence
from desktop.ui.imports.wanted import Step, Wanted
from desktop.ui.ports import EVERYTHING, Job, Messages, Tasks

AT_ONCE = 5000  # rows that are tried anew after each change; more wait until asked


class ImportsPresenter:
    """Speaks to one page; only the answer to the latest question counts."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, files: Files, write_rejects: WriteRejects
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._files = files
        self._write_rejects = write_rejects
        self._view: ImportsView | None = None
        self._wanted = Wanted()
        self._table: Table | None = None
        self._met: Acquaintance | None = None
        self._made: Understanding | None = None
        self._report: ImportReport | None = None
        self._step = Step.FILE
        self._asked = 0
        self._stop = Event()
        self._job: Job | None = None

    @property
    def view(self) -> ImportsView:
        """The page, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - a page attaches itself when it is built
        return self._view

    @property
    def step(self) -> Step:
        """Where the import stands."""
        return self._step

    def attach(self, view: ImportsView) -> None:
        """Speak to this page."""
        self._view = view

    # -- the file

    def choose_kind(self, kind: str | None) -> None:
        """Read the file as records of another kind."""
        self._wanted = self._wanted.for_kind(kind)
        if self._table is not None and self._step is not Step.DONE:
            self._meet()

    def choose_file(self, file: Path, sheet: str | None = None) -> None:
        """Read another file, or another sheet of it; what was stated about the one before is forgotten."""
        self._wanted = Wanted(self._wanted.kind, file, sheet)
        kind = self._wanted.kind
        self._made, self._report = None, None
        self._ask(_in_words(self._texts("Reading {file} …"), file))
        self._long(lambda stop: self._files.read(file, kind, sheet, stop), self._has_read, Step.FILE)

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the same file."""
        if self._wanted.file is not None:
            self.choose_file(self._wanted.file, sheet)

    def start_over(self) -> None:
        """Ask for another file."""
        self._asked += 1
        self._wanted, self._table, self._made, self._report = Wanted(), None, None, None
        self._go(Step.FILE)
        self.view.show_start()

    # -- headings and columns

    def choose_header_row(self, row: int) -> None:
        """Take another row as the headings; 0: the file has none."""
        self._change(self._wanted.under_row(row), Step.HEADINGS)

    def choose_columns(self, ours: str, headers: tuple[str, ...]) -> None:
        """Take one of our columns from these headings; none leaves it out."""
        self._change(self._wanted.with_columns(ours, headers), Step.COLUMNS)

    def choose_constant(self, ours: str, value: str) -> None:
        """Give all rows the same value in one of our columns."""
        self._change(self._wanted.with_constant(ours, value), Step.COLUMNS)

    def choose_options(self, date_order: str | None, multiplier: Any, creates: bool) -> None:
        """Say how dates and amounts are written, and whether new names may be added on the way."""
        self._change(self._wanted.with_options(date_order, multiplier, creates), self._step)

    def choose_creates(self, creates: bool) -> None:
        """Let new names be added on the way, or not."""
        self.choose_options(self._wanted.stated.date_order, self._wanted.stated.multiplier, creates)

    def fill_down(self, place: int, is_filled: bool) -> None:
        """Let blanks of one of the file's columns say what stands above them."""
        filled = self._wanted.edits.filled
        filled = filled | {place} if is_filled else filled - {place}
        self._change(replace(self._wanted, edits=replace(self._wanted.edits, filled=filled)), Step.COLUMNS)

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
            self._show_made(made, before[self._step])
        elif self._step is not Step.DONE:
            self.start_over()

    def look_again(self) -> None:
        """Read the file anew, but not once it was taken in: what that did stays to be read."""
        if self._wanted.file is not None and self._step is not Step.DONE and self._wanted.edits.is_empty:
            self.choose_file(self._wanted.file, self._wanted.sheet)

    def stop(self) -> None:
        """Break off what is under way; nothing is kept of it."""
        self._stop.set()
        if self._job is not None:
            self._job.cancel()

    # -- the rows

    def write_cell(self, number: int, place: int, text: str) -> None:
        """Write a cell anew before the row is taken in; the file stays as it is."""
        self._edit(self._wanted.edits.with_cell(number, place, text))

    def write_everywhere(self, place: int, before: str, text: str) -> None:
        """Let a value of a column mean another one in every row, in this file and in the next of its shape."""
        ours = self._ours_at(place)
        if ours is not None:
            cells = {
                at: written
                for at, written in self._wanted.edits.cells.items()
                if at[1] != place or self._text_at(at) != before
            }
            self._wanted = self._wanted.with_meaning(ours, before, text)
            self._edit(replace(self._wanted.edits, cells=cells))

    def leave_out(self, numbers: Collection[int], is_out: bool) -> None:
        """Leave rows out, or take them in again."""
        left = self._wanted.edits.left_out
        left = left | frozenset(numbers) if is_out else left - frozenset(numbers)
        self._edit(replace(self._wanted.edits, left_out=left))

    def may_write_everywhere(self, place: int) -> bool:
        """Whether a column of the file is one of ours alone, so that its values can be given meanings."""
        return self._ours_at(place) is not None

    def try_out(self) -> None:
        """Try what taking the rows in would do."""
        made = self._made
        if made is None or not made.is_complete:
            return
        table = edited(made.table, self._wanted.edits, made.header_row or 0)
        stated, number = self._stated(made), self._ask(self._texts("Checking every row …"))
        self._tasks.act(
            partial(self._files.try_out, table, made.kind, stated, self._stop.is_set),
            lambda report: self._show_trial(number, report),
            lambda error: self._failed(number, error, Step.COLUMNS),
        )

    def take_in(self) -> None:
        """Import what was tried, once however often it is asked for."""
        made, report = self._made, self._report
        if made is None or report is None or self._step is not Step.ROWS or self._wanted.file is None:
            return
        self._step, self._report = Step.DONE, None
        table = edited(made.table, self._wanted.edits, made.header_row or 0)
        number = self._ask(_in_words(self._texts("Importing {file} …"), self._wanted.file))
        self._tasks.act(
            partial(self._files.take_in, made, table, self._stated(made), self._stop.is_set),
            self._show_done,
            lambda error: self._failed(number, error, Step.ROWS, report),
            EVERYTHING,
        )

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows with their reasons."""
        report = self._report
        if report is None:
            return
        told = self._texts("The rejected rows are in {file}. Mend them there and import that file again.")
        self._tasks.long(
            lambda _progress, _cancelled: self._write_rejects(report, path, self._texts),
            lambda _nothing: self._messages.tell(told.format(file=path)),
        )

    def take_back(self) -> None:
        """Take back the import that was just done."""
        if self._report is not None and self._report.batch_id is not None:
            self._tasks.act(
                partial(self._files.take_back, self._report.batch_id), self._taken_back, topics=EVERYTHING
            )

    # -- answers

    def _has_read(self, table: Table) -> None:
        self._table = table
        self._meet()

    def _meet(self) -> None:
        table, kind = self._table, self._wanted.kind
        if table is not None:
            number = self._ask("")
            self._tasks.query(
                lambda session: acquaintance(session, table, kind), lambda met: self._has_met(number, met)
            )

    def _has_met(self, number: int, met: Acquaintance) -> None:
        if number != self._asked:
            return
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
        if table is None or met is None:
            return
        number = self._ask("")
        self._long(
            lambda _stop: self._files.understand(table, wanted.kind, wanted.stated, met.known),
            lambda made: self._has_understood(number, made, step),
            step or Step.FILE,
        )

    def _has_understood(self, number: int, made: Understanding, step: Step | None) -> None:
        if number != self._asked:
            return
        self._made, self._report = made, None
        self._wanted = replace(self._wanted, kind=made.kind)
        if step is None and made.is_complete and not made.by_contents and not made.others:
            self._show_made(made, Step.COLUMNS)
            self.try_out()
        elif step is Step.ROWS:
            self.try_out()
        else:
            self._show_made(made, step or (Step.COLUMNS if made.header_row or made.taken else Step.HEADINGS))

    def _show_made(self, made: Understanding, step: Step) -> None:
        self._go(step)
        self.view.show_understood(self._wanted, made, step, open_question(made, self._texts))

    def _show_trial(self, number: int, report: ImportReport) -> None:
        made = self._made
        if number != self._asked or made is None:
            return
        self._report = report
        self._go(Step.ROWS)
        self.view.show_rows(made, self._wanted, marks_of(report, made.headers, self._texts), report)

    def _show_done(self, report: ImportReport) -> None:
        self._report = report
        self._go(Step.DONE)
        self.view.show_done(report)

    def _taken_back(self, what: TakenBack) -> None:
        self._messages.tell(taken_back_sentence(what, self._texts))
        self.start_over()

    def _failed(self, number: int, error: QianjiError, step: Step, report: ImportReport | None = None) -> None:
        if number != self._asked:
            return
        self._step, self._report = step, report
        if self._stop.is_set():
            self._messages.tell(self._texts("Stopped. Nothing was changed."))
            error = RequestError("")
        if step is Step.FILE or self._made is None:
            self._go(Step.FILE)
            self.view.show_start()
        else:
            self._go(step)
            self.view.show_step(step)
        self._show_trouble(error)

    # -- inside

    def _edit(self, edits: Edits) -> None:
        made = self._made
        if made is None or self._step is not Step.ROWS:
            return
        self._wanted = replace(self._wanted, edits=edits)
        if len(made.table.rows) <= AT_ONCE:
            self.try_out()
        else:
            self._report = None
            self.view.show_edits(edits)

    def _stated(self, made: Understanding) -> Any:
        """What was stated, with what was guessed; a heading row that was found is meant."""
        stated = replace(self._wanted.stated, columns=made.stated.columns)
        return replace(stated, header_row=made.header_row if made.header_row is not None else 0)

    def _ours_at(self, place: int) -> str | None:
        made = self._made
        taking = [ours for ours, places in made.taken.items() if place in places] if made is not None else []
        return taking[0] if made is not None and len(taking) == 1 and made.taken[taking[0]] == (place,) else None

    def _text_at(self, at: tuple[int, int]) -> str:
        made = self._made
        cells = next((cells for number, cells in made.table.rows if number == at[0]), []) if made else []
        return cells[at[1]].strip() if at[1] < len(cells) else ""

    def _ask(self, sentence: str) -> int:
        """A question under way: its number, and what the owner is told meanwhile."""
        self._asked += 1
        self._stop = Event()
        if sentence:
            self.view.show_busy(sentence)
        return self._asked

    def _long(self, work: Callable[[Callable[[], bool]], Any], done: Callable[[Any], None], step: Step) -> None:
        number = self._asked
        self._job = self._tasks.long(
            lambda _progress, cancelled: work(cancelled),
            lambda answer: done(answer) if number == self._asked else None,
            lambda error: self._failed(number, error, step),
        )

    def _go(self, step: Step) -> None:
        self._step = step

    def _show_trouble(self, error: QianjiError) -> None:
        sentence = trouble_sentence(error, self._texts)
        if sentence:
            self.view.show_trouble(sentence)


def _in_words(sentence: str, file: Path) -> str:
    return sentence.format(file=file.name)
