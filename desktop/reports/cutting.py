"""Cuts from a face the outlines that one file uses: a TrueType program as PDF wants it, with nothing a page can miss.

Which character is which glyph stands in the file around it, so names, tables of characters and typographic figures
are left out. None of the fonts that travel with the program builds a glyph out of others (a test watches this), so
the outlines are copied as they are.
"""

from collections.abc import Sequence
from struct import pack

from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker

_SHORT = 0x1FFFE  # bytes of outlines that places of two bytes reach
_FORMAT, _METRICS, _GLYPHS = 50, 34, 4  # where these counts stand in the tables head, hhea and maxp


def cut(face: TTFontFace, glyphs: Sequence[int]) -> bytes:
    """A font program with these glyphs of a face in this order; the first one must be 0, the sign of no character."""
    outlines, places = _outlines(face, glyphs)
    is_short = places[-1] <= _SHORT
    kind, step = ("H", 2) if is_short else ("L", 1)
    maker = TTFontMaker()
    maker.add("glyf", outlines)
    maker.add("loca", pack(f">{len(places)}{kind}", *[place // step for place in places]))
    maker.add("hmtx", b"".join([pack(">HH", *face.hmetrics[glyph]) for glyph in glyphs]))
    maker.add("head", _with(face.get_table("head"), _FORMAT, 0 if is_short else 1))
    maker.add("hhea", _with(face.get_table("hhea"), _METRICS, len(glyphs)))
    maker.add("maxp", _with(face.get_table("maxp"), _GLYPHS, len(glyphs)))
    if "prep" in face.table:
        maker.add("prep", face.get_table("prep"))  # keeps thin strokes on a coarse screen
    return bytes(maker.makeStream())


def _outlines(face: TTFontFace, glyphs: Sequence[int]) -> tuple[bytes, list[int]]:
    """The outlines one behind the other, and where each begins and the last one ends."""
    start, bounds = face.get_table_pos("glyf")[0], face.glyphPos
    pieces, places, place = [], [0], 0
    for glyph in glyphs:
        piece = face.get_chunk(start + bounds[glyph], bounds[glyph + 1] - bounds[glyph])
        if len(piece) % 2:
            piece += b"\0"
        pieces.append(piece)
        place += len(piece)
        places.append(place)
    return b"".join(pieces), places


def _with(table: bytes, place: int, count: int) -> bytes:
    """The table with another figure of two bytes at a place."""
    return table[:place] + pack(">H", count) + table[place + 2 :]
