"""Something to choose: found by its words, its pinyin or its initials."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `keys` are further ways to find it (code, pinyin, initials)."""

    value: Any
    label: str
    detail: str = ""
    keys: tuple[str, ...] = ()


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """The options meant by what was typed, best first: exact, beginning, inside a word, at most 50."""
    wanted = typed.strip().casefold()
    if not wanted:
        return list(options[:MOST_SHOWN])
    ranked: list[tuple[int, int, Option]] = []
    for number, option in enumerate(options):
        places = [_place(text.casefold(), wanted) for text in (option.label, *option.keys) if text]
        best = min(places, default=9)
        if best < 9:
            ranked.append((best, number, option))
    ranked.sort(key=lambda found: found[:2])
    return [option for _best, _number, option in ranked[:MOST_SHOWN]]


def exactly(options: Sequence[Option], typed: str) -> Option | None:
    """The one option that bears exactly this label or key, None if there is none or more than one."""
    wanted = typed.strip().casefold()
    by_label = [option for option in options if option.label.casefold() == wanted]
    found = by_label or [option for option in options if wanted in [key.casefold() for key in option.keys]]
    return found[0] if len(found) == 1 else None


def means_an_offer(options: Sequence[Option], typed: str, is_free: bool) -> bool:
    """Whether what was typed asks for something offered: a free choice may also begin a word nobody offered."""
    text = typed.casefold()
    return bool(text) and not (is_free and any(text in option.label.casefold() for option in options))


def only_offer(options: Sequence[Option], typed: str, is_free: bool) -> Option | None:
    """The one option that what was typed can mean, None if there is none or more than one."""
    candidates = matching(options, typed)
    if len(candidates) != 1:
        return None
    # A free choice is not taken for an offer by a letter or two from the middle of its pinyin.
    begins = any(key.casefold().startswith(typed.casefold()) for key in candidates[0].keys)
    return candidates[0] if not is_free or (begins and len(typed) > 1) else None


def token_of(value: Any) -> str:
    """A value as a draft keeps it: one text for each value of a list, the same tomorrow and in another language."""
    plain = value.value if isinstance(value, Enum) else value
    return json.dumps(plain) if isinstance(plain, str | int | None) else str(plain)


def by_token(options: Sequence[Option], token: object) -> Option | None:
    """The option whose value a draft kept, None where it is offered no longer."""
    return next((option for option in options if token_of(option.value) == token), None)


def _place(text: str, wanted: str) -> int:
    if text == wanted:
        return 0
    if text.startswith(wanted):
        return 1
    return 2 if wanted in text else 9
