"""A sheet of paper beside the review form as values: ranking, letters and statements are all made of these."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.indicators import Unit
from desktop.domain.paper import USUAL, PaperOptions


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure among others of different measures: `text` is printed, a spreadsheet gets the value and its unit."""

    value: Decimal
    text: str
    unit: Unit
    measure_word: str = ""


Cell = str | Decimal | date | Figure | None


class Precision(StrEnum):
    """How the figures of a column are printed."""

    MEASURED = "measured"  # in the measure that suits them all: 312.0 万元
    EXACT = "exact"  # always with two decimals, money in 元
    PLAIN = "plain"  # with as many decimals as it needs


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, `unit` makes its decimals figures of one measure."""

    name: str
    share: float
    unit: Unit | None = None
    measure_word: str = ""
    is_amounts: bool = False  # written figures of several measures
    precision: Precision = Precision.MEASURED
    without_year: bool = False  # of its days
    is_signed: bool = False  # a change: more is +, less is −
    is_below: bool = False  # on paper it stands below the column before it
    is_middle: bool = False  # short words and days that are compared down the column
    off_paper: bool = False  # only a spreadsheet has it

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures, which stand on their last digit."""
        return self.unit is not None or self.is_amounts


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a strong one is a sum, a heading says in its first cell what the rows below it share."""

    cells: tuple[Cell, ...]
    is_strong: bool = False
    is_heading: bool = False
    off_paper: bool = False  # only a spreadsheet has it


@dataclass(frozen=True, slots=True)
class Table:
    """A section of a sheet; `empty` is the sentence that stands there without lines.

    `group` names what the headings say, for a spreadsheet, where they become a column. `spare` rows are left blank to
    be written in by hand; a table that is `filled_by_hand` has room to write in each row. Of a list only the first
    `printed` lines stand on paper, 0 means all; a spreadsheet holds them all. What paper shows in another form is
    `off_paper`.
    """

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""
    empty: str = ""
    group: str = ""
    spare: int = 0
    filled_by_hand: bool = False
    printed: int = 0
    off_paper: bool = False

    @property
    def for_paper(self) -> "Table":
        """The table without the lines and columns that only a spreadsheet has."""
        kept = [place for place, column in enumerate(self.columns) if not column.off_paper]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            lines=tuple(
                replace(line, cells=tuple(line.cells[place] for place in kept))
                for line in self.lines
                if not line.off_paper
            ),
        )

    @property
    def on_paper(self) -> tuple[Line, ...]:
        """The lines that are printed."""
        return self.lines[: self.printed] if self.printed else self.lines


@dataclass(frozen=True, slots=True)
class Pair:
    """A caption with its value; without one there is a line to write on. A wide one has a row of its own."""

    caption: str
    value: str
    is_wide: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Who and what a sheet is about."""

    pairs: tuple[Pair, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class BandCell:
    """A figure to be seen first, with what it is and how it compares."""

    caption: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The few figures to be seen first."""

    cells: tuple[BandCell, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs under a head; `empty` is the sentence that stands there without any."""

    title: str
    paragraphs: tuple[str, ...]
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """How the figures above are to be read."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A head with what was said, or else lines to write it on; `fills` takes what the page leaves, up to `most`."""

    title: str
    text: str = ""
    lines: int = 3
    note: str = ""
    fills: bool = False
    most: int = 10


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to be filled in by hand: in them □ is a box to tick and ___ a rule to write on."""

    lines: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, and what a signature means; `has_refusal` adds lines for a refusal, its witness, and delivery."""

    names: tuple[str, ...]
    meaning: str = ""
    has_refusal: bool = False
    has_stamp: bool = False  # room for a seal above the first name


Part = Table | Pairs | Band | Words | Remarks | Writing | Blanks | Signing


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
    parts: tuple[Part, ...]
    subject: str = ""  # whom it is about, "" for everybody
    person: tuple[str, str] | None = None  # code and name of whom it is about
    number: str = ""  # of the form, "" where it needs none
    mark: str = ""  # a word in a box behind the title, "" for none
    options: PaperOptions = USUAL

    @property
    def names_subject_itself(self) -> bool:
        """Whether the parts begin with whom the sheet is about."""
        return bool(self.parts) and isinstance(self.parts[0], Pairs)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in their order."""
        return tuple(part for part in self.parts if isinstance(part, Table))

    @property
    def remarks(self) -> tuple[str, ...]:
        """How the figures are to be read."""
        return tuple(each for part in self.parts if isinstance(part, Remarks) for each in part.sentences)
