"""Joins Arabic letters: each is drawn in the form for its place in the word, in Arabic as in Uyghur."""

import re
import unicodedata
from functools import cache

_LETTERS = re.compile("[\u0621-\u06ff]")  # nearly no text has any
_FORMS = (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEF5))
_JOINER = "\u0640"  # a stroke that lengthens a word
_ALONE, _BEGINS, _MIDDLE, _ENDS = "<isolated>", "<initial>", "<medial>", "<final>"


def joined(text: str) -> str:
    """The text with its Arabic letters in the forms they are drawn in; of as many characters as before."""
    if not _LETTERS.search(text):
        return text
    forms, letters = _forms(), [place for place, each in enumerate(text) if not unicodedata.combining(each)]
    drawn = list(text)
    for index, place in enumerate(letters):
        letter = text[place]
        before = text[letters[index - 1]] if index else ""
        after = text[letters[index + 1]] if index + 1 < len(letters) else ""
        is_bound_before = _reaches_on(before) and _ENDS in forms.get(letter, {})
        is_bound_after = _reaches_on(letter) and (_ENDS in forms.get(after, {}) or after == _JOINER)
        kind = {(0, 0): _ALONE, (0, 1): _BEGINS, (1, 1): _MIDDLE, (1, 0): _ENDS}[is_bound_before, is_bound_after]
        drawn[place] = forms.get(letter, {}).get(kind, letter)
    return "".join(drawn)


def letter_of(form: str) -> str:
    """The letter that a form stands for, so that it is copied as it was typed; any other character is itself."""
    return _letters().get(form, form)


def _reaches_on(letter: str) -> bool:
    """Whether the letter is bound to the one after it."""
    return letter == _JOINER or _BEGINS in _forms().get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The forms of each letter by the place they are for."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind.startswith("<") and len(letters) == 1:
            found.setdefault(chr(int(letters[0], 16)), {})[kind] = chr(code)
    return found


@cache
def _letters() -> dict[str, str]:
    return {form: letter for letter, forms in _forms().items() for form in forms.values()}
