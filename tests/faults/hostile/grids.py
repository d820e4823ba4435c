"""A second reader of tables, slow and plain, which shares nothing with the program's own."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from defusedxml import ElementTree  # type: ignore[import-untyped] # it ships no types

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS = frozenset(range(14, 23))  # number formats of days that a workbook need not spell out
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its text, and the day it shows where it is a number in a day's dress."""

    text: str
    day: date | None = None


Grid = dict[int, dict[int, Cell]]  # row and column, both from 1


class UnreadableError(Exception):
    """This is no table to the second reader."""


def grid_of_text(text: str, delimiter: str) -> Grid:
    """The cells of a text table: quotes double inside quotes, a line end outside them ends a row."""
    rows: list[list[str]] = [[]]
    cell, is_quoted, was_quoted, place = "", False, False, 0
    while place < len(text):
        sign = text[place]
        place += 1
        if is_quoted:
            if sign != '"':
                cell += sign
            elif text[place : place + 1] == '"':
                cell += '"'
                place += 1
            else:
                is_quoted = False
        elif sign == '"' and not cell and not was_quoted:
            is_quoted = was_quoted = True
        elif sign == delimiter or sign in "\r\n":
            rows[-1].append(cell)
            cell, was_quoted = "", False
            if sign in "\r\n":
                place += text[place - 1 : place + 1] == "\r\n"
                rows.append([])
        else:
            cell += sign
    rows[-1].append(cell)
    return {
        number: {column: Cell(cell) for column, cell in enumerate(row, 1) if cell.strip()}
        for number, row in enumerate(rows, 1)
    }


def grid_of_book(content: bytes) -> Grid:
    """The cells of a workbook's only sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
            texts = _shared(package.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
            days = _styles(package.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
    except (KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError, OSError) as error:
        raise UnreadableError(str(error)) from error
    grid: Grid = {}
    for place, row in enumerate(sheet.iter(f"{_MAIN}row"), 1):
        for column, element in enumerate(row.iter(f"{_MAIN}c"), 1):
            letters, number = _place(element.get("r", ""), int(row.get("r", place)), column)
            cell = _cell(element, texts, days)
            if cell.text.strip():
                grid.setdefault(number, {})[letters] = cell
    return grid


def _shared(part: bytes) -> list[str]:
    return [_text(element) for element in ElementTree.fromstring(part).iter(f"{_MAIN}si")]


def _text(element: Any) -> str:
    readings = {reading for each in element.iter(f"{_MAIN}rPh") for reading in each.iter(f"{_MAIN}t")}
    return "".join(each.text or "" for each in element.iter(f"{_MAIN}t") if each not in readings)


def _styles(part: bytes) -> frozenset[str]:
    """The numbers of the styles that show days."""
    root = ElementTree.fromstring(part)
    own = {
        each.get("numFmtId"): each.get("formatCode", "").lower() for each in root.iter(f"{_MAIN}numFmt")
    }  # fmt: skip
    found = root.find(f"{_MAIN}cellXfs")
    styles = [] if found is None else [each.get("numFmtId", "0") for each in found.iter(f"{_MAIN}xf")]
    return frozenset(
        str(place)
        for place, number in enumerate(styles)
        if (number.isdigit() and int(number) in _DAYS) or set(own.get(number, "")) & set("yd")
    )


def _place(reference: str, row: int, column: int) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    if not reference or not letters.isalpha():
        return column, row
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number, int(reference[len(letters) :] or row)


def _cell(element: Any, texts: list[str], days: frozenset[str]) -> Cell:
    kind, value = element.get("t", "n"), element.find(f"{_MAIN}v")
    if kind == "inlineStr":
        return Cell(_text(element))
    text = "" if value is None else value.text or ""
    if kind == "s" and text:  # one that points nowhere is empty
        return Cell(texts[int(text)] if text.strip().isdigit() and int(text) < len(texts) else f"?{text}")
    if kind == "b":
        return Cell({"1": "TRUE", "0": "FALSE"}.get(text, text))
    if kind == "n":
        return _number(text, element.get("s", "0") in days)
    return Cell(text)


def _number(text: str, is_day: bool) -> Cell:
    try:
        value = Decimal(format(float(text), ".15g"))
    except (ValueError, InvalidOperation):
        return Cell(text)
    if not value.is_finite():
        return Cell(text)
    plain = f"{value:f}"
    if is_day and 0 <= value < 2_958_466:
        # Excel counts a 29th of February 1900, so the days before it are one further on.
        return Cell(plain, _EPOCH + timedelta(days=int(value) + (int(value) < 60)))
    return Cell(plain)
