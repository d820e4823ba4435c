"""How a file's name tells that it holds some people only, so that it never takes the place of everybody's file."""

from collections.abc import Sequence

from desktop.errors import N_
from desktop.i18n import translator

_MOST_NAMED, _MOST_CODES = 3, 8


def selection_name(people: Sequence[tuple[str, str]], everybody: int, language: str) -> str:
    """The end of the name for these people (code, name) out of so many; "" where they are all there are.

    Few are named, more are told by their codes, many by the first and the last code with how many they are.
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
    return texts(N_("{people}, {number} of {all}")).format(people=told, number=len(codes), all=everybody)
