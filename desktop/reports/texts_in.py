"""Finds everything that is printed of a form or sheet as words."""

import dataclasses
from collections.abc import Iterator

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
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
