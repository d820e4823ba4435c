"""Which cells a workbook shows as percentages: there 0.95 is written 95 %, and that is what its owner means."""

import html
import re
from collections.abc import Iterator

PERCENT_IDS = frozenset({9, 10})  # the two such formats that every workbook has without naming them
_TAG = rb"""\s(?:[^>"']|"[^"]*"|'[^']*')*>"""
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt" + _TAG)
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)</(?:\w+:)?cellXfs>")
_STYLE = re.compile(rb"""\ss\s*=\s*["']([0-9]+)["']""")  # the one a cell bears
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf" + _TAG)
# What a format writes as it stands: quoted, or behind a sign that says so.
_LITERAL = re.compile(r'"[^"]*"?|[\\_*].')
Place = tuple[int, int]  # row and column, both from 0


def is_percent(format_code: str) -> bool:
    """Whether a number format multiplies by a hundred and writes a percent sign behind."""
    return "%" in _LITERAL.sub("", format_code)


def attribute(tag: bytes, name: bytes) -> str:
    """An attribute of an XML tag as text, "" where it has none."""
    found = re.search(rb"\s" + name + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return html.unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""


def percent_styles(styles: bytes) -> tuple[bytes, ...]:
    """The numbers by which cells of an .xlsx name a percent format."""
    named = {
        attribute(tag, b"numFmtId") for tag in _FORMAT.findall(styles) if is_percent(attribute(tag, b"formatCode"))
    }
    percents = named | set(map(str, PERCENT_IDS))
    formats = _CELL_FORMATS.search(styles)
    tags = _CELL_FORMAT.findall(formats[1]) if formats else []
    return tuple(b"%d" % place for place, tag in enumerate(tags) if attribute(tag, b"numFmtId") in percents)


def places_of(xml: bytes, styles: tuple[bytes, ...], *, is_usual: bool) -> Iterator[tuple[bytes, bytes]]:
    """Column letters and row number of every cell of a sheet that bears one of the styles."""
    # Read once, however many there are: a workbook pasted together over years has thousands of styles.
    used = {found[1] for found in _STYLE.finditer(xml)}.intersection(styles) if styles else set()
    if not used:
        return
    either = b"|".join(sorted(used))
    if is_usual:
        cell = rb'<c r="([A-Z]+)([0-9]+)"[^>]*?\ss\s*=\s*["\'](?:' + either + rb')["\']'
    else:
        cell = (
            rb"""<(?:\w+:)?c(?=\s[^>]*?\ss\s*=\s*["'](?:""" + either + rb""")["']|\ss\s*=\s*["'](?:""" + either
            + rb""")["'])\s[^>]*?\br\s*=\s*["']([A-Z]+)([0-9]+)["']"""
        )  # fmt: skip
    for found in re.finditer(cell, xml):
        yield found[1], found[2]
