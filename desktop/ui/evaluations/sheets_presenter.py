"""Decides what is said about sheets: self-evaluations and ratings out to people and back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.services.evaluation_sheets import SheetReport
from desktop.services.import_undo import TakenBack
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS, Topic.QUALITY})


class SelfSheets(Protocol):
    """The verbs on self-evaluations."""

    def write(self, evaluation_id: int, path: Path, language: str, codes: Sequence[str] | None = None) -> int:
        """Write one workbook for everybody."""
        ...

    def write_each(self, evaluation_id: int, folder: Path, language: str) -> int:
        """Write a workbook for each person."""
        ...

    def read(self, evaluation_id: int, path: Path) -> SheetReport:
        """Take in a filled-in workbook."""
        ...

    def take_back(self, batch_id: int) -> TakenBack:
        """Undo what one workbook did."""
        ...


class RatingBooks(Protocol):
    """The verbs on ratings."""

    def write(self, evaluation_id: int, path: Path, language: str) -> int:
        """Write who is to rate whom."""
        ...

    def read(self, evaluation_id: int, path: Path) -> SheetReport:
        """Take in the scores."""
        ...

    def take_back(self, batch_id: int) -> TakenBack:
        """Undo what one workbook did."""
        ...


class SheetsView(Protocol):
    """What the presenter expects of the panel."""

    def open_sheets(self, title: str, is_final: bool, is_draft: bool) -> None:
        """Show the panel; a draft has no score cards to judge yet, but ratings may come in."""
        ...

    def show_result(self, sentence: str, problems: Sequence[str], is_good: bool) -> None:
        """Say what came of it, and what could not be taken."""
        ...

    def show_busy(self, is_busy: bool) -> None:
        """Show that a file is being written or read."""
        ...


class SheetsPresenter(Presenter[SheetsView]):
    """Speaks to one panel."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, own: SelfSheets, ratings: RatingBooks
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._own = own
        self._ratings = ratings
        self._row: EvaluationRow | None = None

    def open(self, row: EvaluationRow) -> None:
        """Show the panel for an evaluation."""
        self._row = row
        self.view.open_sheets(row.period.title(self._texts), row.is_finalised, row.is_draft)

    def suggested(self, kind: str) -> str:
        """A name for the workbook: 2026Q3 self-evaluation.xlsx."""
        label = self._row.period.label.replace("..", "_") if self._row is not None else ""
        name = self._texts("self-evaluation") if kind == "own" else self._texts("ratings")
        return f"{label} {name}.xlsx"

    def write_own(self, path: Path) -> None:
        """Write one workbook of self-evaluations."""
        self._write(partial(self._own.write, self._key, path, self._texts.language), path)

    def write_each(self, folder: Path) -> None:
        """Write one workbook for each person."""
        self._write(partial(self._own.write_each, self._key, folder, self._texts.language), folder)

    def write_ratings(self, path: Path) -> None:
        """Write the workbook of ratings."""
        self._write(partial(self._ratings.write, self._key, path, self._texts.language), path)

    def read_own(self, path: Path) -> None:
        """Take in self-evaluations."""
        _ = self._texts

        def told(report: SheetReport) -> str:
            return _.ngettext(
                "The self-evaluation of {number} person was taken in.",
                "The self-evaluations of {number} people were taken in.",
                report.taken,
            ).format(number=report.taken)

        self._read(partial(self._own.read, self._key, path), told, self._own.take_back)

    def read_ratings(self, path: Path) -> None:
        """Take in ratings; they count once the evaluation is computed again."""
        _ = self._texts

        def told(report: SheetReport) -> str:
            taken = _.ngettext(
                "{number} rating was taken in.", "{number} ratings were taken in.", report.taken
            ).format(number=report.taken)
            then = _("They count once the evaluation is computed again.")
            return f"{taken} {then}"

        self._read(partial(self._ratings.read, self._key, path), told, self._ratings.take_back)

    @property
    def _key(self) -> int:
        return self._row.evaluation_id if self._row is not None else 0

    def _write(self, act: Callable[[], int], path: Path) -> None:
        self.view.show_busy(True)

        def written(_number: int) -> None:
            self.view.show_busy(False)
            self.view.show_result(self._texts("Written: {file}").format(file=path), (), is_good=True)

        self._tasks.act(act, written, self._refuse)

    def _read(
        self,
        act: Callable[[], SheetReport],
        told: Callable[[SheetReport], str],
        take_back: Callable[[int], TakenBack],
    ) -> None:
        self.view.show_busy(True)

        def read(report: SheetReport) -> None:
            _ = self._texts
            self.view.show_busy(False)
            sentence = told(report)
            if not report.taken and report.unchanged:
                sentence = _("The workbook says nothing new.")
            problems = report.sentences(_)
            if report.errors:
                number = len(report.errors)
                left = _.ngettext("{number} cell could not be taken:", "{number} cells could not be taken:", number)
                sentence = _.sentences(sentence, left.format(number=number))
            self.view.show_result(sentence, problems, is_good=not report.errors)
            if report.batch_id is not None:
                undo = partial(self._take_back, partial(take_back, report.batch_id))
                self._messages.tell(_("{file} was read in.").format(file=report.file), _("Undo"), undo)

        self._tasks.act(act, read, self._refuse, CHANGED)

    def _take_back(self, act: Callable[[], TakenBack]) -> None:
        def taken_back(what: TakenBack) -> None:
            told = self._texts(
                "{file} was taken back: {created} new records removed, {updated} changed ones as before."
            )
            sentence = told.format(file=what.file, created=what.created, updated=what.updated)
            self.view.show_result(sentence, (), is_good=True)
            self._messages.tell(sentence)

        self._tasks.act(act, taken_back, topics=CHANGED)

    def _refuse(self, error: QianjiError) -> None:
        self.view.show_busy(False)
        self.view.show_result(error.sentence(self._texts), (), is_good=False)
