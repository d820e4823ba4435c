"""Ids of records as one text: stored as they were read, and taken apart only where somebody looks at each."""

from collections.abc import Iterator, Sequence
from typing import overload

BETWEEN = ", "


class ListedIds(Sequence[int]):
    """Whole numbers that are written in a row already: "12, 15, 31"; equal to any sequence of the same numbers."""

    __slots__ = ("listed",)

    def __init__(self, listed: str) -> None:
        self.listed = listed

    def __iter__(self) -> Iterator[int]:
        return map(int, self.listed.split(BETWEEN)) if self.listed else iter(())

    def __len__(self) -> int:
        return self.listed.count(BETWEEN) + 1 if self.listed else 0

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...

    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"ListedIds({self.listed!r})"
