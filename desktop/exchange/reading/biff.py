"""Legacy .xls workbooks: the few things about them that the reading library does not tell."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.exchange.reading.marks import SheetMarks
from desktop.exchange.reading.number_formats import PERCENT_IDS, Place, is_percent

_END = 0xFFFFFFF0  # this and above: no further sector
_FILEPASS, _DATE_MODE, _SHEET, _BOF, _EOF = 0x2F, 0x22, 0x85, 0x809, 0x0A
_FORMULA, _BOOL_OR_ERROR = 0x06, 0x205
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = 0x203, 0x27E, 0xBD
_ROW, _COLUMNS, _FORMAT, _CELL_FORMAT = 0x208, 0x7D, 0x41E, 0xE0
_IS_HIDDEN, _ARE_HIDDEN = 0x20, 0x01
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class LegacyBook:
    """What an .xls says about itself; `sheets` in the order of the workbook."""

    is_encrypted: bool = False
    is_1904: bool = False
    sheets: list[SheetMarks] = field(default_factory=list)
    percent_ids: set[int] = field(default_factory=lambda: set(PERCENT_IDS))
    formats: list[int] = field(default_factory=list)  # of the cell formats in their order

    def marks(self, sheet: int) -> SheetMarks:
        """The marks of a sheet by its place in the workbook."""
        return self.sheets[sheet] if sheet < len(self.sheets) else SheetMarks()


# The mark of encryption right behind a stream's start, perhaps after a write protection.
_LOCKED = re.compile(rb"\x09\x08\x10\x00[\s\S]{16}(?:\x86\x00\x00\x00)?\x2f\x00")
_PACKED = "EncryptedPackage".encode("utf-16-le")


def legacy_book(content: bytes) -> LegacyBook:
    """The marks of an .xls; an empty book where the file is no such workbook or is damaged."""
    if _LOCKED.search(content) or _PACKED in content:
        return LegacyBook(is_encrypted=True)
    try:
        return _read(_stream(content))
    except (struct.error, IndexError, ValueError):
        return LegacyBook()


def _read(stream: bytes) -> LegacyBook:
    book, order, by_start = LegacyBook(), list[int](), dict[int, SheetMarks]()
    current: SheetMarks | None = None
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        if kind == _FILEPASS:
            book.is_encrypted = True
            return book
        if kind == _DATE_MODE:
            book.is_1904 = body[:1] == b"\x01"
        elif kind == _SHEET:
            order.append(struct.unpack_from("<I", body)[0])
        elif kind == _BOF:
            current = by_start.setdefault(place, SheetMarks())
        elif kind == _FORMAT:
            _note_format(book, body)
        elif kind == _CELL_FORMAT:
            book.formats.append(struct.unpack_from("<H", body, 2)[0])
        elif current is not None:
            _mark(current, kind, body, book)
        place += 4 + length
        if kind == 0 and length == 0:
            break
    book.sheets = [by_start.get(start, SheetMarks()) for start in order]
    return book


def _note_format(book: LegacyBook, body: bytes) -> None:
    number, characters, flags = struct.unpack_from("<HHB", body)
    code = body[5 : 5 + characters * 2].decode("utf-16-le", "replace") if flags & 1 else body[5:].decode("latin-1")
    if is_percent(code):
        book.percent_ids.add(number)


def _mark(marks: SheetMarks, kind: int, body: bytes, book: LegacyBook) -> None:
    if kind == _ROW:
        row, flags = struct.unpack_from("<H10xH", body)
        marks.hidden |= {row + 1} if flags & _IS_HIDDEN else set()
    elif kind == _COLUMNS:
        first, last, flags = struct.unpack_from("<HH4xH", body)
        marks.hidden_columns |= set(range(first, last + 1)) if flags & _ARE_HIDDEN else set()
    elif kind in (_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA):
        marks.percents.update(_percents(kind, body, book))
    if kind in (_FORMULA, _BOOL_OR_ERROR):
        _mark_broken(marks, kind, body)


def _percents(kind: int, body: bytes, book: LegacyBook) -> Iterator[Place]:
    """The places of a record's numbers that are shown as percentages."""
    row, column = struct.unpack_from("<HH", body)
    several = range(4, len(body) - 2, 6) if kind == _SHORT_NUMBERS else (4,)
    for offset, place in enumerate(several):
        cell_format = struct.unpack_from("<H", body, place)[0]
        if cell_format < len(book.formats) and book.formats[cell_format] in book.percent_ids:
            yield row, column + offset


def _mark_broken(marks: SheetMarks, kind: int, body: bytes) -> None:
    row, column = struct.unpack_from("<HH", body)
    if kind == _BOOL_OR_ERROR:
        code = body[6] if body[7] else None
    else:
        is_special = body[12:14] == b"\xff\xff"
        marks.empty_results += is_special and body[6] == 3
        code = body[8] if is_special and body[6] == 2 else None
    if code is not None:
        marks.broken[row, column] = _ERRORS.get(code, "#VALUE!")


def _stream(content: bytes) -> bytes:
    """The stream "Workbook" of an OLE file, gathered from its chain of sectors."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    table = _allocation(content, size)
    first_folder = struct.unpack_from("<I", content, 48)[0]
    folder = _chain(content, size, table, first_folder)
    for start in range(0, len(folder) - 127, 128):
        entry = folder[start : start + 128]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        if name in ("Workbook", "Book"):
            first, length = struct.unpack_from("<II", entry, 116)
            return _chain(content, size, table, first)[:length]
    raise ValueError("no workbook stream")


def _allocation(content: bytes, size: int) -> list[int]:
    sectors = list(struct.unpack_from("<109I", content, 76))
    table: list[int] = []
    for sector in sectors:
        if sector < _END:
            table.extend(struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size))
    return table


def _chain(content: bytes, size: int, table: list[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < _END and len(parts) <= len(table):
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
