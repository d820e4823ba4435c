"""Whether a workbook's XML is whole: the library reads on over broken tags and twice-used places, and loses cells."""

import re
from xml.parsers import expat

from desktop.errors import N_
from desktop.exchange.sentences import Refusal

DAMAGED = N_("The workbook is damaged. Open it in Excel or WPS, let it be repaired, and save it as .xlsx.")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']([0-9]+)["']""")
_CELL_PLACE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
# The library takes what is no number for the first of the shared texts.
_NO_TEXT = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>(?![0-9]{1,9}<|<)""")
_USUAL_PLACE = re.compile(rb'<c r="([A-Z]+)([0-9]+)"')  # as office programs write it; found three times as fast


def refuse_unsound(part: bytes) -> None:
    """Refuse a part that is no whole XML, or that defines entities, before anybody expands them."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Refusal(DAMAGED) from error


def _refuse_entities(*_declared: object) -> None:
    raise Refusal(N_("The workbook defines its own XML entities, which no office program writes. It is not read."))


def refuse_misplaced(sheet: bytes) -> None:
    """Refuse a sheet in which cells claim one place or another row's, or name no shared text: texts would be lost."""
    if _NO_TEXT.search(sheet):
        raise Refusal(DAMAGED)
    rows: set[bytes] = set()
    is_usual = sheet.count(b"<c ") == sheet.count(b'<c r="') and b":c " not in sheet
    places_in = (_USUAL_PLACE if is_usual else _CELL_PLACE).findall
    starts = [found.start() for found in _ROW.finditer(sheet)]
    for start, end in zip(starts, [*starts, len(sheet)][1:], strict=True):
        places = places_in(sheet, start, end)
        named = _ROW_NUMBER.match(sheet, start, end)
        numbers = {number for _column, number in places} | ({named[1]} if named else set())
        if len(numbers) > 1 or len(set(places)) < len(places) or not rows.isdisjoint(numbers):
            raise Refusal(DAMAGED)
        rows |= numbers
