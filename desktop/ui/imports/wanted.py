"""What the owner has said about a file so far."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, auto
from pathlib import Path

from desktop.exchange.editing import Edits
from desktop.exchange.file_map import CREATABLE, FileMap
from desktop.services.import_shapes import KnownShape


class Step(Enum):
    """Where an import stands."""

    FILE = auto()
    HEADINGS = auto()
    COLUMNS = auto()
    ROWS = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, its kind (None: as its headings tell), what is stated about its columns, and what is changed in it."""

    kind: str | None = None
    file: Path | None = None
    sheet: str | None = None
    stated: FileMap = field(default_factory=FileMap)
    edits: Edits = field(default_factory=Edits)
    shape: KnownShape | None = None  # what was said about such a file before

    def for_kind(self, kind: str | None) -> "Wanted":
        """The same file as records of another kind; what was said for the other kind is forgotten."""
        kept = FileMap(date_order=self.stated.date_order, header_row=self.stated.header_row)
        return replace(self, kind=kind, stated=kept, shape=None)

    def under_row(self, header_row: int) -> "Wanted":
        """Headings in another row, 0 for none; columns chosen by the old headings are forgotten."""
        stated = replace(self.stated, header_row=header_row, columns={}, constants={}, values={})
        return replace(self, stated=stated, edits=Edits(), shape=None)

    def with_shape(self, shape: KnownShape) -> "Wanted":
        """As was said about a file with these headings before."""
        stated = replace(shape.stated, header_row=shape.header_row)
        return replace(self, kind=shape.kind, stated=stated, shape=shape)

    def without_shape(self) -> "Wanted":
        """As if nothing had been said before."""
        return replace(self, stated=FileMap(header_row=self.stated.header_row), shape=None)

    def with_columns(self, ours: str, headers: tuple[str, ...]) -> "Wanted":
        """One of our columns taken from these headings; none leaves it out."""
        constants = {name: value for name, value in self.stated.constants.items() if name != ours}
        columns = {**self.stated.columns, ours: headers}
        return replace(self, stated=replace(self.stated, columns=columns, constants=constants))

    def with_constant(self, ours: str, value: str) -> "Wanted":
        """One value for all rows in one of our columns; an empty one is none."""
        columns = {name: headers for name, headers in self.stated.columns.items() if name != ours}
        constants = {name: known for name, known in self.stated.constants.items() if name != ours}
        if value:
            constants[ours] = value
        return replace(self, stated=replace(self.stated, columns=columns, constants=constants))

    def with_meaning(self, ours: str, theirs: str, meaning: str) -> "Wanted":
        """A value of the file that means another one wherever it stands in a column."""
        values = {**self.stated.values, ours: {**self.stated.values.get(ours, {}), theirs: meaning}}
        return replace(self, stated=replace(self.stated, values=values))

    def with_edits(self, edits: Edits) -> "Wanted":
        """With these changes in the rows."""
        return replace(self, edits=edits)

    def with_filled(self, place: int, is_filled: bool) -> "Wanted":
        """Blanks of a column of the file mean what stands above them, or not."""
        filled = self.edits.filled | {place} if is_filled else self.edits.filled - {place}
        return self.with_edits(replace(self.edits, filled=filled))

    def with_options(self, date_order: str | None, multiplier: Decimal | None, creates: bool) -> "Wanted":
        """How dates and amounts are written, and whether new names may be added on the way."""
        create = CREATABLE if creates else frozenset()
        stated = replace(self.stated, date_order=date_order, multiplier=multiplier, create=create)
        return replace(self, stated=stated)
