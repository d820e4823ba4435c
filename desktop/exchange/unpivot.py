"""Wide tables: a column for each month, quarter or year becomes a row of its own."""

import re
from dataclasses import dataclass, field

from desktop.errors import N_, RequestError
from desktop.exchange.cells import DateText
from desktop.exchange.file_map import FileMap
from desktop.exchange.headers import Match
from desktop.exchange.kinds.periods import part_of_header
from desktop.exchange.values.text import TRIMMED

DataRows = list[tuple[int, list[str]]]


@dataclass(slots=True)
class Wide:
    """The columns that stand for parts of time, and where the year is."""

    parts: dict[int, str] = field(default_factory=dict)  # position → "-03", "Q1" or a whole label
    year: tuple[int, ...] = ()
    constant_year: str = ""


def find_wide(match: Match, file_map: FileMap) -> Wide | None:
    """The wide columns of a table of targets, taken out of what the headers were matched with; None if it is long."""
    if (
        "value" in match.constants
        or file_map.columns.get("value")
        or ("value" in match.positions and file_map.unpivot is None)
    ):
        return None
    stated = {place for name in file_map.columns for place in match.positions.get(name, ())}
    parts = {
        place: part
        for place, header in enumerate(match.headers)
        if place not in stated and (part := part_of_header(header, file_map.unpivot))
    }
    if not parts and file_map.unpivot is not None:
        raise RequestError(
            N_("The mapping states unpivot = {unpivot}, but no header names one. The headers are: {headers}."),
            unpivot=file_map.unpivot, headers=", ".join(match.headers),
        )  # fmt: skip
    if len(parts) < 2 and file_map.unpivot is None:
        return None
    for name in [name for name, places in match.positions.items() if set(places) & parts.keys()]:
        del match.positions[name]
    wide = Wide(parts, match.positions.pop("year", ()) or match.positions.pop("period", ()))
    wide.constant_year = match.constants.pop("year", "") or match.constants.pop("period", "")
    if not wide.year and not wide.constant_year and any(part[0] in "-Q" for part in parts.values()):
        raise RequestError(N_("The table has a column for each part of a year, but no column says which year it is."))
    match.wide = {*parts, *wide.year}
    width = len(match.headers)
    match.positions |= {"period": (width,), "value": (width + 1,)}
    match.headers = (*match.headers, "", "")
    return wide


def unpivoted(data: DataRows, wide: Wide, match: Match, file_map: FileMap) -> DataRows:
    """One row for each filled cell under the wide columns; a blank cell is no target."""
    missing = {"", *(marker.strip() for marker in file_map.missing)}
    width = len(match.headers) - 2
    long: DataRows = []
    match.value_headers = []
    for number, cells in data:
        year = wide.constant_year or " ".join(
            cells[place].strip(TRIMMED) for place in wide.year if place < len(cells)
        )
        for place, part in wide.parts.items():
            text = cells[place] if place < len(cells) else ""
            if text.strip(TRIMMED) in missing:
                continue
            label = f"{_year(year)}{part}" if part[0] in "-Q" else part
            long.append((number, [*cells[:width], *[""] * (width - len(cells)), label, text, *cells[width:]]))
            match.value_headers.append(match.headers[place])
    return long


def _year(text: str) -> str:
    """The year of 2017, 2017年, 2017年度 or a date cell; anything else stays and is refused as a period."""
    if isinstance(text, DateText):
        return text[:4]
    found = re.fullmatch(r"((?:19|20)\d\d)(?:年度?|\.0)?", text)
    return found[1] if found else text
