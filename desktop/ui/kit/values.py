"""What an owner entered into a form, before anybody judged it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Values:
    """By field name: values, the text typed into choices, and the fields whose text was not understood."""

    given: Mapping[str, Any]
    typed_texts: Mapping[str, str] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """The text of a field, empty where there is none."""
        return str(self.given.get(name) or "")

    def day(self, name: str) -> date | None:
        """The day of a field."""
        value = self.given.get(name)
        return value if isinstance(value, date) else None

    def chosen(self, name: str) -> Any:
        """The value of a choice, None where nothing was chosen."""
        return self.given.get(name)

    def typed(self, name: str) -> str:
        """The text in a choice, chosen or not."""
        return self.typed_texts.get(name, "")
