"""What an importable kind is: columns, a check of each row, saving with a tally, and writing out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from desktop.exchange.columns import Column, Ref
from desktop.exchange.sentences import Problem, Refusal, Sentence, sentence

if TYPE_CHECKING:
    from desktop.exchange.books import Books


@dataclass(slots=True)
class Row:
    """One row that was read: its number in Excel and its values by column; blank cells are None."""

    number: int
    values: dict[str, Any]
    part: str = ""  # in a wide table, the header of the month, quarter or year that the row's value stands under

    def given(self, name: str) -> bool:
        """Whether the row says something in this column."""
        return self.values.get(name) is not None


@dataclass(slots=True)
class Tally:
    """What became of the rows; a row is counted once."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: set[int] = field(default_factory=set)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    _told: set[tuple[object, ...]] = field(default_factory=set)

    def reject(self, row: int, column: str | None, value: str, reason: Sentence) -> None:
        """Note why a row is not taken."""
        self.rejected.add(row)
        told = (row, column, value, reason.message)
        if told not in self._told:  # the twelve months of a wide row share their other cells
            self._told.add(told)
            self.errors.append(Problem(row, column, value, reason))

    def warn(
        self, row: int | None, message: str, column: str | None = None, value: str = "", **places: object
    ) -> None:
        """Note what the owner should know about a row that is taken."""
        self.warnings.append(Problem(row, column, value, sentence(message, **places)))


@dataclass(slots=True)
class Work:
    """What saving needs: the transaction, known names, the day of the import and its batch."""

    session: Session
    books: "Books"
    today: date
    batch_id: int | None
    present: frozenset[str]  # the columns that the file or the map gives
    tally: Tally
    fiscal_year_start: int = 1
    source: str = ""  # the file's name, as the reason of revisions
    header_of: Callable[[str], str] = str  # our column → what stands above it in the file

    def reject(self, row: Row, error: Refusal, column: str | None = None, value: str = "") -> None:
        """Leave out a row while saving."""
        self.tally.reject(row.number, self.header_of(column) if column else None, value, error.reason)


def no_check(_values: Mapping[str, Any]) -> None:
    """Rows of this kind need no check across columns."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One importable kind."""

    name: str
    columns: tuple[Column, ...]
    save: Callable[[list[Row], Work], None]
    export: Callable[[Session], Iterable[Mapping[Any, Any]]]
    check: Callable[[dict[str, Any]], None] = no_check  # raises Refusal; may settle one value by another
    creates: frozenset[Ref] = frozenset()  # named things this kind creates on the way without being told
    one_of: tuple[tuple[frozenset[str], ...], ...] = ()  # sets of columns of which a file needs one
    may_be_wide: bool = False

    def column(self, name: str) -> Column | None:
        """The column of a name."""
        return next((column for column in self.columns if column.name == name), None)
