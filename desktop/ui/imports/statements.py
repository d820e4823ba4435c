"""What the owner says about headings and columns; each statement leads to the file being understood anew."""

from abc import ABC, abstractmethod
from decimal import Decimal
from pathlib import Path

from desktop.ui.imports.wanted import Step, Wanted


class Statements(ABC):
    """The statements of one import; whoever understands the file says what a change leads to."""

    _wanted: Wanted
    _step: Step

    @abstractmethod
    def _change(self, wanted: Wanted, step: Step) -> None:
        """Understand the file as stated now, and show a step."""

    @abstractmethod
    def choose_file(self, file: Path, sheet: str | None = None) -> None:
        """Read a file, or one sheet of it."""

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the same file."""
        if self._wanted.file is not None:
            self.choose_file(self._wanted.file, sheet)

    def choose_header_row(self, row: int) -> None:
        """Take another row as the headings; 0: the file has none."""
        self._change(self._wanted.under_row(row), Step.HEADINGS)

    def choose_columns(self, ours: str, headers: tuple[str, ...]) -> None:
        """Take one of our columns from these headings; none leaves it out."""
        self._change(self._wanted.with_columns(ours, headers), Step.COLUMNS)

    def choose_constant(self, ours: str, value: str) -> None:
        """Give all rows the same value in one of our columns."""
        self._change(self._wanted.with_constant(ours, value), Step.COLUMNS)

    def choose_options(self, date_order: str | None, multiplier: Decimal | None, creates: bool) -> None:
        """Say how dates and amounts are written, and whether new names may be added on the way."""
        self._change(self._wanted.with_options(date_order, multiplier, creates), self._step)

    def choose_creates(self, creates: bool) -> None:
        """Let new names be added on the way, or not."""
        self.choose_options(self._wanted.stated.date_order, self._wanted.stated.multiplier, creates)

    def fill_down(self, place: int, is_filled: bool) -> None:
        """Let blanks of one of the file's columns say what stands above them."""
        self._change(self._wanted.with_filled(place, is_filled), Step.COLUMNS)
