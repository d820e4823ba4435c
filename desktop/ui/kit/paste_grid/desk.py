"""Decides what a paste grid shows and what becomes of each key: rows, judgements, repairs, what can be saved."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from desktop.i18n import Translator
from desktop.ui.kit.paste_grid.book import Book
from desktop.ui.kit.paste_grid.clipboard import Block, cells_of, is_blank, text_of
from desktop.ui.kit.paste_grid.headings import Layout, data_of, layout_of
from desktop.ui.kit.paste_grid.judging import (
    AllRule,
    Judge,
    JudgedLine,
    RowRule,
    Values,
    no_row_rule,
    no_rule_for_all,
)
from desktop.ui.kit.paste_grid.sheet import Content, Line, Sheet
from desktop.ui.kit.paste_grid.specs import GridColumn

_TRIED = 20  # rows looked at to see where they fit
MOST_ROWS = 500  # more is a work for the import, which reads beside the window


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted last, so that its columns can be given another meaning."""

    block: Block
    layout: Layout
    row: int
    rows: int
    before: Content  # the grid without it
    beyond: int = 0  # rows that found no room


@dataclass(frozen=True, slots=True)
class Counts:
    """How the rows stand."""

    rows: int
    good: int
    faulty: int
    left_out: int
    warned: int


class GridDesk:
    """Speaks to one grid; `changed` is called after every step."""

    def __init__(
        self,
        columns: Sequence[GridColumn],
        texts: Translator,
        book: Book,
        row_rule: RowRule = no_row_rule,
        all_rule: AllRule = no_rule_for_all,
    ) -> None:
        self.columns = tuple(columns)
        self.texts = texts
        self.sheet = Sheet(len(self.columns))
        self.judge = Judge(self.columns, texts, book, row_rule, all_rule)
        self.judged: tuple[JudgedLine, ...] = ()
        self.pasted: Pasted | None = None
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Be told after every step."""
        self._listeners.append(listener)

    def learn(self, book: Book) -> None:
        """Judge by other lists from now on."""
        self.judge.learn(book)
        self.tell()

    def look_again(self) -> None:
        """Judge everything anew: what the rules rest on changed."""
        self.judge.forget()
        self.tell()

    def tell(self) -> None:
        """Judge, and tell everybody who listens."""
        self.judged = self.judge.judge(self.sheet.content)
        for listener in self._listeners:
            listener()

    # -- steps

    def put(self, row: int, column: int, text: str) -> None:
        """Write one cell."""
        if text != self.sheet.text(row, column):
            self.sheet.put(row, column, text)
            self.tell()

    def paste(self, text: str, row: int, column: int) -> None:
        """Put in what a spreadsheet copied: a single cell where the cursor is, more as rows."""
        block = cells_of(text)
        if not any(not is_blank(line) for line in block):
            return
        if len(block) == 1 and len(block[0]) == 1:
            self.put(row, column, block[0][0].strip())
            return
        layout = layout_of(block, self.columns, self._first_for(block, row, column))
        if not layout.skipped and (row < len(self.sheet.lines) or len(block[0]) == 1):
            self.sheet.put_block(row, column, [tuple(cell.strip() for cell in line) for line in block[:MOST_ROWS]])
            self.tell()
            return
        self._put_rows(Pasted(block, layout, row, 0, self.sheet.content))

    def _first_for(self, block: Block, row: int, column: int) -> int:
        """Where new rows without headings begin: at the cursor, or in the first column if they read better so."""
        is_inside = row < len(self.sheet.lines) or max(len(line) for line in block) == 1
        if is_inside or not column:
            return column
        return 0 if self._oddities(block, 0) < self._oddities(block, column) else column

    def _oddities(self, block: Block, first: int) -> int:
        """How much of a block makes no sense when read from a column on; a fault weighs more than a warning."""
        room, found = len(self.columns) - first, 0
        for line in block[:_TRIED]:
            cells = ("",) * first + line[:room] + ("",) * (room - len(line))
            for reading in self.judge.read_one(cells)[first : first + len(line)]:
                found += 2 * bool(reading.fault) + bool(reading.warning)
            found += 2 * max(0, len(line) - room)
        return found

    def lay_out(self, meanings: Sequence[str]) -> None:
        """Give the columns of what was pasted last another meaning; what was mended in it since can be had back."""
        pasted = self.pasted
        if pasted is not None:
            self.sheet.step_to(pasted.before)
            self._put_rows(replace(pasted, layout=replace(pasted.layout, meanings=tuple(meanings))))

    def _put_rows(self, pasted: Pasted) -> None:
        rows = data_of(pasted.block, pasted.layout, self.columns)
        room = max(0, MOST_ROWS - len(self.sheet.lines))
        self.sheet.put_lines(pasted.row, rows[:room])
        self.pasted = replace(pasted, rows=min(len(rows), room), beyond=max(0, len(rows) - room))
        self.tell()

    def copy(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """The chosen cells as text for a spreadsheet, as they are shown."""
        return text_of([[self.shown(row, column) for column in columns] for row in rows])

    def erase(self, cells: Collection[tuple[int, int]]) -> None:
        """Empty cells."""
        self.sheet.erase(cells)
        self.tell()

    def remove(self, rows: Collection[int]) -> None:
        """Take rows away."""
        self.sheet.remove(rows)
        self.tell()

    def fill_down(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Repeat the first chosen row in the others; a single row repeats the one above it."""
        if not rows or (len(rows) == 1 and rows[0] == 0):
            return
        source = rows[0] if len(rows) > 1 else rows[0] - 1
        for_each = rows[1:] if len(rows) > 1 else rows
        first = columns[0]
        texts = [self.text_in_force(source, column) for column in columns]
        self.sheet.put_block(for_each[0], first, [texts for _row in for_each])
        self.tell()

    def leave_out(self, row: int, is_left_out: bool = True) -> None:
        """Keep a row out of the next saving, or put it back in."""
        self.sheet.leave_out(row, is_left_out)
        self.tell()

    def accept(self, name: str) -> None:
        """Let a new name be added on saving."""
        self.sheet.accept(name)
        self.tell()

    def correct(self, column: int, text: str, by: str) -> None:
        """Write another text wherever this one stands in a column."""
        self.sheet.replace_all(column, text, by)
        self.tell()

    def undo(self) -> None:
        """Take the last step back."""
        if self.sheet.undo():
            self.pasted = None
            self.tell()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.sheet.redo():
            self.tell()

    # -- saving

    def good(self) -> list[int]:
        """The rows that can be saved now."""
        return [number for number, line in enumerate(self.judged) if line.is_good]

    def values(self, row: int) -> Values:
        """What a row means, by column."""
        return self.judge.values(self.judged[row])

    def saved(self, rows: Sequence[JudgedLine], refused: Sequence[tuple[JudgedLine, str]]) -> None:
        """Take saved rows out; the others keep their text, what they carried and, where refused, the reason.

        Rows may have been written meanwhile, so the saved ones are known by what they say, not by their place.
        """
        gone = Counter((each.line, each.texts) for each in rows)
        self.judge.refused = {each.texts: sentence for each, sentence in refused}
        kept: list[Line] = []
        for judged in self.judged:
            if gone[judged.line, judged.texts] > 0:
                gone[judged.line, judged.texts] -= 1
            elif not judged.line.is_blank:
                kept.append(self._with_what_it_carried(judged))
        content = self.sheet.content
        self.sheet.keep(replace(content, lines=tuple(kept), above=self.judge.carried(content)))
        self.pasted = None
        self.tell()

    def _with_what_it_carried(self, judged: JudgedLine) -> Line:
        return replace(judged.line, texts=judged.texts) if judged.is_begun else judged.line

    def written(self) -> tuple[Line, ...]:
        """The rows as they stand by themselves, with what they carried."""
        return tuple(self._with_what_it_carried(each) for each in self.judged if not each.line.is_blank)

    def bring_back(self, lines: Sequence[Line]) -> None:
        """Put rows back that were saved and then taken back."""
        content = self.sheet.content
        self.sheet.keep(replace(content, lines=(*lines, *content.lines)))
        self.tell()

    def restore(self, content: Content) -> None:
        """Show the rows of a draft."""
        self.sheet.keep(content)
        self.tell()

    # -- what is shown

    def counts(self) -> Counts:
        """How the rows stand."""
        begun = [line for line in self.judged if line.is_begun]
        left_out = sum(line.line.is_left_out for line in begun)
        faulty = sum(line.fault is not None and not line.line.is_left_out for line in begun)
        good = len(begun) - left_out - faulty
        warned = sum(line.is_good and line.warning is not None for line in begun)
        return Counts(len(begun), good, faulty, left_out, warned)

    def shown(self, row: int, column: int) -> str:
        """A cell as it is shown."""
        if row < len(self.judged):
            reading = self.judged[row].readings[column]
            return reading.shown or self.judged[row].texts[column]
        return ""

    def text_in_force(self, row: int, column: int) -> str:
        """The text of a cell with what it carries."""
        return self.judged[row].texts[column] if 0 <= row < len(self.judged) else ""

    def next_problem(self, row: int, column: int) -> tuple[int, int] | None:
        """The next cell with a fault behind a place, else with something to look at, going round."""
        for with_warnings in (False, True):
            found = []
            for number, line in enumerate(self.judged):
                if line.line.is_left_out or not line.is_begun:
                    continue
                trouble = line.fault or (line.warning if with_warnings else None)
                if trouble is not None:
                    found.append((number, trouble[0]))
            if found:
                return next((place for place in found if place > (row, column)), found[0])
        return None
