"""How a file's name tells that it holds some people only, so that it never takes the place of everybody's file."""

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from desktop.errors import N_
from desktop.i18n import translator

_MOST_NAMED, _MOST_CODES = 3, 8
_MARK = 4  # hexadecimal digits
_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})")


def selection_name(people: Sequence[tuple[str, str]], everybody: int, language: str) -> str:
    """The end of the name for these people (code, name) out of so many; "" where they are all there are.

    Few are named, more are told by their codes, many by the first and the last code with how many they are; a mark
    tells apart choices with gaps between these, of which the names would be the same.
    """
    if not people or len(people) >= everybody:
        return ""
    texts = translator(language)
    if len(people) <= _MOST_NAMED:
        named = [f"{code} {name}".strip() for code, name in people]
        return texts.pgettext("between names", ", ").join(named)
    codes = sorted(code for code, _name in people)
    told = " ".join(codes)
    if len(codes) > _MOST_CODES:
        told = texts(N_("{first} to {last}")).format(first=codes[0], last=codes[-1])
        if not _is_run(codes):
            told = f"{told} {sha256(' '.join(codes).encode()).hexdigest()[:_MARK]}"
    return texts(N_("{people}, {number} of {all}")).format(people=told, number=len(codes), all=everybody)


def _is_run(codes: Sequence[str]) -> bool:
    """Whether the codes count from the first to the last without a gap."""
    found = [match and (match[1], int(match[2])) for match in map(_NUMBERED.fullmatch, codes)]
    return all(one and other and other == (one[0], one[1] + 1) for one, other in pairwise(found))
