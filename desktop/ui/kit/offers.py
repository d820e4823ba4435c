"""What a form offers to choose from; no toolkit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.queries.lookups import Choice
from desktop.ui.kit.options import Option


@dataclass(frozen=True, slots=True)
class Offers:
    """Records and words to choose from; `words` by the field's name."""

    people: tuple[Choice, ...] = ()
    customers: tuple[Choice, ...] = ()
    deals: tuple[Choice, ...] = ()
    words: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)


def option_of(choice: Choice) -> Option:
    """A record to choose, with its code beside it."""
    return Option(choice.id, choice.label, choice.keys[0] if choice.keys else "", choice.keys)


def word_option(choice: Choice) -> Option:
    """A word to choose, which is its own value."""
    return Option(choice.label, choice.label, "", choice.keys)
