"""A sheet of tables as it is printed: ranking, team summary, week and target letter are all made of these values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.indicators import Unit


class SheetKind(StrEnum):
    """The sheets there are beside the review form."""

    TEAM = "team"
    TARGETS = "targets"
    RANKING = "ranking"
    WEEK = "week"


Cell = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, `unit` makes its decimals figures of one measure."""

    name: str
    share: float
    unit: Unit | None = None
    measure_word: str = ""
    is_amounts: bool = False  # written figures of several measures

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures, which stand on their last digit."""
        return self.unit is not None or self.is_amounts


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a strong one is a sum or a heading."""

    cells: tuple[Cell, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A section of a sheet; `empty` is the sentence that stands there without lines."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper, perhaps of several pages; texts stand in `language`, money in 元."""

    language: str
    company: str
    logo: bytes | None
    title: str
    period_title: str
    start: date
    end: date
    printed_on: date
    tables: tuple[Table, ...]
    subject: str = ""  # whom it is about, "" for everybody
    remarks: tuple[str, ...] = ()
    writing: str = ""  # the head of a place to write by hand, "" for none
    signatures: tuple[str, ...] = field(default_factory=tuple)
    signature_meaning: str = ""
