"""The places of a sheet that is spelled as usual, looked through many rows at a time instead of row by row."""

import re

from desktop.exchange.reading.spelling import Spelling

_BEGIN = b"<row r="
_PLACES = re.compile(rb'<(?:c|row) r="([A-Z]*[0-9]+)"')
_SOUND_ROW = re.compile(rb"([0-9]+) (?:[A-Z]+\1 )*")  # a row's number, then its cells, each with that number
_DIGITS = b"0123456789"
_BLOCK = 1 << 20  # bytes looked through at a time, so that a large sheet needs little memory


def are_sound_places(sheet: bytes, spelling: Spelling) -> bool:
    """Whether each cell stands in the row it names, no place is used twice; False where a closer look must tell."""
    rows = spelling.rows
    if spelling.cells is None or not rows or len(set(rows)) < len(rows):
        return False
    found, sound, columns = 0, 0, set[bytes]()
    start = sheet.find(_BEGIN)
    while start >= 0:
        end = sheet.find(_BEGIN, start + _BLOCK)
        places = _PLACES.findall(sheet, start, end if end >= 0 else len(sheet))
        text = b" ".join((*places, b""))
        rest, several = _SOUND_ROW.subn(b"", text)
        if rest:
            return False
        found, sound = found + len(places), sound + several
        columns.update(text.translate(None, _DIGITS).split(b"  "))
        start = end
    is_whole = found == spelling.cells + len(rows) and sound == len(rows)  # else some are spelled otherwise
    return is_whole and all(len(set(each)) == len(each) for each in map(bytes.split, columns))
