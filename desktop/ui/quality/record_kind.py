"""What one tab of the page is made of: fields, columns, the question behind it, the verbs, and its words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.narrowing import RecordFilter
from desktop.ui.kit.columns import Column
from desktop.ui.kit.field_specs import FieldSpec, Input


class Verbs(Protocol):
    """The verbs on records of one kind."""

    def add(self, draft: Any) -> int:
        """The key of a new record."""
        ...

    def change(self, record_id: int, draft: Any) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, record_id: int) -> None:
        """Take a record out."""
        ...

    def restore(self, record_id: int) -> None:
        """Bring a removed record back."""
        ...


class Line(Protocol):
    """What every record shown has."""

    @property
    def record_id(self) -> int:
        """The record's key."""
        ...


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record; texts are msgids."""

    key: str
    title: Callable[[Translator], str]  # in a context of its own: indicators bear the same words
    icon: str
    enter: str  # on the button and above the form of a new record
    change: str  # above the form of a known one
    empty: str  # heading where there is none yet
    teaching: str  # what such records are good for
    fields: tuple[FieldSpec, ...]
    columns: Callable[[Translator], tuple[Column[Any], ...]]
    lines: Callable[[Any, RecordFilter, int], tuple[Any, ...]]  # (session, filter, limit)
    draft: Callable[..., Any]
    removal: str = N_("Remove this entry")
    words: dict[str, Callable[[Any], tuple[str, ...]]] = field(default_factory=dict)  # field → question for its words

    def starting(self, today: date, staff_id: int | None) -> dict[str, object]:
        """What the first entry starts with: today, and the person the list shows."""
        values: dict[str, object] = {}
        for spec in self.fields:
            if spec.is_carried and spec.input is Input.DAY:
                values[spec.name] = today
            elif spec.input is Input.PERSON:
                values[spec.name] = staff_id
        return values
