"""What the owner changes in the rows before they are taken in; the file stays as it is."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import replace

from desktop.exchange.editing import Edits, edited
from desktop.exchange.file_map import FileMap
from desktop.exchange.reading.wishes import Table
from desktop.exchange.report import ImportReport
from desktop.services.import_desk import Understanding
from desktop.ui.imports.places import cells_saying, column_at
from desktop.ui.imports.wanted import Step, Wanted

AT_ONCE = 5000  # rows that are tried anew after each change; more wait until asked


class HandEdits(ABC):
    """The changes to one import's rows; whoever tries them says what they come to."""

    _wanted: Wanted
    _step: Step
    _made: Understanding | None
    _report: ImportReport | None

    @abstractmethod
    def try_out(self) -> None:
        """Try what taking the rows in would do."""

    @abstractmethod
    def _show_edits(self, edits: Edits) -> None:
        """Show changed rows that wait to be checked."""

    def write_cell(self, number: int, place: int, text: str) -> None:
        """Write a cell anew before the row is taken in; the file stays as it is."""
        self._edit(self._wanted.with_edits(self._wanted.edits.with_cell(number, place, text)))

    def write_everywhere(self, place: int, before: str, text: str) -> None:
        """Let a value of a column mean another one in every row, in this file and in the next of its shape."""
        if self._made is not None and (ours := column_at(self._made, place)):
            same = cells_saying(self._made, place, before)
            edits = self._wanted.edits.without_cells(same)
            self._edit(self._wanted.with_edits(edits).with_meaning(ours, before, text))

    def leave_out(self, numbers: Collection[int], is_out: bool) -> None:
        """Leave rows out, or take them in again."""
        self._edit(self._wanted.with_edits(self._wanted.edits.without_rows(numbers, is_out)))

    def may_write_everywhere(self, place: int) -> bool:
        """Whether a column of the file is one of ours alone, so that its values can be given meanings."""
        return self._made is not None and column_at(self._made, place) is not None

    def _edit(self, wanted: Wanted) -> None:
        made = self._made
        if made is None or self._step is not Step.ROWS:
            return
        self._wanted = wanted
        if len(made.table.rows) <= AT_ONCE:
            self.try_out()
        else:
            self._report = None
            self._show_edits(wanted.edits)

    def _edited(self, made: Understanding) -> tuple[Table, FileMap]:
        """The table as changed by hand, and what was stated with what was guessed."""
        stated = replace(self._wanted.stated, columns=made.stated.columns, header_row=made.header_row or 0)
        return edited(made.table, self._wanted.edits, made.header_row or 0), stated
