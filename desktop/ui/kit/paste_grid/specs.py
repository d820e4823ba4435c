"""What a grid's columns hold, described without a toolkit."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from desktop.domain.day_words import Lean


class Kind(Enum):
    """What a cell means."""

    TEXT = auto()
    DAY = auto()
    TIME = auto()
    NUMBER = auto()  # a whole number, not below zero
    MINUTES = auto()  # a duration: 45, 1.5小时, 1:30
    MONEY = auto()
    CHOICE = auto()  # a word of a list, shown as a chip where `is_chip`
    PERSON = auto()
    CUSTOMER = auto()
    SHARES = auto()  # people with percent: 张三60%、李四40%


NAMED = frozenset({Kind.CHOICE, Kind.PERSON, Kind.CUSTOMER})
RIGHT = frozenset({Kind.NUMBER, Kind.MINUTES, Kind.MONEY})


def fits_nothing(_heading: str) -> int:
    """No heading in particular."""
    return 0


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column; `width` in px is what it needs at least, `stretch` its part of the room left over."""

    name: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 90
    stretch: int = 0
    rank: Callable[[str], int] = fits_nothing  # how well a comparable heading fits; 0 is not at all
    unsaid: str = ""  # the sentence where nothing is said but must be; "" where it may stay empty
    is_carried: bool = False  # an empty cell takes what stands above
    source: str = ""  # which options name its values
    is_free: bool = False  # takes a word nobody offered
    adds: str = ""  # what is said of a {word} nobody offered; "" for the usual sentence
    is_chip: bool = False
    lean: Lean = Lean.BEFORE
    after: str = ""  # the column with the day this one is counted from; "" counts from today
    longest: int = 200  # characters
    gives_way: bool = False  # not shown where there is no room for all
    waits: bool = False  # shown only once something stands in it
