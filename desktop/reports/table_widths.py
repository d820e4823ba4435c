"""How the columns of a table share the width: figures and days get what they need, words share the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.domain.sheets import Column
from desktop.reports import runs
from desktop.reports.columns import adjusted
from desktop.reports.look import CAPTION, LEFT, STRONG, TEXT_WIDTH, Type
from desktop.reports.sheet import width
from desktop.reports.table_texts import TableTexts

BETWEEN = 9.0
_SMALLEST = 0.74  # of the usual size, before a figure shrinks alone
_LONGEST = 72.0  # points of a word that is kept whole
_NARROWEST = 17.2  # points of a column: two Chinese characters of its head stay together
_SHORT = (54.0, 40.0, 0.0)  # points of a text that is better not broken, as names of a few characters
_KEPT = 0.75  # of the width of a column that is written in by hand


@dataclass(frozen=True, slots=True)
class Widths:
    """Where the columns begin, the end of the last one, and how large the texts are."""

    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    scale: float

    def type(self, usual: Type) -> Type:
        """A type in the size of this table."""
        return usual if self.scale == 1 else Type(usual.size * self.scale, usual.bold, usual.colour)


def widths_of(texts: TableTexts, bodies: Sequence[Sequence[str]]) -> Widths:
    """The widths for some lines of texts; a table too wide for the page is set smaller."""
    columns, room = texts.columns, TEXT_WIDTH + BETWEEN
    whole = sum(column.share for column in columns)
    asked = [room * column.share / whole for column in columns]
    words = [_longest_latin(row[place] for row in bodies) for place in range(len(columns))]
    heads = [max(_longest_word(name), word) + BETWEEN for name, word in zip(texts.names, words, strict=True)]
    natural = [max([head, *(wide(row[place]) + BETWEEN for row in bodies)]) for place, head in enumerate(heads)]
    fixed = _with_heads(asked, heads)
    is_open = [not any(row[place].strip() for row in bodies) for place in range(len(columns))]
    natural = [
        max(need, _KEPT * have) if open_ else need for need, have, open_ in zip(natural, asked, is_open, strict=True)
    ]
    firm = sum(need for need, column in zip(natural, columns, strict=True) if is_firm(column))
    least = sum(head for head, column in zip(heads, columns, strict=True) if not is_firm(column))
    scale = min(1.0, max(_SMALLEST, (room - least) / firm)) if firm else 1.0
    natural = [need * (scale if is_firm(column) else 1) for need, column in zip(natural, columns, strict=True)]
    shared = _firm_first(fixed, natural, columns, room)
    named = [max(_widest_word(name), _NARROWEST) + BETWEEN for name in texts.names]
    if any(have < least - 0.01 for have, least in zip(shared, named, strict=True)):
        held = [_loose(natural, [max(head, short) for head in heads], columns) for short in _SHORT]
        shared = _with_words(shared, named, (natural, *held, heads))
    return Widths(columns, tuple(accumulate(shared, initial=LEFT)), scale)


def _with_heads(fixed: Sequence[float], heads: Sequence[float]) -> list[float]:
    """Columns too narrow for their longest word get it from those with most to spare, as far as that goes."""
    lack = sum(max(head - have, 0.0) for have, head in zip(fixed, heads, strict=True))
    spare = sum(max(have - head, 0.0) for have, head in zip(fixed, heads, strict=True))
    if lack >= spare:
        return [head * sum(fixed) / sum(heads) for head in heads]
    part = lack / spare
    return [max(have, head) - max(have - head, 0.0) * part for have, head in zip(fixed, heads, strict=True)]


def _with_words(
    shared: Sequence[float], named: Sequence[float], wishes: Sequence[Sequence[float]]
) -> Sequence[float]:
    """No column is narrower than a word of its head; beyond that the first wishes that the room is enough for."""
    floors = [[max(least, need) for least, need in zip(named, needs, strict=True)] for needs in wishes]
    return _with_heads(shared, next((floor for floor in floors if sum(floor) <= sum(shared)), named))


def _loose(natural: Sequence[float], heads: Sequence[float], columns: Sequence[Column]) -> list[float]:
    """What columns need where words break into lines and figures and what is written by hand keep their room."""
    return [
        need if is_firm(column) else min(need, head)
        for need, head, column in zip(natural, heads, columns, strict=True)
    ]


def is_firm(column: Column) -> bool:
    """Whether its texts stay on one line."""
    return column.is_figure or column.is_middle


def wide(text: str) -> float:
    """The width of the longest line of a cell, in points."""
    return max((width(line, STRONG) for line in text.splitlines()), default=0.0)


def _firm_first(
    fixed: Sequence[float], natural: Sequence[float], columns: Sequence[Column], room: float
) -> Sequence[float]:
    shared = adjusted(fixed, natural)
    if all(have >= need - 0.01 for have, need, each in zip(shared, natural, columns, strict=True) if is_firm(each)):
        return shared
    firm = sum(need for need, column in zip(natural, columns, strict=True) if is_firm(column))
    loose = sum(have for have, column in zip(fixed, columns, strict=True) if not is_firm(column))
    rest = max(room - firm, 0.25 * room) if loose else 0.0
    squeeze = min((room - rest) / firm, 1.0)
    return [
        need * squeeze if is_firm(column) else have * rest / loose
        for have, need, column in zip(fixed, natural, columns, strict=True)
    ]


def _longest_word(name: str) -> float:
    """What a head needs at least: each of its lines may stand in two."""
    return max((_half(line) for line in name.splitlines()), default=0.0)


def _longest_latin(cells: Iterable[str]) -> float:
    """The width of the longest word that cannot be broken, but for those that are no words."""
    words = {word for cell in cells for word in cell.split() if runs.is_latin(word)}
    return min(max((width(word, STRONG) for word in words), default=0.0), _LONGEST)


def _widest_word(name: str) -> float:
    return max((width(word, CAPTION) for word in name.split() if runs.is_latin(word)), default=0.0)


def _half(name: str) -> float:
    return max(max((width(word, CAPTION) for word in name.split()), default=0.0), width(name, CAPTION) / 2 + 4)
