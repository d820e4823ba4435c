"""The fields of one form taken together: fill, read, and say what is wrong where."""

from collections.abc import Mapping
from typing import Any

from desktop.ui.kit.choice import ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import Field
from desktop.ui.kit.values import Values


class Form:
    """A form's fields by name, in tab order."""

    def __init__(self, *fields: Field) -> None:
        self.fields = {field.name: field for field in fields}
        self.is_touched = False  # whether the owner entered something since the form was filled
        for field in fields:
            field.edited.connect(self._touch)

    def values(self) -> Values:
        """What the owner entered."""
        return Values(
            given={name: field.value() for name, field in self.fields.items()},
            typed_texts={
                name: field.typed_text() for name, field in self.fields.items() if isinstance(field, ChoiceField)
            },
            unclear=frozenset(
                name
                for name, field in self.fields.items()
                if isinstance(field, DateField) and not field.is_understood
            ),
        )

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields not named are emptied; errors go."""
        for name, field in self.fields.items():
            field.set_value(values.get(name))
        self.show_errors({})
        self.is_touched = False

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong under each field and go to the first wrong one."""
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))
        first = next((self.fields[name] for name in self.fields if name in errors), None)
        if first is not None:
            first.be_gone_to()

    def _touch(self) -> None:
        self.is_touched = True
