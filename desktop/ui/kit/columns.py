"""What a table's column shows of a row; values in, texts out, no toolkit."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar

from desktop.ui.tones import Tone

Row = TypeVar("Row")
Value = str | int | Decimal | date | None
NO_VALUE = "—"


class Cell(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    STRONG = "strong"
    SOFT = "soft"
    NUMBER = "number"  # right-aligned
    STRONG_NUMBER = "strong_number"
    LINK = "link"  # right-aligned, opens records
    CHIP = "chip"
    PERSON = "person"  # avatar and name
    BAR = "bar"  # attainment in percent


RIGHT = frozenset({Cell.NUMBER, Cell.STRONG_NUMBER, Cell.LINK})


def neutral(_row: object) -> Tone:
    """No tone in particular."""
    return Tone.NEUTRAL


def always(_row: object) -> bool:
    """Whatever the row."""
    return True


def no_percent(_row: object) -> None:
    """No attainment."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column; `width` in px, 0 shares what is left; without `sort_key` it sorts by its text.

    `name` is what layouts and orders know it by, in whatever language the title is. An export writes the number a
    column of numbers sorts by, a day as a day, else the text; `value` says otherwise.
    """

    title: str
    text: Callable[[Row], str]
    cell: Cell = Cell.TEXT
    width: int = 0
    sort_key: Callable[[Row], Any] | None = None
    tone: Callable[[Row], Tone] = neutral
    percent: Callable[[Row], float | None] = no_percent
    least: int = 90  # px below which a column that shares the rest does not shrink
    gives_way: bool = False  # hidden where there is no room for all
    name: str = ""
    is_extra: bool = False  # shown only where the owner asks for it
    value: Callable[[Row], Value] | None = None
    opens: Callable[[Row], bool] = always  # whether a link has records to open

    def exported(self, row: Row) -> Value:
        """What an export writes; nothing where there is no value."""
        if self.value is not None:
            return self.value(row)
        text = self.text(row)
        if text in ("", NO_VALUE):
            return None
        known = self.sort_key(row) if self.sort_key is not None and self.cell in RIGHT else None
        return known if isinstance(known, int | Decimal) else _day(text) or text

    def key(self, row: Row) -> Any:
        """What rows are sorted by; None goes last."""
        if self.sort_key is not None:
            return self.sort_key(row)
        text = self.text(row)
        return None if text in ("", NO_VALUE) else text.casefold()


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text) if len(text) == len("2026-11-20") else None
    return None


def in_order(rows: list[Row], column: Column[Row], descending: bool) -> list[Row]:
    """The rows by one column; rows without a value stand last either way."""
    known = [row for row in rows if column.key(row) is not None]
    unknown = [row for row in rows if column.key(row) is None]
    return sorted(known, key=column.key, reverse=descending) + unknown
