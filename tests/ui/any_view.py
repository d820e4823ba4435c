"""A view that remembers everything it is told, whatever a presenter expects of it."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Told = list[tuple[str, tuple[Any, ...]]]


class Part:
    """Something a view is asked for: it is told something, or has a form that is."""

    def __init__(self, told: Told, name: str) -> None:
        self._told, self._name = told, name

    def __call__(self, *parts: Any, **named: Any) -> None:
        self._told.append((self._name, (*parts, *named.values())))

    def forgetting(self, verb: Callable[[], T]) -> Callable[[], T]:
        """It keeps no draft."""
        return verb

    def __getattr__(self, name: str) -> "Part":
        return Part(self._told, name)


class AnyView:
    """Stands in for a page where only what is said matters, to it or to a form of its own."""

    def __init__(self) -> None:
        self.told: Told = []

    def forgetting(self, verb: Callable[[], T]) -> Callable[[], T]:
        """It keeps no draft."""
        return verb

    def __getattr__(self, name: str) -> Any:
        return Part(self.told, name)

    def last(self, name: str) -> tuple[Any, ...]:
        """What it was told last under a name."""
        return next(parts for told, parts in reversed(self.told) if told == name)
