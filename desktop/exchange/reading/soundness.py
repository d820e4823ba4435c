"""Whether a workbook's XML is whole: the library reads on over broken tags and twice-used places, and loses cells."""

import re
from collections.abc import Iterator
from operator import itemgetter
from xml.parsers import expat

from desktop.errors import N_
from desktop.exchange.reading.spelling import Spelling
from desktop.exchange.reading.usual_places import are_sound_places
from desktop.exchange.sentences import Refusal

DAMAGED = N_("The workbook is damaged. Open it in Excel or WPS, let it be repaired, and save it as .xlsx.")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']([0-9]+)["']""")
_CELL_PLACE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
# The library takes what is no number for the first of the shared texts.
_NO_TEXT = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>(?![0-9]{1,9}<|<)""")
# As office programs write them; found three times as fast.
_NO_TEXT_USUAL = re.compile(rb't="s"><v>(?![0-9]{1,9}<|<)')
# The library adds up what stands around and within a tag that has no business in a text.
_TAG_IN_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s(?:[^>]*[^>/])?)?>[^<]*<(?!/(?:\w+:)?t\s*>|!)")
# What a part must be said to be written in; an office program finds nothing in one that names anything else.
_LANGUAGES = frozenset({
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
})  # fmt: skip
_number_of = itemgetter(1)


def refuse_unsound(part: bytes) -> None:
    """Refuse a part that is no whole XML or in another language, or that defines entities."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_entities

    def look_at_the_first(name: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None
        _refuse_other_language(name, attributes)

    parser.StartElementHandler = look_at_the_first
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Refusal(DAMAGED) from error


def _refuse_entities(*_declared: object) -> None:
    raise Refusal(
        N_(
            "The workbook defines its own XML entities, which no office program writes. It is not read. "
            "Open it in Excel or WPS and save it anew."
        )
    )


def _refuse_other_language(name: str, attributes: dict[str, str]) -> None:
    """The library goes by the names of tags alone, so it would read what was damaged or is no sheet at all."""
    prefix = name.rpartition(":")[0]
    if attributes.get(f"xmlns:{prefix}" if prefix else "xmlns") not in _LANGUAGES:
        raise Refusal(DAMAGED)


def refuse_mixed_texts(texts: bytes) -> None:
    """Refuse shared texts with a tag in the middle of one: two readers would read two texts."""
    if _TAG_IN_TEXT.search(texts):
        raise Refusal(DAMAGED)


def refuse_misplaced(sheet: bytes, spelling: Spelling, taken: frozenset[bytes] = frozenset()) -> None:
    """Refuse a sheet in which cells claim one place or another row's, or name no shared text: texts would be lost.

    `taken` are the numbers of rows that stand elsewhere.
    """
    if not (spelling.has_usual_texts and _NO_TEXT_USUAL.search(sheet) is None) and _NO_TEXT.search(sheet):
        raise Refusal(DAMAGED)
    if not (are_sound_places(sheet, spelling) and taken.isdisjoint(spelling.rows or ())):
        _refuse_twice_used(sheet, taken)


def _refuse_twice_used(sheet: bytes, taken: frozenset[bytes]) -> None:
    """Look through the places row by row, however they are spelled."""
    rows = set(taken)
    places_in = _CELL_PLACE.findall
    for number, start, end in _numbered_rows(sheet):
        places = places_in(sheet, start, end)
        numbers = {*number, *map(_number_of, places)}
        if len(numbers) > 1 or len(set(places)) < len(places) or not rows.isdisjoint(numbers):
            raise Refusal(DAMAGED)
        rows |= numbers


def _numbered_rows(sheet: bytes) -> Iterator[tuple[tuple[bytes, ...], int, int]]:
    """Each row's number, where it names one, and where it begins and ends."""
    began: tuple[tuple[bytes, ...], int] | None = None
    for found in _ROW.finditer(sheet):
        start = found.start()
        if began is not None:
            yield *began, start
        named = _ROW_NUMBER.match(sheet, start)
        began = named.groups() if named else (), start
    if began is not None:
        yield *began, len(sheet)
