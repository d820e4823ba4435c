"""Finds the headings in what was pasted and which of our columns each means; no toolkit."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.exchange.columns import comparable_header
from desktop.ui.kit.paste_grid.clipboard import Block, is_blank
from desktop.ui.kit.paste_grid.specs import GridColumn

_LOOKED_AT = 6  # rows from the top among which headings are looked for
_ENOUGH = 2  # columns a row must name to be taken for headings


@dataclass(frozen=True, slots=True)
class Layout:
    """How a pasted block is to be read: which column each position means, and how many rows stand above the data."""

    meanings: tuple[str, ...]  # column names by position, "" is left out
    skipped: int  # rows above the first data row
    headings: tuple[str, ...] = ()  # what stands above each position, where there are headings


def layout_of(block: Block, columns: Sequence[GridColumn], first: int = 0) -> Layout:
    """The layout by the headings; without headings the columns from `first` on, as they stand."""
    width = max((len(line) for line in block), default=0)
    best: Layout | None = None
    best_named = _ENOUGH - 1
    for number, line in enumerate(block[:_LOOKED_AT]):
        above = block[number - 1] if number else ()
        for headings in (_padded(line, width), _merged(above, line, width)):
            meanings = _meanings(headings, columns)
            named = sum(bool(meaning) for meaning in meanings)
            if named > best_named:
                best, best_named = Layout(meanings, number + 1, headings), named
    if best is not None:
        return best
    names = [column.name for column in columns[first:]]
    return Layout(tuple(names[:width]) + ("",) * max(0, width - len(names)), 0)


def data_of(block: Block, layout: Layout, columns: Sequence[GridColumn]) -> tuple[tuple[str, ...], ...]:
    """The rows under the headings as texts of our columns; blank ones are left out, parts of one column joined."""
    names = [column.name for column in columns]
    rows = []
    for line in block[layout.skipped :]:
        if is_blank(line):
            continue
        texts = [""] * len(names)
        for cell, meaning in zip(line, layout.meanings, strict=False):
            if meaning and cell.strip():
                place = names.index(meaning)
                texts[place] = f"{texts[place]} {cell.strip()}".strip()
        if any(texts):
            rows.append(tuple(texts))
    return tuple(rows)


def _padded(line: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(line) + ("",) * (width - len(line))


def _merged(above: Sequence[str], line: Sequence[str], width: int) -> tuple[str, ...]:
    """Headings over two rows, the upper one merged over several columns: each takes what stands lowest."""
    upper, lower = _padded(above, width), _padded(line, width)
    return tuple(low.strip() or high.strip() for high, low in zip(upper, lower, strict=True))


def _meanings(headings: Sequence[str], columns: Sequence[GridColumn]) -> tuple[str, ...]:
    """What each heading means, the surest first; each column is meant once."""
    plain = [comparable_header(heading) if len(heading) <= 60 else "" for heading in headings]
    ranked = sorted(
        (-column.rank(heading), place, column.name)
        for place, heading in enumerate(plain)
        if heading
        for column in columns
        if column.rank(heading)
    )
    found = [""] * len(plain)
    taken: set[str] = set()
    for _rank, place, name in ranked:
        if not found[place] and name not in taken:
            found[place] = name
            taken.add(name)
    return tuple(found)
