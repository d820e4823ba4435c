"""Finds everything that is printed of a form or sheet as words."""

import dataclasses
from collections.abc import Iterator
from functools import cache

from desktop.domain.sheets import Table


def texts_in(value: object) -> Iterator[str]:
    """Every text anywhere in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, Table) and value != value.for_paper:
        yield from texts_in(value.for_paper)
    else:
        for name in _fields(value.__class__):
            yield from texts_in(getattr(value, name))


@cache  # looked up for each figure of each form
def _fields(kind: type[object]) -> tuple[str, ...]:
    """The names of a dataclass's fields; any other value has no texts in it."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
