"""What the owner states about a file's form, and the table that reading it gives."""

from dataclasses import asdict, dataclass, field
from pathlib import PurePath
from typing import Any

from desktop.errors import N_
from desktop.exchange.reading.sniff import WORKBOOK_NAMES
from desktop.exchange.sentences import Problem

PROSE = N_(
    "{file} has a workbook's name, but inside is plain text without columns. Open it in Excel or WPS, put the values "
    "into columns, and save it as .xlsx."
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is stated about a file; None where the file itself is to tell."""

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The wishes for the child process."""
        return asdict(self)


@dataclass(slots=True)
class Table:
    """A file's rows of text, each with its number in Excel; `encoding` is null for workbooks, `sheet` for text."""

    file_name: str
    digest: str  # SHA-256 of the file
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    is_1904: bool = False
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def is_prose(self) -> bool:
        """Whether it has a workbook's name but holds plain text without columns."""
        is_disguised = self.encoding is not None and PurePath(self.file_name).suffix.lower() in WORKBOOK_NAMES
        return is_disguised and all(len(cells) < 2 for _number, cells in self.rows)
