"""Text tables: the delimiter is told by the rows, and a broken quotation is named, never swallowed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from desktop.errors import N_
from desktop.exchange.reading import limits
from desktop.exchange.sentences import Refusal

DELIMITERS = (",", "\t", ";", "|")
NAMES = {"comma": ",", "tab": "\t", "\\t": "\t", "semicolon": ";", "pipe": "|", "bar": "|"}
# What our own export writes in front of a text that a spreadsheet would run as a formula.
NEUTRALISED = re.compile("'[ \u3000\xa0']*[=+\\-@\t\r]")
_SAMPLED_ROWS = 200
_SAMPLED_CHARACTERS = 200_000


def stated_delimiter(stated: str) -> str:
    """The delimiter an owner wrote as a character or a word."""
    delimiter = NAMES.get(stated.strip().lower(), stated)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise Refusal(
            N_("The delimiter “{delimiter}” cannot be used. Write a comma, tab, semicolon or bar."), delimiter=stated
        )
    return delimiter


def likely_delimiter(text: str) -> str:
    """The delimiter that splits most rows alike; a comma where none does."""
    best, best_score = ",", (0, 0)
    for delimiter in DELIMITERS:
        widths = Counter(width for width in _widths(text[:_SAMPLED_CHARACTERS], delimiter) if width)
        total = widths.total()
        wide = [(number, width) for width, number in widths.items() if width > 1]
        if wide and (score := max(wide)) > best_score and score[0] >= 0.3 * total:
            best, best_score = delimiter, score
    return best


def rows_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with its number as Excel shows it: a quoted line break makes no new row."""
    csv.field_size_limit(limits.CELL_CHARACTERS * 4)
    try:
        yield from _rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        _explain(error)


def _rows(reader: "Iterator[list[str]]") -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if any(cell and not cell.isspace() for cell in row):
                yield number, [cell[1:] if cell[:1] == "'" and NEUTRALISED.match(cell) else cell for cell in row]
    except csv.Error as error:
        raise csv.Error(f"{number + 1}:{error}") from error


def _explain(error: csv.Error) -> None:
    row, _colon, reason = str(error).partition(":")
    if "limit" in reason:
        raise Refusal(
            N_("Row {row} holds a cell of more than {longest} characters. Perhaps a quotation mark is missing."),
            row=row, longest=limits.CELL_CHARACTERS,
        ) from error  # fmt: skip
    raise Refusal(
        N_("A quotation mark in row {row} is not closed, or text follows behind it. Correct it in the file."), row=row
    ) from error


def _widths(sample: str, delimiter: str) -> list[int]:
    widths = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            widths.append(len(row) if any(row) else 0)
            if len(widths) >= _SAMPLED_ROWS:
                break
    except csv.Error:  # a cell longer than the module's limit: what was counted so far tells enough
        return widths
    return widths
