"""Whether a sheet's XML is spelled as office programs do, so that it can be looked through many times as fast."""

import re

USUAL_CELL = b'<c r="'
USUAL_ROW = re.compile(rb'<row r="([0-9]+)"')
_BREAKS = (b"\n", b"\t", b"\r")  # they may stand behind a name instead of a space


def has_usual_cells(sheet: bytes) -> bool:
    """Whether every cell begins as in <c r="A1"."""
    is_plain = sheet.count(b"<c ") == sheet.count(USUAL_CELL)
    return is_plain and b":c " not in sheet and not _stands_before_a_break(sheet, b"<c", b":c")


def has_usual_rows(sheet: bytes) -> bool:
    """Whether every row begins with its number, as in <row r="1"."""
    is_plain = len(USUAL_ROW.findall(sheet)) == sheet.count(b"<row ")
    others = (b"<row>", b"<row/", b":row")
    return is_plain and not any(other in sheet for other in others) and not _stands_before_a_break(sheet, b"<row")


def has_usual_texts(sheet: bytes) -> bool:
    """Whether every shared text is pointed to as in t="s"><v>."""
    return sheet.count(b't="s"') == sheet.count(b't="s"><v>') and b"t='s'" not in sheet


def _stands_before_a_break(sheet: bytes, *words: bytes) -> bool:
    """Whether a break stands right behind one of the words; hardly a sheet has breaks at all below its first line."""
    start = max(sheet.find(b"<", sheet.find(b"?>") + 1), 0)
    breaks = [each for each in _BREAKS if sheet.find(each, start) >= 0]
    return any(word + each in sheet for word in words for each in breaks)
