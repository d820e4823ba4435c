"""Puts Hebrew and Arabic stretches into the order they are drawn in: a page runs from left to right, they do not.

Readers of a PDF expect such a stretch as it is drawn and turn it around when it is copied. They agree about single
words only: several words beside other writing, as a name beside its caption, some give back in another order. So the
owner is told where a text is more than a word.
"""

import re
import unicodedata
from itertools import groupby

_RIGHT_TO_LEFT = ("R", "AL")
_STEERING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
_MAYBE = re.compile(  # blocks with letters from right to left or with marks that steer: nearly no text has any
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FIGURES = re.compile(r"\d[\d.,:/]*")


def visual(text: str) -> str:
    """The text with its right-to-left stretches turned around, marks kept behind their letter."""
    if not _has(text, _RIGHT_TO_LEFT):
        return text
    pieces = []
    for turned, group in groupby(zip(_settled(text), text, strict=True), key=lambda pair: pair[0]):
        stretch = "".join(character for _, character in group)
        pieces.append(_turned(stretch) if turned else stretch)
    return "".join(pieces)


def is_uncertain(text: str) -> bool:
    """Whether readers may copy the text in another order: right-to-left letters among anything else."""
    if not _has(text, (*_STEERING, *_RIGHT_TO_LEFT)):
        return False
    kinds = {unicodedata.bidirectional(character) for character in text.strip()}
    return not kinds.isdisjoint(_STEERING) or not kinds <= {*_RIGHT_TO_LEFT}


def steers(character: str) -> bool:
    """Whether the character is an invisible mark that turns the direction of writing."""
    return unicodedata.bidirectional(character) in _STEERING


def _has(text: str, kinds: tuple[str, ...]) -> bool:
    return _MAYBE.search(text) is not None and any(
        unicodedata.bidirectional(character) in kinds for character in text
    )


def _settled(text: str) -> list[bool]:
    """Which characters go right to left; neutral ones do only between two letters that do."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    result: list[bool] = []
    for index, kind in enumerate(kinds):
        before = result[-1] if result else False
        strong = next((later for later in kinds[index:] if later in ("L", *_RIGHT_TO_LEFT)), "L")
        neutral = kind not in ("L", *_RIGHT_TO_LEFT)
        result.append(strong != "L" and (before or not neutral) if kind != "NSM" else before)
    return result


def _turned(stretch: str) -> str:
    clusters: list[str] = []
    for character in stretch:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return _FIGURES.sub(lambda figure: figure[0][::-1], "".join(reversed(clusters)))
