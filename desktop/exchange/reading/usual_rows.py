"""Rows written as office programs do hold nothing that must be looked at closely: one look tells them from others.

What such a row can be is spelled out in full, so that it is whole XML, each of its cells stands in it and no two at
one place, each shared text is named by a number, and no error, lost result, percentage or hiding is in it. All else
goes to the checks that know any spelling: usually the head and the foot of the sheet.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.exchange.reading import limits
from desktop.exchange.reading.marks import column_letters, column_number

_WORTH = 1 << 17  # bytes; a smaller sheet is looked through sooner than the rows are spelled out
_BEGINNING = 1 << 16  # bytes of a sheet whose rows tell its columns
_WIDEST, _STYLES = 64, 20  # columns and percent styles that are still spelled out
_PLACEHOLDER = b"<r/>"  # stands for the rows taken out, so that they were no part of a tag or a text
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
# What may stand between them: a cell outside of any row would belong to the one before, which is gone.
_BETWEEN = re.compile(rb"\s*(?:<row[\s/>]|(?![\s\S]*<(?:\w+:)?c[\s/>]))")
_ENCODING = re.compile(rb"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")  # the two that no XML may hold
_TEXT = rb"[^<>&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_PLAIN = rb"[ -%'-;=?-~]*+"  # text that is the same in any encoding
_FORMULA = rb'(?:<f(?: aca="(?:false|true)")?+>' + _PLAIN + rb"</f>(?!<v></))?+"
_CONTENT = (
    rb"(?:>" + _FORMULA + rb"<v>" + _PLAIN + rb"</v></c>"
    rb'| t="(?:inlineStr"><is><t(?: xml:space="preserve")?+>' + _TEXT + rb"</t></is></c>"
    rb'|s"><v>[0-9]{1,9}+</v></c>'
    rb'|str">' + _FORMULA + rb"<v>" + _TEXT + rb"</v></c>"
    rb'|[nb]">' + _FORMULA + rb"<v>" + _PLAIN + rb"</v></c>)"
    rb"|/>|></c>)"
)
_ATTRIBUTES = rb"""((?: (?!hidden="(?:1|true)")[A-Za-z_][A-Za-z0-9_:.]*+="[ !#-%'-;=?-~]*+")*+)"""
_NAME = re.compile(rb' ([^ "=]+)="')


@dataclass(frozen=True, slots=True)
class UsualRows:
    """The numbers of a sheet's usual rows, how many cells they have at most, and all that is left of the sheet."""

    rest: bytes
    numbers: frozenset[bytes] = frozenset()
    most_cells: int = 0


def without_usual_rows(sheet: bytes, percent_styles: tuple[bytes, ...] = ()) -> UsualRows:
    """The usual rows of a sheet's XML taken out of it; none where a single doubt is left."""
    columns = _columns_at_the_beginning(sheet) if len(sheet) >= _WORTH else []
    if not columns or len(percent_styles) > _STYLES or _NO_CHARACTER.search(sheet):
        return UsualRows(sheet)
    usual = _taken_out(sheet, _row(columns, percent_styles), len(columns))
    return UsualRows(sheet) if usual is None else usual


def _taken_out(sheet: bytes, row: re.Pattern[bytes], width: int) -> UsualRows | None:
    numbers, attributes, gaps, place = list[bytes](), set[bytes](), list[bytes](), 0
    for found in row.finditer(sheet):
        start, end = found.span()
        if start != place:
            gaps.append(sheet[place:start])
        place = end
        number, others = found.groups()
        numbers.append(number)
        attributes.add(others)
    gaps.append(sheet[place:])
    rest, taken = _PLACEHOLDER.join(gaps), frozenset(numbers)
    are_apart = len(taken) == len(numbers) and all(map(_BETWEEN.match, gaps[1:]))
    if not (are_apart and _is_plain_xml(rest) and _are_sound(attributes)):
        return None
    is_near = max(map(int, taken), default=0) <= limits.ROWS
    return UsualRows(rest, taken, len(numbers) * width) if is_near else None


def _columns_at_the_beginning(sheet: bytes) -> list[bytes]:
    """The letters of the columns from the first to the last that is used there; none where they are too many."""
    used = [column_number(each.decode()) for each in set(_COLUMN.findall(sheet, 0, _BEGINNING))]
    first, last = min(used, default=0), max(used, default=-1)
    return [column_letters(each).encode() for each in range(first, last + 1)] if last - first < _WIDEST else []


def _row(columns: Iterable[bytes], percent_styles: tuple[bytes, ...]) -> re.Pattern[bytes]:
    """A usual row: its number, its other attributes, and at most one cell for each column in their order."""
    other_style = rb'(?!(?:%s)")' % b"|".join(percent_styles) if percent_styles else b""
    style = rb'"(?: s="' + other_style + rb'[0-9]++")?+'
    cells = b"".join(rb'(?:<c r="' + column + rb"\1" + style + _CONTENT + rb")?+" for column in columns)
    return re.compile(rb'<row r="([1-9][0-9]{0,5}+)"' + _ATTRIBUTES + rb"(?:/|>" + cells + rb"</row)>")


def _is_plain_xml(rest: bytes) -> bool:
    """Whether what is left is in the usual encoding and without comments and the like, which may hide rows."""
    encoding = _ENCODING.search(rest)
    return b"<!" not in rest and rest.count(b"<?") < 2 and (encoding is None or encoding[1].lower() == b"utf-8")


def _are_sound(attributes: Iterable[bytes]) -> bool:
    """Whether no row bears an attribute twice, its number included."""
    return all(len({b"r", *names}) == len(names) + 1 for names in map(_NAME.findall, attributes))
