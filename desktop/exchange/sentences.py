"""Sentences that wait for their language, and the problems of a file that carry them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop.errors import N_, QianjiError, filled

# The window and the command line say in their own words by what it is added; `option` is its name in a mapping file.
UNKNOWN_CREATABLE = N_("There is no {what} “{name}”. Correct the name, or let the import add it.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English msgid with the values of its places."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str]) -> str:
        """The whole sentence in the language of `translate`."""
        return filled(self.message, self.values, translate)


def sentence(message: str, **values: object) -> Sentence:
    """A sentence with its places filled."""
    return Sentence(message, values)


class Refusal(QianjiError):  # noqa: N818 - what happens to a cell, not an error of the program
    """A cell or a row that cannot be taken; it never stops the other rows."""

    column: str | None = None  # our column, where the sentence is about one

    def about(self, column: str) -> "Refusal":
        """The same refusal, said of one column."""
        self.column = column
        return self

    @property
    def reason(self) -> Sentence:
        """Why, as a sentence that can be kept."""
        return Sentence(self.message, self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or worth knowing: the row as Excel numbers it, the file's header, the cell's text."""

    row: int | None
    column: str | None
    value: str
    reason: Sentence

    def as_json(self, translate: Callable[[str], str]) -> dict[str, object]:
        """The problem for the JSON report."""
        return {"row": self.row, "column": self.column, "value": self.value, "message": self.reason.text(translate)}
