"""How the cells of one file are to be understood, and what reading a cell gives."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from desktop.exchange.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the file's owner stated or the file itself tells."""

    date_order: str | None = None  # ymd | mdy | dmy
    multiplier: Decimal = Decimal(1)
    scale: Decimal | None = None  # the best answer of a survey's scale
    is_1904: bool = False  # the workbook counts days from 1904


class Read(NamedTuple):
    """A cell's value, with a warning where it is not exactly what stands in the file."""

    value: object
    warning: Sentence | None = None


Reader = Callable[[str, Conventions], Read]
