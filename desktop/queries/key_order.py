"""The order of a list that is too long to be held: every key, packed into one text by the data file itself.

The engine puts the text together while the window's thread goes on; a list of a million numbers made here would not
let it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

BASE = 10_000_000_000  # added to each key, so that all are written with as many digits
WIDTH = len(str(BASE))


@dataclass(frozen=True, slots=True)
class Order:
    """The column a list is ordered by; without one it is the list's own order."""

    column: str = ""
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """All keys of a list in their order."""

    packed: str = ""

    @classmethod
    def of(cls, keys: Iterable[int]) -> "KeyOrder":
        """The order of keys at hand."""
        return cls("".join(str(BASE + key) for key in keys))

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self.packed) // WIDTH

    def keys(self, first: int, behind: int) -> list[int]:
        """The keys from a place on up to another one, that one left out."""
        places = range(max(first, 0) * WIDTH, min(behind, len(self)) * WIDTH, WIDTH)
        return [int(self.packed[place : place + WIDTH]) - BASE for place in places]

    def place_of(self, key: int) -> int:
        """Where a key stands; -1 where it does not."""
        wanted = str(BASE + key)
        place = self.packed.find(wanted)
        while place >= 0 and place % WIDTH:
            place = self.packed.find(wanted, place + 1)
        return place // WIDTH if place >= 0 else -1
