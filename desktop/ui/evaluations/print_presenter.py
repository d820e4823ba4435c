"""Decides how review forms are printed: whose, in which language, as files or by the system's printer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.review import ReviewForm
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.evaluations.questions import forms
from desktop.ui.kit.options import Option
from desktop.ui.ports import Cancelled, Job, Messages, Progress, Tasks
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.services.printing import PrintSummary  # brings the typesetter along

DOTS_PER_INCH = 300


class Whose(Enum):
    """Whose forms are printed."""

    ONE = "one"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the page shows when printing is asked for; `code` "" means nobody is chosen."""

    evaluation_id: int
    period: str
    code: str
    name: str
    people: int
    is_final: bool


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed."""

    whose: Whose
    language: str
    is_merged: bool
    folder: Path


class Paper(Protocol):
    """Writes forms; needs no data file."""

    def write(
        self, forms: Sequence[ReviewForm], out: Path, merged: bool, progress: Progress, cancelled: Cancelled
    ) -> "PrintSummary":
        """Write the forms as PDF files."""
        ...

    def pictures(self, form: ReviewForm, dpi: int) -> Iterable[bytes]:
        """The pages of a form as PNG."""
        ...


class Sheets(Protocol):
    """A printer the owner chose; it may be used off the window's thread."""

    @property
    def dpi(self) -> int:
        """How finely the printer draws."""
        ...

    def add(self, png: bytes) -> None:
        """Print one more page."""
        ...

    def finish(self, is_wanted: bool) -> None:
        """Send what was printed, or drop it."""
        ...


class PrintView(Protocol):
    """What the presenter expects of the panel."""

    def open_print(self, scope: Scope, languages: Sequence[Option], order: Order) -> None:
        """Show the panel with this order in it."""
        ...

    def come_back(self) -> None:
        """Show the panel again as it stands."""
        ...

    def show_progress(self, done: int, of: int) -> None:
        """Show how far the work has come."""
        ...

    def show_busy(self, is_busy: bool) -> None:
        """Show that printing is under way, or over."""
        ...

    def show_notes(self, notes: Sequence[tuple[str, Tone]]) -> None:
        """Show what the owner should look at."""
        ...

    def close_print(self) -> None:
        """Put the panel away."""
        ...

    def choose_printer(self, title: str) -> Sheets | None:
        """Let the owner choose a printer; None where she thought better of it."""
        ...

    def open_path(self, path: Path) -> None:
        """Open a file or folder with the system's program for it."""
        ...


class PrintPresenter:
    """Speaks to the panel."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, paper: Paper, folder: Callable[[], Path]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._paper = paper
        self._default_folder = folder
        self._folder: Path | None = None
        self._view: PrintView | None = None
        self._scope: Scope | None = None
        self._job: Job | None = None
        self._is_busy = False

    @property
    def view(self) -> PrintView:
        """The panel, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - the page attaches its panel when it is built
        return self._view

    def attach(self, view: PrintView) -> None:
        """Speak to this panel."""
        self._view = view

    def open(self, scope: Scope) -> None:
        """Offer to print the person shown, or everybody where nobody is."""
        if self._is_busy:
            self.view.come_back()
            return
        self._scope = scope
        whose = Whose.ONE if scope.code else Whose.ALL
        languages = [Option("zh_CN", self._texts("Chinese")), Option("en", self._texts("English"))]
        folder = self._folder or self._default_folder()
        self.view.open_print(scope, languages, Order(whose, self._texts.language, False, folder))
        notes = []
        if not scope.is_final:
            notes.append((self._texts("Not finalised yet: the forms carry no seal and may still change."), Tone.WARN))
        self.view.show_notes(notes)

    def write(self, order: Order) -> None:
        """Write the forms as PDF files."""
        self._folder = order.folder
        self._ask(order, partial(self._write, order))

    def print_out(self, order: Order) -> None:
        """Print the forms on a printer the owner chooses."""
        sheets = self.view.choose_printer(self._texts("Print review forms"))
        if sheets is not None:
            self._ask(order, partial(self._paint, sheets))

    def cancel(self) -> None:
        """Stop after the form under way."""
        if self._job is not None:
            self._job.cancel()

    def _ask(self, order: Order, go_on: Callable[[tuple[ReviewForm, ...]], None]) -> None:
        if self._scope is None or self._is_busy:
            return
        self._is_busy = True
        self.view.show_busy(True)
        codes = (self._scope.code,) if order.whose is Whose.ONE else None
        ask = partial(forms, evaluation_id=self._scope.evaluation_id, language=order.language, codes=codes)
        self._tasks.query(ask, go_on, self._failed)

    # -- as files

    def _write(self, order: Order, found: tuple[ReviewForm, ...]) -> None:
        def work(progress: Progress, cancelled: Cancelled) -> "PrintSummary":
            return self._paper.write(found, order.folder, order.is_merged, progress, cancelled)

        self._job = self._tasks.long(work, self._written, self._failed, self.view.show_progress)

    def _written(self, summary: "PrintSummary") -> None:
        _ = self._texts
        self._over()
        notes = self._notes(summary)
        if summary.was_cancelled and not summary.forms:
            self._messages.tell(_("Printing was cancelled; nothing was written."))
            return
        if not notes:
            self.view.close_print()
        self.view.show_notes(notes)
        if not summary.forms:
            return
        told = _.ngettext(
            "{number} review form was written to {folder}.",
            "{number} review forms were written to {folder}.",
            summary.forms,
        ).format(number=summary.forms, folder=summary.folder)
        is_one = len(summary.written) == 1
        path = summary.written[0] if is_one else summary.folder
        self._messages.tell(told, _("Open the file") if is_one else _("Open the folder"), lambda: self._open(path))

    def _notes(self, summary: "PrintSummary") -> list[tuple[str, Tone]]:
        _ = self._texts
        notes = []
        if summary.was_cancelled:
            notes.append((_("Cancelled: the forms after these were not written."), Tone.WARN))
        for refused in summary.refused:
            told = _("{name}: {reason}").format(name=refused.name or refused.code, reason=refused.reason.sentence(_))
            notes.append((told, Tone.BAD))
        for lost in summary.unprintable:
            told = _("{name}: no typeface has {characters}; 〓 is printed instead.")
            notes.append((told.format(name=lost.name, characters=" ".join(lost.characters)), Tone.WARN))
        return notes

    def _open(self, path: Path) -> None:
        self.view.open_path(path)

    # -- on a printer

    def _paint(self, sheets: Sheets, found: tuple[ReviewForm, ...]) -> None:
        def work(progress: Progress, cancelled: Cancelled) -> int:
            printed = 0
            try:
                for form in found:
                    if cancelled():
                        break
                    for page in self._paper.pictures(form, min(sheets.dpi, DOTS_PER_INCH)):
                        sheets.add(page)
                    printed += 1
                    progress(printed, len(found))
            except BaseException:
                sheets.finish(False)
                raise
            sheets.finish(printed == len(found))
            return printed if printed == len(found) else 0

        self._job = self._tasks.long(work, self._painted, self._failed, self.view.show_progress)

    def _painted(self, printed: int) -> None:
        _ = self._texts
        self._over()
        self.view.close_print()
        if not printed:
            self._messages.tell(_("Printing was cancelled; nothing was sent to the printer."))
            return
        told = _.ngettext(
            "{number} review form was sent to the printer.",
            "{number} review forms were sent to the printer.",
            printed,
        )
        self._messages.tell(told.format(number=printed))

    def _over(self) -> None:
        self._job, self._is_busy = None, False
        self.view.show_busy(False)

    def _failed(self, error: QianjiError) -> None:
        self._over()
        self.view.show_notes([(error.sentence(self._texts), Tone.BAD)])
