"""Words of a list, found by pinyin and initials like the names of people."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.queries.lookups import Choice
from desktop.services.pinyin import spelled


def with_pinyin(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The same choices with the pinyin and initials of their Chinese words among their keys."""
    return tuple(replace(choice, keys=(*choice.keys, *spelled(choice.keys[0]))) for choice in choices)
