"""Ways to spoil a workbook: the bytes of the zip, its entries, the XML inside, the cells."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

from tests.faults.hostile.honest import Signed, as_book
from tests.faults.hostile.texts import CELLS

Parts = dict[str, bytes]
_SHEET = "xl/worksheets/sheet1.xml"
_TAG = re.compile(rb"<[^>]+>")
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"')
_PIECES = (
    b"<", b">", b"&", b"&#0;", b"&#x1;", b"&bad;", b"&lt;", b"</c>", b"</row>", b"<row>", b"<c>", b"<v>", b"</v>",
    b"<v>1</v>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x?>", b"\x00", b"\xff", b'"', b"'", b"=", b" ",
    b"<f>1+1</f>", b'<c r="A2"/>', b'<row r="2"/>', b"<is><t>x</t></is>",
    b'<!DOCTYPE x [<!ENTITY a "b">]>', b' t="e"', b' s="999"',
)  # fmt: skip
_VALUES = (
    b"", b"-1", b"0", b"1", b"2", b"60", b"61", b"45292", b"45292.99999", b"1E300", b"-1E300", b"NaN", b"1e999",
    b"99999", b"4294967296", b"0.1", b"1234567.891", b" 7 ", b"#REF!", b"2026-02-30", b"TRUE", b"\xe4\xb8\x87",
)  # fmt: skip


def spoilt_book(rows: list[Signed], chance: random.Random) -> tuple[str, bytes]:
    """The way a workbook was spoilt, and the file."""
    book = as_book(rows, chance)
    way = chance.choice(list(_WAYS))
    return way, _WAYS[way](book, chance)


def _bytes(book: bytes, chance: random.Random) -> bytes:
    content = bytearray(book)
    for _ in range(chance.choice((1, 1, 2, 8))):
        place = chance.randrange(len(content))
        kind = chance.randrange(3)
        if kind == 0:
            content[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del content[place : place + chance.choice((1, 16))]
        else:
            content[place:place] = bytes([chance.randrange(256)])
    return bytes(content)


def _cut(book: bytes, chance: random.Random) -> bytes:
    return book[: chance.randrange(1, len(book))]


def _headers(book: bytes, chance: random.Random) -> bytes:
    """Lies in the zip's own fields: sizes, sums, names, methods."""
    content = bytearray(book)
    starts = [found.start() for found in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", book)]
    start = chance.choice(starts)
    field = start + chance.choice((6, 8, 10, 14, 18, 20, 22, 24, 26, 28, 30, 42))
    struct.pack_into("<H", content, min(field, len(content) - 2), chance.choice((0, 1, 8, 99, 0xFFFF)))
    return bytes(content)


def _entries(book: bytes, chance: random.Random) -> bytes:
    parts, kind = _parts(book), chance.randrange(4)
    name = chance.choice(list(parts))
    if kind == 0:
        del parts[name]
    elif kind == 1:
        parts[name + ".bak"] = parts.pop(name)
    elif kind == 2:
        parts[chance.choice(list(parts))] = parts[name]
    else:
        parts[name] = parts[name][: chance.randrange(len(parts[name]))]
    return _packed(parts)


def _markup(book: bytes, chance: random.Random) -> bytes:
    """Tags left out, doubled, exchanged, and pieces of markup in the wrong place."""
    parts = _parts(book)
    name = chance.choice((_SHEET, _SHEET, _SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", *parts))
    part = parts.get(name, b" ")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        tags, kind = list(_TAG.finditer(part)), chance.randrange(5)
        if kind == 0 and tags:
            tag = chance.choice(tags)
            part = part[: tag.start()] + part[tag.end() :]
        elif kind == 1 and tags:
            tag = chance.choice(tags)
            part = part[: tag.end()] + tag[0] + part[tag.end() :]
        elif kind == 2 and tags:
            first, second = sorted(chance.choices(tags, k=2), key=lambda one: one.start())
            if first.end() <= second.start():
                between = part[first.end() : second.start()]
                part = part[: first.start()] + second[0] + between + first[0] + part[second.end() :]
        else:
            place = chance.randint(0, len(part))
            end = min(len(part), place + chance.choice((0, 0, 1, 10)))
            part = part[:place] + chance.choice(_PIECES) + part[end:]
    parts[name] = part
    return _packed(parts)


def _values(book: bytes, chance: random.Random) -> bytes:
    """Numbers and places of cells changed; the XML stays whole."""
    parts = _parts(book)
    part = parts[_SHEET]
    for _ in range(chance.randint(1, 3)):
        kind = chance.randrange(4)
        if kind == 0 and (found := _chosen(_VALUE, part, chance)):
            part = part[: found.start(1)] + chance.choice(_VALUES) + part[found.end(1) :]
        elif kind == 1 and (found := _chosen(_CELL, part, chance)):
            other = chance.choice((b"A", b"B", b"E", b"F", b"Z", b"XFD")) + chance.choice((found[2], found[2], b"7"))
            part = part[: found.start(1)] + other + part[found.end(2) :]
        elif kind == 2 and (found := _chosen(re.compile(rb' (?:s|t)="[^"]*"'), part, chance)):
            other = chance.choice(
                (b"", b' t="s"', b' t="str"', b' t="b"', b' t="e"', b' t="d"', b' s="0"', b' s="1"')
            )
            part = part[: found.start()] + other + part[found.end() :]
        elif found := _chosen(re.compile(rb'<row r="([0-9]+)"'), part, chance):
            part = part[: found.start(1)] + chance.choice((b"1", b"3", b"500", b"0", b"x")) + part[found.end(1) :]
    parts[_SHEET] = part
    return _packed(parts)


def _shared(book: bytes, chance: random.Random) -> bytes:
    """Texts that cells share: changed, left out, in pieces."""
    parts = _parts(book)
    texts = parts.get("xl/sharedStrings.xml", b"")
    found = _chosen(re.compile(rb"<si>.*?</si>"), texts, chance)
    if found:
        text = chance.choice(CELLS).replace("&", "&amp;").replace("<", "&lt;").replace("\x00", "")
        new = chance.choice((
            b"", b"<si/>", f"<si><t>{text}</t></si>".encode(), b"<si><r><t>HT-</t></r><r><t>9</t></r></si>",
            found[0] * 2, b"<si><t>a</t><rPh><t>b</t></rPh></si>",
        ))  # fmt: skip
        parts["xl/sharedStrings.xml"] = texts[: found.start()] + new + texts[found.end() :]
    return _packed(parts)


def _chosen(pattern: re.Pattern[bytes], part: bytes, chance: random.Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(part))
    return chance.choice(found) if found else None


def _parts(book: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


_WAYS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "xlsx bytes": _bytes,
    "xlsx cut off": _cut,
    "xlsx zip fields": _headers,
    "xlsx entries": _entries,
    "xlsx markup": _markup,
    "xlsx cells": _values,
    "xlsx texts": _shared,
}
