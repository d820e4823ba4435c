"""Which columns a table shows, in which order, how wide, and by which it is ordered; no toolkit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

LEAST = 40  # px
MOST = 2000


@dataclass(frozen=True, slots=True)
class TableLayout:
    """An arrangement by the names of columns; what it does not name is as the table has it of itself."""

    names: tuple[str, ...] = ()
    switched: frozenset[str] = frozenset()  # shown although usually hidden, or the other way round
    widths: Mapping[str, int] = field(default_factory=dict)
    sorted_by: str = ""
    is_descending: bool = False

    @classmethod
    def read(cls, kept: Any) -> "TableLayout":
        """What was kept; whatever is not understood is left out, never an error."""
        if not isinstance(kept, dict):
            return cls()
        widths, sorted_by = kept.get("widths"), kept.get("sorted_by")
        return cls(
            names=_words(kept.get("columns")),
            switched=frozenset(_words(kept.get("switched"))),
            widths={
                name: max(LEAST, min(MOST, width))
                for name, width in (widths.items() if isinstance(widths, dict) else ())
                if isinstance(name, str) and type(width) is int
            },
            sorted_by=sorted_by if isinstance(sorted_by, str) else "",
            is_descending=kept.get("is_descending") is True,
        )

    def kept(self) -> dict[str, Any]:
        """What to keep; nothing for the table's own arrangement."""
        found: dict[str, Any] = {
            "columns": list(self.names),
            "switched": sorted(self.switched),
            "widths": dict(self.widths),
            "sorted_by": self.sorted_by,
            "is_descending": self.is_descending,
        }
        return {key: value for key, value in found.items() if value}

    def ordered(self, usual: Sequence[str]) -> list[str]:
        """All columns of a table in this order; one that came later stands behind its usual neighbour."""
        known = [name for name in self.names if name in usual]
        found = list(dict.fromkeys(known))
        for place, name in enumerate(usual):
            if name not in found:
                before = usual[place - 1] if place else None
                found.insert(found.index(before) + 1 if before is not None else 0, name)
        return found

    def moved(self, usual: Sequence[str], name: str, steps: int) -> "TableLayout":
        """The layout with a column moved by so many places."""
        names = self.ordered(usual)
        place = names.index(name)
        names.insert(max(0, min(len(names) - 1, place + steps)), names.pop(place))
        return replace(self, names=() if names == list(usual) else tuple(names))

    def with_width(self, name: str, width: int) -> "TableLayout":
        """The layout with a column of so many px."""
        return replace(self, widths={**self.widths, name: max(LEAST, min(MOST, width))})


def _words(kept: Any) -> tuple[str, ...]:
    return tuple(word for word in kept if isinstance(word, str)) if isinstance(kept, list) else ()
