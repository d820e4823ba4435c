"""What the palette leads to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the palette leads to; `keys` are further ways to find it."""

    name: str
    detail: str
    run: Callable[[], None]
    keys: tuple[str, ...] = ()
