"""Rows of text become rows of values: each cell read once per distinct text, each refusal with its place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.errors import N_, RequestError
from desktop.exchange.cells import BrokenText
from desktop.exchange.columns import Column, comparable_header, unit_of_header
from desktop.exchange.file_map import FileMap
from desktop.exchange.headers import Match
from desktop.exchange.kind import Kind, Row, Tally
from desktop.exchange.reading.marks import LOST
from desktop.exchange.reading.wishes import Table
from desktop.exchange.sentences import Problem, Refusal, sentence
from desktop.exchange.unpivot import Wide, unpivoted
from desktop.exchange.values.choices import answer
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.dates import ONLY_AS, day, forced_orders
from desktop.exchange.values.numbers import money, refundable
from desktop.exchange.values.text import TRIMMED, comparable

BLANK = Read(None)
_ERROR = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)|Err:\d{3}")
_NOTHING = frozenset(
    {"null", "n/a", "#n/a", "na", "nan", "none", "nil", "(null)", "-", "--", "—", "/", "暂无", "未知"}
)
_TOTALS = {"合计", "总计", "小计", "合计:", "总计:", "小计:", "grandtotal", "subtotal"}
_LONGEST_TOTAL = 14
SHIFTED = N_("The row has {cells} cells under {headers} headers; perhaps a delimiter stands inside a text.")
TOTALS = N_("This looks like a row of totals, so it was left out.")
TWO_WAYS = N_(
    "The dates in the column “{header}” can be read in more than one way, such as {value}. State the option "
    "date_order in the mapping: ymd, mdy or dmy. Nothing was changed."
)
LACKING = N_("The cell is empty, but {column} ({chinese}) is needed.")
_FOOTNOTE = re.compile(
    r"\s*(?:注|备注|说明|数据来源|资料来源|来源|制表人?|审核人?|填表人?|Notes?|Source)\s*\d*\s*[:：]", re.IGNORECASE
)


@dataclass(slots=True)
class ReadRows:
    """The rows of a file that could be read, and what became of the others."""

    rows: list[Row]
    tally: Tally
    texts: dict[int, list[str]] = field(default_factory=dict)  # every data row's cells, for the file of rejected rows

    @property
    def count(self) -> int:
        """How many data rows the file has."""
        return len(self.texts)


def read_rows(table: Table, kind: Kind, match: Match, file_map: FileMap, wide: Wide | None = None) -> ReadRows:
    """The values of all data rows under the headers."""
    tally = Tally(warnings=list(table.notes))
    data = _data_rows(table, match, tally)
    texts = dict(data)
    if wide is not None:
        data = unpivoted(data, wide, match, file_map)
    conventions = Conventions(
        date_order=file_map.date_order,
        multiplier=file_map.multiplier or Conventions().multiplier,
        scale=file_map.scale,
        is_1904=table.is_1904,
    )
    parts = match.value_headers or [""] * len(data)
    rows = [Row(number, {}, part) for (number, _cells), part in zip(data, parts, strict=True)]
    given = ReadRows(rows, tally, texts)
    for column in kind.columns:
        cells = _texts(column, data, match, file_map)
        if cells is not None:
            _read_column(column, cells, given, match, _for_column(column, cells, match, conventions, tally))
    _check_rows(given, kind, match, data)
    given.rows = [row for row in given.rows if row.number not in tally.rejected]
    return given


def _data_rows(table: Table, match: Match, tally: Tally) -> list[tuple[int, list[str]]]:
    """The rows below the headers, without the notes that stand under a table."""
    first = match.header_row or 0
    data = [(number, cells) for number, cells in table.rows if number > first]
    width = len([header for header in match.headers if header])
    while data and width > 1 and _is_footnote(data[-1][1]):
        number, cells = data.pop()
        tally.warn(number, N_("This row is a note under the table, so it was left out."), value=cells[0].strip())
    return data


def _is_footnote(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip(TRIMMED)]
    return len(filled) == 1 and bool(_FOOTNOTE.match(filled[0]))


def _texts(column: Column, data: list[tuple[int, list[str]]], match: Match, file_map: FileMap) -> list[str] | None:
    """A column's cells as text after missing marks and value maps; None where neither file nor map gives it."""
    if column.name in match.constants:
        return [match.constants[column.name]] * len(data)
    places = match.positions.get(column.name)
    if not places:
        return None
    missing = {marker.strip() for marker in file_map.missing}
    if len(places) == 1:
        place = places[0]
        texts = _at(place, data)
        if missing:
            texts = ["" if text.strip(TRIMMED) in missing else text for text in texts]
    else:
        texts = [
            _joined([cells[place] for place in places if place < len(cells)], missing) for _number, cells in data
        ]
    meanings = file_map.values.get(column.name)
    return _translated(texts, meanings) if meanings else texts


def _at(place: int, data: list[tuple[int, list[str]]]) -> list[str]:
    """A column's cells; rows end with their last filled cell."""
    try:
        return [cells[place] for _number, cells in data]
    except IndexError:
        return [cells[place] if place < len(cells) else "" for _number, cells in data]


def _joined(parts: Iterable[str], missing: set[str]) -> str:
    kept = []
    for part in parts:
        if isinstance(part, BrokenText):
            return part
        if (text := part.strip(TRIMMED)) and text not in missing:
            kept.append(text)
    return " ".join(kept)


def _translated(texts: list[str], meanings: Any) -> list[str]:
    exact = {theirs.strip(): ours for theirs, ours in meanings.items()}
    alike = {comparable(theirs): ours for theirs, ours in meanings.items()}
    return [exact.get(text.strip(TRIMMED), alike.get(comparable(text), text)) for text in texts]


def _for_column(
    column: Column, texts: list[str], match: Match, conventions: Conventions, tally: Tally
) -> Conventions:
    """The conventions of one column: a date order that its own dates settle, a unit that its header states."""
    if column.read is day and conventions.date_order is None:
        return replace(conventions, date_order=_settled_order(column, texts, match, tally))
    _tell_words_for_nothing(column, texts, match, tally)
    if column.read is answer and conventions.scale is None and _may_have_a_scale(texts):
        message = N_("All answers lie between 0 and 5. If they are on a scale of 5, state the option scale = 5.")
        tally.warn(match.header_row, message, match.header_of(column.name))
    if column.read in (money, refundable) and conventions.multiplier == 1:
        unit = unit_of_header(match.header_of(column.name))
        if unit is not None:
            message = N_("The header states a unit, so every number was multiplied by {unit}.")
            tally.warn(match.header_row, message, match.header_of(column.name), unit=unit)
            return replace(conventions, multiplier=unit)
    return conventions


def _tell_words_for_nothing(column: Column, texts: list[str], match: Match, tally: Tally) -> None:
    """Ask about NULL or N/A where a column names things: a region of that name would be made of it."""
    if column.refers is None:
        return
    for word in sorted({each for text in set(texts) if (each := text.strip(TRIMMED)).casefold() in _NOTHING}):
        message = N_(
            "“{word}” was taken for a name ({count}). If nothing is known there, state {option} in the mapping under "
            "[options]."
        )
        count = sum(text.strip(TRIMMED) == word for text in texts)
        option = f'missing = ["{word}"]'
        tally.warn(
            match.header_row, message, match.header_of(column.name), word, word=word, count=count, option=option
        )


def _may_have_a_scale(texts: list[str]) -> bool:
    """Whether answers that are read as 0–100 look like places on a scale of 5."""
    filled = {text.strip(TRIMMED) for text in texts} - {""}
    return bool(filled) and all(re.fullmatch(r"[0-4](?:\.\d+)?|5(?:\.0+)?", text, re.ASCII) for text in filled)


def _settled_order(column: Column, texts: list[str], match: Match, tally: Tally) -> str | None:
    orders, is_open = forced_orders(set(texts))
    if not is_open:
        return None
    header = match.header_of(column.name)
    if len(orders) == 1:
        (order,) = orders
        tally.warn(match.header_row, ONLY_AS[order], header)
        return order
    number = next((text for text in texts if forced_orders([text])[1]), "")
    raise RequestError(TWO_WAYS, header=header, value=number.strip())


def _read_column(column: Column, texts: list[str], given: ReadRows, match: Match, conventions: Conventions) -> None:
    """Read each distinct cell once: 1 as a number is another one than 1 as a text."""
    name, rows = column.name, given.rows
    keys: Sequence[Any] = texts if len(set(map(type, texts))) == 1 else [*zip(texts, map(type, texts), strict=True)]
    read = {key: _read_cell(column, text, conventions) for key, text in dict(zip(keys, texts, strict=True)).items()}
    if all(isinstance(each, Read) and each.warning is None for each in read.values()):
        values = {key: each.value for key, each in read.items() if isinstance(each, Read)}
        for row, key in zip(rows, keys, strict=True):
            row.values[name] = values[key]
        return
    wide = match.value_headers if name == "value" else None
    headers = wide or [match.header_of(name)] * len(rows)
    for row, text, key, header in zip(rows, texts, keys, headers, strict=True):
        _note_cell(row, name, text, read[key], header, given.tally)


def _note_cell(row: Row, name: str, text: str, read: Read | Refusal, header: str, tally: Tally) -> None:
    """Keep a cell's value and what is to be told of it."""
    if isinstance(read, Refusal):
        shown = "" if text == LOST and isinstance(text, BrokenText) else text.strip(TRIMMED)
        tally.reject(row.number, header, shown, read.reason)
        return
    row.values[name] = read.value
    if read.warning is not None:
        tally.warnings.append(Problem(row.number, header, text.strip(TRIMMED), read.warning))


def _read_cell(column: Column, text: str, conventions: Conventions) -> Read | Refusal:
    if not text or not text.strip(TRIMMED):
        return BLANK
    try:
        if isinstance(text, BrokenText) and text == LOST:
            raise Refusal(
                N_("The formula in this cell has no saved result. Open the file in Excel or WPS and save it once.")
            )
        if isinstance(text, BrokenText) or (("#" in text or "Err" in text) and _ERROR.fullmatch(text.strip())):
            raise Refusal(N_("The cell holds the error {error} instead of a value."), error=text.strip())
        return column.read(text, conventions)
    except Refusal as refusal:
        return refusal


def _check_rows(given: ReadRows, kind: Kind, match: Match, data: list[tuple[int, list[str]]]) -> None:
    """Reject rows that are shifted, sum up others, lack what is needed or contradict themselves."""
    tally = given.tally
    width = len(match.headers)
    required = [column for column in kind.columns if column.is_required and match.gives(column.name)]
    firsts = [_first_filled(cells) for _number, cells in data]
    totals = set(filter(_is_total, set(firsts)))
    for row, (number, cells), first in zip(given.rows, data, firsts, strict=True):
        if len(cells) > width:
            tally.reject(number, None, cells[-1], sentence(SHIFTED, cells=len(cells), headers=width))
        elif first in totals:
            tally.reject(number, None, cells[0], sentence(TOTALS))
        elif number not in tally.rejected:
            _check_row(row, kind, match, required, tally)


def _check_row(row: Row, kind: Kind, match: Match, required: list[Column], tally: Tally) -> None:
    is_lacking = False
    for column in required:
        if row.values[column.name] is None:
            is_lacking = True
            reason = sentence(LACKING, column=column.name, chinese=column.chinese)
            tally.reject(row.number, match.header_of(column.name), "", reason)
    if is_lacking:
        return
    try:
        kind.check(row.values)
    except Refusal as refusal:
        about = refusal.column
        shown = row.values.get(about) if about else None
        tally.reject(row.number, match.header_of(about) if about else None, str(shown or ""), refusal.reason)


def _first_filled(cells: list[str]) -> str:
    first = cells[0] if cells else ""
    if not first or first.isspace():
        first = next((cell for cell in cells if cell and not cell.isspace()), "")
    return first


def _is_total(first: str) -> bool:
    return len(first) <= _LONGEST_TOTAL and comparable(first) in _TOTALS


def identity_headers(match: Match) -> list[str]:
    """Headers of identity-card numbers, which are never kept."""
    signs = ("身份证", "idcard", "idnumber", "identitycard", "identitynumber", "nationalid")
    return [header for header in match.unused if any(sign in comparable_header(header) for sign in signs)]
