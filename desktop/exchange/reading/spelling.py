"""Whether a sheet's XML is spelled as office programs do, so that it can be looked through many times as fast."""

import re
from dataclasses import dataclass

_CELL = b'<c r="'
_ROW = re.compile(rb'<row r="([0-9]+)"')
_BREAKS = (b"\n", b"\t", b"\r")  # they may stand behind a name instead of a space
_FEW = 1_000
_WORD = 9  # characters from a sign on; what is looked for behind one is shorter


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a sheet is spelled; what is None there is to be looked at closely."""

    cells: int | None  # how many, where every cell begins as in <c r="A1"
    rows: list[bytes] | None  # their numbers in order, where every row begins as in <row r="1"
    has_usual_texts: bool  # every shared text is pointed to as in t="s"><v>
    colons: bytes  # what stands behind each; where there are many, the sheet
    quotes: bytes  # the same of single ones


def spelling_of(sheet: bytes) -> Spelling:
    """How a sheet is spelled."""
    colons, quotes = _behind(sheet, b":"), _behind(sheet, b"'")
    has_usual_texts = sheet.count(b't="s"') == sheet.count(b't="s"><v>') and b"'s'" not in quotes
    return Spelling(_usual_cells(sheet, colons), _usual_rows(sheet, colons), has_usual_texts, colons, quotes)


def _usual_cells(sheet: bytes, colons: bytes) -> int | None:
    cells = sheet.count(_CELL)
    is_plain = sheet.count(b"<c ") == cells
    return cells if is_plain and b":c " not in colons and not _stands_before_a_break(sheet, b"<c", b":c") else None


def _usual_rows(sheet: bytes, colons: bytes) -> list[bytes] | None:
    rows = _ROW.findall(sheet)
    return rows if sheet.count(b"<row") == len(rows) and b":row" not in colons else None


def _behind(sheet: bytes, sign: bytes) -> bytes:
    """What stands behind each sign, it included; hardly a sheet has any beside a few at its begin and end."""
    found: list[bytes] = []
    place = sheet.find(sign)
    while place >= 0:
        if len(found) == _FEW:
            return sheet
        found.append(sheet[place : place + _WORD])
        place = sheet.find(sign, place + 1)
    return b"\0".join(found)


def _stands_before_a_break(sheet: bytes, *words: bytes) -> bool:
    """Whether a break stands right behind one of the words; hardly a sheet has breaks at all below its first line."""
    start = max(sheet.find(b"<", sheet.find(b"?>") + 1), 0)
    breaks = [each for each in _BREAKS if sheet.find(each, start) >= 0]
    return any(word + each in sheet for word in words for each in breaks)
