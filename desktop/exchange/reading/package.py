"""Workbooks that are zip files: checked before the library reads them, for bombs, strays, errors and lost results."""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

from desktop.errors import N_
from desktop.exchange.reading import limits
from desktop.exchange.reading.marks import (
    SheetMarks,
    marks_of_ods,
    marks_of_xlsx,
    refuse_too_many,
    without_figures,
)
from desktop.exchange.reading.number_formats import attribute, percent_styles
from desktop.exchange.reading.soundness import DAMAGED, refuse_misplaced, refuse_mixed_texts, refuse_unsound
from desktop.exchange.reading.spelling import spelling_of
from desktop.exchange.reading.usual_rows import without_usual_rows
from desktop.exchange.sentences import Refusal

ENCRYPTED = N_("The workbook is protected with a password. Open it in Excel or WPS, remove the password and save it.")
_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
# Whatever the fields of a spoilt package make of its parts.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError)
_DAYS_FROM_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["'](?:1|true|on)["']""")


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package: where each sheet's part is, from which year days are counted, which styles are percents."""

    content: bytes
    sheet_parts: tuple[str, ...]  # in the order of the workbook; empty for ODS
    is_1904: bool = False
    percent_styles: tuple[bytes, ...] = ()

    def marks(self, sheet: int) -> SheetMarks:
        """Cells of a sheet that the library would give as empty."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            if not self.sheet_parts:
                return marks_of_ods(_part(package, "content.xml"), sheet)
            if sheet >= len(self.sheet_parts):
                raise Refusal(DAMAGED)
            part = _unpacked(package, self.sheet_parts[sheet])
            usual = without_usual_rows(part, self.percent_styles)
            refuse_unsound(usual.rest)
            spelling = spelling_of(usual.rest)
            refuse_too_many(part, usual.rest, spelling, usual.most_cells)
            marks = marks_of_xlsx(usual.rest, spelling, self.percent_styles)
            marks.broken |= without_figures(part)
            refuse_misplaced(usual.rest, spelling, usual.numbers)
            return marks


def checked(content: bytes) -> Package:
    """The package, after its entries were found harmless and complete."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_entries(package.infolist())
            return _package(package, content)
    except _BROKEN as error:
        raise Refusal(DAMAGED) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    names = [entry.filename for entry in entries]
    if len(entries) > limits.PACKAGE_ENTRIES or unpacked > limits.UNPACKED_BYTES:
        raise Refusal(
            N_(
                "The workbook would unpack to {megabytes} MB in {parts} parts, which is more than is read. "
                "Split it and import the parts."
            ),
            megabytes=unpacked >> 20,
            parts=len(entries),
        )
    for entry in entries:
        is_large = entry.file_size > limits.RATIO_FROM_BYTES
        if is_large and entry.file_size > limits.PACKED_RATIO * max(entry.compress_size, 1):
            raise Refusal(
                N_(
                    "The workbook is packed far more tightly than a real one, so it is not read. "
                    "Open it in Excel or WPS and save it anew."
                )
            )
        if entry.flag_bits & 1:
            raise Refusal(ENCRYPTED)
    if len(set(names)) < len(names):
        raise Refusal(DAMAGED)


def _package(package: zipfile.ZipFile, content: bytes) -> Package:
    names = set(package.namelist())
    if "xl/workbook.bin" in names:
        raise Refusal(N_("This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx."))
    if "content.xml" in names and "spreadsheet" in _text(package, "mimetype", names):
        if "encryption-data" in _text(package, "META-INF/manifest.xml", names):
            raise Refusal(ENCRYPTED)
        return Package(content, ())
    book = next((name for name in names if re.fullmatch(r"xl/workbook\d*\.xml", name)), None)
    if book is None:
        raise Refusal(N_("This is a packed file, but not a workbook. Import an .xlsx, .xls, .ods or .csv file."))
    text = _part(package, book)
    # What cells point to: one text more or less there would move all that follow.
    styles = _part(package, _STYLES) if _STYLES in names else b""
    if _TEXTS in names:
        refuse_mixed_texts(_part(package, _TEXTS))
    relations = dict(_relation(tag) for tag in _RELATION.findall(_part(package, f"xl/_rels/{book[3:]}.rels")))
    parts = [relations.get(attribute(tag, rb"(?:\w+:)id"), "") for tag in _SHEET.findall(text)]
    places = [posixpath.normpath(posixpath.join("/xl", part)).lstrip("/") for part in parts]
    return Package(content, tuple(places), bool(_DAYS_FROM_1904.search(text)), percent_styles(styles))


def _relation(tag: bytes) -> tuple[str, str]:
    return attribute(tag, rb"Id"), attribute(tag, rb"Target")


def _text(package: zipfile.ZipFile, name: str, names: set[str]) -> str:
    return package.read(name).decode("utf-8", "replace") if name in names else ""


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes, once it was found sound."""
    part = _unpacked(package, name)
    refuse_unsound(part)
    return part


def _unpacked(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        return package.read(name)
    except _BROKEN as error:
        raise Refusal(DAMAGED) from error
