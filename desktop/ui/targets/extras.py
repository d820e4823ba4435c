"""Decides about gaps and the export of what is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.i18n import Translator
from desktop.queries.target_gaps import GapLine
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.targets.presenter import TargetsPresenter
from desktop.ui.targets.questions import gaps
from desktop.ui.targets.sheet import sheet_of, write_sheet


class GapView(Protocol):
    """What shows the gaps."""

    def show_gaps(self, found: Sequence[GapLine], company: str, what: str) -> None:
        """Show the gaps of a year at a level."""
        ...


class ExtrasView(Protocol):
    """What the presenter expects of its page."""

    def open_panel_of_gaps(self) -> GapView:
        """The panel of gaps."""
        ...


class Extras(Presenter[ExtrasView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        grid: TargetsPresenter,
        documents: Callable[[], Path],
    ) -> None:
        self._tasks, self._messages, self._texts, self._grid = tasks, messages, texts, grid
        self._documents = documents

    def open_gaps(self) -> None:
        """Hold all sums of the year against their targets."""
        shown = self._grid.shown
        if shown is not None:
            ask = partial(gaps, year=shown.year, lens=shown.lens, language=self._texts.language)
            self._tasks.query(ask, self._show_gaps)

    def _show_gaps(self, found: tuple[GapLine, ...]) -> None:
        shown = self._grid.shown
        if shown is None or self._view is None:
            return
        what = f"{shown.year.title(self._texts)} · {self._grid.level_names()[shown.lens.level]}"
        self._view.open_panel_of_gaps().show_gaps(found, shown.company, what)

    def tell_outside(self, number: int) -> None:
        """Say that pasted cells had no place in the grid."""
        told = self._texts.ngettext(
            "{number} pasted cell had no place in the grid and was left out.",
            "{number} pasted cells had no place in the grid and were left out.",
            number,
        )
        self._messages.warn(told.format(number=number))

    def file_name(self) -> Path:
        """A name for the export, in the owner's folder for documents."""
        shown = self._grid.shown
        name = self._texts.pgettext("page", "Targets")
        if shown is not None:
            name = f"{name} {shown.year.label} {shown.scale.indicator.called(self._texts)}"
        return self._documents() / f"{name}.xlsx"

    def export(self, file: Path) -> None:
        """Write what is shown to a sheet."""
        shown = self._grid.shown
        if shown is None:
            return
        headers, rows = sheet_of(shown, self._texts)
        title = self._texts.pgettext("page", "Targets")

        def written(path: Path) -> None:
            told = self._texts("What is shown was written to {file}.")
            self._messages.tell(told.format(file=path.name))

        self._tasks.long(lambda _progress, _cancelled: write_sheet(file, headers, rows, title), written)
