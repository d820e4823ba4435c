"""Something to choose: found by its words, its pinyin or its initials."""

from collections.abc import Sequence
from dataclasses import dataclass
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


def _place(text: str, wanted: str) -> int:
    if text == wanted:
        return 0
    if text.startswith(wanted):
        return 1
    return 2 if wanted in text else 9
