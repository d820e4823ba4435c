"""Saving the good rows of a grid together, with a way back; and keeping the rows not saved yet, whatever happens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.services.entry_drafts import DraftRow
from desktop.services.grid_verbs import GridVerbs
from desktop.services.left import Left
from desktop.services.row_batches import Batch
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.judging import JudgedLine
from desktop.ui.kit.paste_grid.sheet import Content, Line
from desktop.ui.ports import Messages, Tasks, Topic

LEFT_OUT, ACCEPTED = "#left_out", "#accepted"  # no column is called so


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is said about so many rows."""

    saved: Callable[[int], str]
    taken_back: Callable[[int], str]


class GridFlow:
    """Speaks to one desk; `saving` is told while rows are being saved."""

    def __init__(
        self,
        around: tuple[Tasks, Messages, Translator],
        desk: GridDesk,
        verbs: GridVerbs,
        draft_of: Callable[[JudgedLine], Any],
        sayings: Sayings,
        topics: frozenset[Topic],
    ) -> None:
        self._tasks, self._messages, self._texts = around
        self._desk = desk
        self._verbs = verbs
        self._draft_of = draft_of
        self._sayings = sayings
        self._topics = topics
        self.is_saving = False
        self._kept: tuple[DraftRow, ...] = ()
        self._is_keeping = False
        desk.listen(self._remember)

    def save(self) -> None:
        """Save every row that can be saved; the others stay with their text."""
        rows = [line for line in self._desk.judged if line.is_good]
        if self.is_saving:
            return
        if not rows:
            self._messages.warn(self._texts("No row can be saved yet; the marked cells say what is missing."))
            return
        self.is_saving = True
        drafts, left = [self._draft_of(row) for row in rows], Left()
        work = left.noting(partial(self._verbs.save, drafts))
        self._tasks.act(work, partial(self._saved, rows, left), self._failed, self._topics)

    def restore(self, rows: Sequence[DraftRow]) -> None:
        """Show the rows kept last time, and say how many are back."""
        names = [column.name for column in self._desk.columns]
        accepted = frozenset(row[ACCEPTED] for row in rows if ACCEPTED in row)
        lines = tuple(
            Line(tuple(row.get(name, "") for name in names), LEFT_OUT in row) for row in rows if ACCEPTED not in row
        )
        self._kept = tuple(dict(row) for row in rows)
        content = self._desk.sheet.content
        self._desk.restore(Content((*lines, *content.lines), content.above, content.accepted | accepted))
        number = sum(not line.is_blank for line in lines)
        if number:
            told = self._texts.ngettext(
                "{number} row that was not saved yet is back in the grid.",
                "{number} rows that were not saved yet are back in the grid.",
                number,
            )
            self._messages.tell(told.format(number=number))

    def _saved(self, rows: Sequence[JudgedLine], left: Left, batch: Batch) -> None:
        self.is_saving = False
        kept = [rows[place] for place in batch.kept]
        refused = [(rows[place], error.sentence(self._texts)) for place, error in batch.refused.items()]
        lines = [Line(row.texts) for row in kept]
        self._desk.saved(kept, refused)
        if not kept:
            self._messages.warn(self._texts("No row was saved; the marked rows say why."))
            return
        self._messages.tell(
            self._sayings.saved(len(kept)),
            self._texts("Undo"),
            partial(self._take_back, left.guarding(partial(self._verbs.take_back, batch)), lines),
        )

    def _take_back(self, undo: Callable[[], None], lines: Sequence[Line]) -> None:
        def taken_back(_answer: None) -> None:
            self._desk.bring_back(lines)
            self._messages.tell(self._sayings.taken_back(len(lines)))

        self._tasks.act(undo, taken_back, topics=self._topics)

    def _failed(self, error: QianjiError) -> None:
        """The file took nothing: every row is still there, and in the draft."""
        self.is_saving = False
        self._desk.tell()
        self._messages.fail(
            self._texts("{reason} Nothing was saved; all rows are still in the grid.").format(
                reason=error.sentence(self._texts)
            )
        )

    # -- rows not saved yet

    def _remember(self) -> None:
        rows = self._rows()
        if self._is_keeping or rows == self._kept:
            return
        self._is_keeping = True
        self._kept = rows
        self._tasks.act(partial(self._verbs.keep_draft, rows), self._remembered, self._not_remembered)

    def _remembered(self, _answer: None) -> None:
        self._is_keeping = False
        self._remember()  # what was typed meanwhile

    def _not_remembered(self, _error: QianjiError) -> None:
        """The next step tries again; saving itself will say what is wrong with the file."""
        self._is_keeping = False
        self._kept = ()

    def _rows(self) -> tuple[DraftRow, ...]:
        names = [column.name for column in self._desk.columns]
        rows: list[DraftRow] = []
        for line in self._desk.written():
            row = {name: text for name, text in zip(names, line.texts, strict=True) if text}
            rows.append({**row, LEFT_OUT: "yes"} if line.is_left_out else row)
        if rows:
            rows += [{ACCEPTED: name} for name in sorted(self._desk.sheet.content.accepted)]
        return tuple(rows)
