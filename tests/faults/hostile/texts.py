"""Ways to spoil a text table: its bytes, its cells, its rows, its columns, its encoding."""

import codecs
import random
from collections.abc import Callable

from tests.faults.hostile.honest import HEADERS, Signed, as_csv

CELLS = (
    "", " ", "-", "无", "N/A", "#REF!", "#DIV/0!", "TRUE", "NaN", "Inf", "1e999", "-5", "(500)", "1,234,567.89",
    "1.234,56", "１２３４", "²", "壹万", "3.5万", "2亿", "85%", "$12", "0x10", "1_000", "12.345", "99999999999999999",
    "2026-02-30", "2026/3/5", "03/04/2026", "45292", "60", "2026年3月5日", "2026-03-05 23:59:59", "0001-01-01",
    "9999-12-31", "E9", "E1;E2", "E1 50% E2 50%", "E1\u200b", " E1 ", "ｅ１", "HT-1000", "HT-1001", "合计", "小计",
    "=1+1", "'=1+1", "@SUM(A1)", "\ufeffHT-7", "a\x00b", "\u202eabc", "x" * 300, "x" * 33_000, "第一行\n第二行", '"',
    "',", "<b>x</b>", "Ω" * 20, "00123", "1.23E+17", "null", "'; DROP TABLE signing; --",
)  # fmt: skip
_BYTES = (
    b"\x00", b"\xff", b'"', b",", b"\n", b"\r", b"\t", b";", b"\xef\xbb\xbf", b"\x1a", b"'", b"=", b"9", b".", b"-",
)  # fmt: skip
Cells = list[list[str]]


def spoilt_text(rows: list[Signed], chance: random.Random) -> tuple[str, bytes, str]:
    """The way a table was spoilt, the file, and the encoding of its rows."""
    cells = [list(HEADERS), *(row.cells for row in rows)]
    way = chance.choice(list(_WAYS))
    encoding = chance.choice(("utf-8", "utf-8", "gb18030", "utf-16-le"))
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else chance.choice((b"", codecs.BOM_UTF8))
    text = _WAYS[way](cells, chance)
    content = (mark if encoding != "gb18030" else b"") + text.encode(encoding, "replace")
    if way in BELOW:
        content = BELOW[way](bytearray(content), chance)
    return way, content, encoding


def _as_it_is(cells: Cells, _chance: random.Random) -> str:
    return as_csv(cells)


def _bytes(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        place, kind = chance.randrange(len(content)), chance.randrange(5)
        if kind == 0:
            content[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            content[place:place] = chance.choice(_BYTES)
        elif kind == 2:
            del content[place : place + chance.choice((1, 1, 3, 40))]
        elif kind == 3:
            content[place:place] = content[place : place + chance.choice((1, 3, 40))]
        else:
            content[place] = chance.randrange(256)
    return bytes(content)


def _cut(content: bytearray, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(1, len(content))])


def _cell(cells: Cells, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        row = chance.choice(cells[1:])
        row[chance.randrange(len(row))] = chance.choice(CELLS)
    return _written(cells, chance)


def _rows(cells: Cells, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 3)):
        place, kind = chance.randrange(1, len(cells)), chance.randrange(6)
        if kind == 0:
            cells.insert(place, list(chance.choice(cells)))
        elif kind == 1:
            cells.insert(place, [""] * chance.randrange(12))
        elif kind == 2 and len(cells) > 4:
            del cells[place]
        elif kind == 3:
            cells.insert(place, [chance.choice(("合计", "小计", "注：", "说明", "标题")), *[""] * 3, "99.00"])
        elif kind == 4:
            cells[place].insert(chance.randrange(6), chance.choice(CELLS))
        else:
            cells[place] = cells[place][: chance.randrange(6)]
    return _written(cells, chance)


def _columns(cells: Cells, chance: random.Random) -> str:
    kind, width = chance.randrange(5), len(HEADERS)
    if kind == 0:
        order = chance.sample(range(width), width)
        cells = [[row[place] for place in order] for row in cells]
    elif kind == 1:
        gone = chance.randrange(width)
        cells = [[cell for place, cell in enumerate(row) if place != gone] for row in cells]
    elif kind == 2:
        twice = chance.randrange(width)
        cells = [[*row, row[twice]] for row in cells]
    elif kind == 3:
        cells[0][chance.randrange(width)] = chance.choice(("", "金额", "备注", "签约 日期", "金额(万元)", "A" * 300))
    else:
        cells = [[*row, *[chance.choice(CELLS)] * chance.choice((1, 300))] for row in cells]
    return _written(cells, chance)


def _quotes(cells: Cells, chance: random.Random) -> str:
    lines = as_csv(cells, end="\n").splitlines(keepends=True)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(lines))
        at = chance.randrange(len(lines[place]))
        lines[place] = lines[place][:at] + chance.choice(('"', '""', '"\n', "\\", '",', "\r")) + lines[place][at:]
    return "".join(lines)


def _written(cells: Cells, chance: random.Random) -> str:
    return as_csv(cells, chance.choice((",", ",", "\t", ";")), chance.choice(("\r\n", "\n", "\r")))


_WAYS: dict[str, Callable[[Cells, random.Random], str]] = {
    "csv bytes": _as_it_is,
    "csv cut off": _as_it_is,
    "csv cells": _cell,
    "csv rows": _rows,
    "csv columns": _columns,
    "csv quotes": _quotes,
}
BELOW: dict[str, Callable[[bytearray, random.Random], bytes]] = {"csv bytes": _bytes, "csv cut off": _cut}
