"""The rows of a grid as they were typed: changed by whole steps, each of which can be taken back; no toolkit."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.ui.kit.paste_grid.clipboard import is_blank

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a text for each column, and whether the owner leaves it out of the next saving."""

    texts: tuple[str, ...]
    is_left_out: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return is_blank(self.texts)


@dataclass(frozen=True, slots=True)
class Content:
    """All rows, what the first one carries down from, and the new names the owner wants added."""

    lines: tuple[Line, ...] = ()
    above: tuple[str, ...] = ()
    accepted: frozenset[str] = frozenset()


class Sheet:
    """What stands in the grid now, and what stood there before."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.content = Content(above=("",) * width)
        self._past: list[Content] = []
        self._future: list[Content] = []

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows, without the empty one at the end."""
        return self.content.lines

    def text(self, row: int, column: int) -> str:
        """What was typed in a cell."""
        return self.lines[row].texts[column] if 0 <= row < len(self.lines) else ""

    def put(self, row: int, column: int, text: str) -> None:
        """Write one cell; the row after the last one begins a new one."""
        self.put_block(row, column, ((text,),))

    def put_block(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Write a block of cells from a place on; what does not fit at the right is cut."""
        lines = list(self.lines)
        for number, cells in enumerate(block, row):
            while len(lines) <= number:
                lines.append(self._blank())
            texts = list(lines[number].texts)
            for place, cell in enumerate(cells[: self.width - column], column):
                texts[place] = cell
            lines[number] = replace(lines[number], texts=tuple(texts))
        self._become(replace(self.content, lines=tuple(lines)))

    def put_lines(self, row: int, rows: Iterable[Sequence[str]]) -> None:
        """Put whole rows in at a place; those that stood there move down, a blank one gives way."""
        added = tuple(Line(tuple(texts)) for texts in rows)
        head, tail = self.lines[:row], self.lines[row:]
        if tail and tail[0].is_blank:
            tail = tail[1:]
        self._become(replace(self.content, lines=head + added + tail))

    def erase(self, cells: Iterable[tuple[int, int]]) -> None:
        """Empty cells."""
        changed: dict[int, list[str]] = {}
        for row, column in cells:
            if 0 <= row < len(self.lines):
                changed.setdefault(row, list(self.lines[row].texts))[column] = ""
        self._change({row: replace(self.lines[row], texts=tuple(texts)) for row, texts in changed.items()})

    def remove(self, rows: Collection[int]) -> None:
        """Take whole rows away; those below move up."""
        kept = tuple(line for number, line in enumerate(self.lines) if number not in rows)
        self._become(replace(self.content, lines=kept))

    def leave_out(self, row: int, is_left_out: bool) -> None:
        """Keep a row out of the next saving, or put it back in."""
        if 0 <= row < len(self.lines):
            self._change({row: replace(self.lines[row], is_left_out=is_left_out)})

    def accept(self, name: str) -> None:
        """Let a name nobody bears yet be added on saving."""
        self._become(replace(self.content, accepted=self.content.accepted | {name}))

    def replace_all(self, column: int, text: str, by: str) -> None:
        """Correct the same text everywhere in a column."""
        found = {
            row: replace(line, texts=(*line.texts[:column], by, *line.texts[column + 1 :]))
            for row, line in enumerate(self.lines)
            if line.texts[column] == text
        }
        self._change(found)

    def step_to(self, content: Content) -> None:
        """Show other rows, as a step that can be taken back."""
        self._become(content)

    def keep(self, content: Content) -> None:
        """Show other rows after saving or from a draft; what was before cannot be had back by undoing."""
        self.content = _trimmed(content)
        self._past, self._future = [], []

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        return self._travel(self._past, self._future)

    def redo(self) -> bool:
        """Do again what was taken back; whether there was something."""
        return self._travel(self._future, self._past)

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._past)

    def _travel(self, source: list[Content], target: list[Content]) -> bool:
        if not source:
            return False
        target.append(self.content)
        self.content = source.pop()
        return True

    def _change(self, lines: dict[int, Line]) -> None:
        if lines:
            changed = tuple(lines.get(number, line) for number, line in enumerate(self.lines))
            self._become(replace(self.content, lines=changed))

    def _become(self, content: Content) -> None:
        content = _trimmed(content)
        if content != self.content:
            self._past = [*self._past[-MOST_STEPS:], self.content]
            self._future = []
            self.content = content

    def _blank(self) -> Line:
        return Line(("",) * self.width)


def _trimmed(content: Content) -> Content:
    """Without the blank rows at the end: the grid shows one of its own there."""
    lines = content.lines
    while lines and lines[-1].is_blank:
        lines = lines[:-1]
    return replace(content, lines=lines)
