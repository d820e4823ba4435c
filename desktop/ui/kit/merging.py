"""Decides field by field what stands in a form that another machine's change met: mine, theirs, or to be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Mergeable(Protocol):
    """What is expected of a field."""

    name: str

    def value(self) -> Any:
        """What the owner entered."""
        ...

    def set_value(self, value: Any) -> None:
        """Show a value."""
        ...

    def kept(self) -> Any:
        """What stands in the field as a draft keeps it."""
        ...

    def take(self, kept: Any) -> None:
        """Put in what a draft kept."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a field: its value, and how to put it in again."""

    value: Any
    kept: Any

    def put(self, field: Mergeable) -> None:
        """Let it stand there again."""
        if self.kept is None:
            field.set_value(self.value)
        else:
            field.take(self.kept)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed."""

    field: Mergeable
    mine: Standing
    theirs: Standing


def merge(
    fields: Mapping[str, Mergeable], filled: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[list[Clash], list[Mergeable]]:
    """Fields both changed, and those taken over from the other machine; mine stand in the form, theirs elsewhere."""
    clashes, taken = [], []
    for name, field in fields.items():
        mine = standing(field)
        field.set_value(filled.get(name))
        before = standing(field)
        field.set_value(theirs.get(name))
        other = standing(field)
        if other == before:
            mine.put(field)
        elif mine == before:
            taken.append(field)
        elif mine != other:
            mine.put(field)
            clashes.append(Clash(field, mine, other))
    return clashes, taken


def standing(field: Mergeable) -> Standing:
    """What stands in a field now."""
    return Standing(field.value(), field.kept())
