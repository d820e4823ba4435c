"""Former names of people in texts, replaced by those they bear now, only where nobody and nothing else is meant."""

import re
from collections.abc import Iterable, Mapping

_SHORTEST = 2  # letters of a name that is looked for in the midst of a text


def is_unmistakable(name: str, others: Iterable[str]) -> bool:
    """Whether a name in the midst of a text means one person: it is no part of anybody else's."""
    return len(name) >= _SHORTEST and not any(name in other for other in others)


def with_names_now(text: str, names: Mapping[str, str]) -> str:
    """The text with each former name replaced, all at once: two people may have exchanged theirs."""
    if not any(name in text for name in names):
        return text
    longest_first = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(_as_a_whole, longest_first)), lambda found: names[found[0]], text)


def _as_a_whole(name: str) -> str:
    """A name in letters as a word of its own: An, not Andrew; Chinese has no gaps between words."""
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    behind = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{behind}"
