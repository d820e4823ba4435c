"""A view that remembers everything it is told, whatever a presenter expects of it."""

from collections.abc import Callable
from typing import Any


class AnyView:
    """Stands in for a page where only what is said matters."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *parts, **named: self.told.append((name, (*parts, *named.values())))

    def last(self, name: str) -> tuple[Any, ...]:
        """What it was told last under a name."""
        return next(parts for told, parts in reversed(self.told) if told == name)
