"""Cells as spreadsheets put them on the clipboard: tabs, line ends, quotes around what holds either."""

from collections.abc import Sequence

Block = tuple[tuple[str, ...], ...]
_QUOTED = frozenset('\t\n\r"')


def cells_of(text: str) -> Block:
    """The rows of cells of a copied text; cells in quotes may hold tabs, line ends and doubled quotes.

    A quote inside a cell, or one that is never closed, is a sign like any other: no text is refused.
    """
    lines: list[tuple[str, ...]] = []
    line: list[str] = []
    place, end = 0, len(text)
    while place < end:
        cell, place = _cell(text, place)
        line.append(cell)
        if place >= end:
            break
        sign = text[place]
        place += 1
        if sign == "\t":
            if place >= end:
                line.append("")
            continue
        if sign == "\r" and text[place : place + 1] == "\n":
            place += 1
        lines.append(tuple(line))
        line = []
    if line:
        lines.append(tuple(line))
    return tuple(lines)


def text_of(block: Sequence[Sequence[str]]) -> str:
    """The text a spreadsheet takes these cells from."""
    return "".join("\t".join(_written(cell) for cell in line) + "\r\n" for line in block)


def is_blank(line: Sequence[str]) -> bool:
    """Whether nothing is written in a row."""
    return not any(cell.strip() for cell in line)


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    if text[place] == '"':
        closed = _closing(text, place + 1)
        if closed is not None:
            return text[place + 1 : closed].replace('""', '"'), closed + 1
    ends = [found for sign in "\t\n\r" if (found := text.find(sign, place)) >= 0]
    stop = min(ends, default=len(text))
    return text[place:stop], stop


def _closing(text: str, place: int) -> int | None:
    """Where the quote that closes a cell stands: before a tab, a line end or the end of the text."""
    while (found := text.find('"', place)) >= 0:
        following = text[found + 1 : found + 2]
        if following == '"':
            place = found + 2
            continue
        return found if not following or following in "\t\r\n" else None
    return None


def _written(cell: str) -> str:
    if _QUOTED.isdisjoint(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
