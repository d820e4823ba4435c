"""Finds everything that is printed of a form or sheet as words."""

import dataclasses
from collections.abc import Iterator

from desktop.domain.sheets import Table

_FIELDS: dict[type, tuple[str, ...]] = {}  # looked up for each figure of each form


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
        for name in _fields(type(value)):
            yield from texts_in(getattr(value, name))


def _fields(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; any other value has no texts in it."""
    if kind not in _FIELDS:
        _FIELDS[kind] = (
            tuple(each.name for each in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
        )
    return _FIELDS[kind]
