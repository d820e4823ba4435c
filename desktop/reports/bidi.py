"""Puts Hebrew and Arabic stretches into the order they are drawn in: a page runs from left to right, they do not.

Readers of a PDF expect such a stretch as it is drawn and turn it around when it is copied. They agree about single
words only, so the owner is told where a text is more than that.
"""

import re
import unicodedata
from itertools import groupby

_RIGHT_TO_LEFT = ("R", "AL")
_STEERING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
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
    return _has(text, _STEERING) or stranger(text) is not None


def steers(character: str) -> bool:
    """Whether the character is an invisible mark that turns the direction of writing."""
    return unicodedata.bidirectional(character) in _STEERING


def stranger(text: str) -> str | None:
    """The first character among right-to-left letters that is none of them; None where they are alone or absent."""
    if not _has(text, _RIGHT_TO_LEFT):
        return None
    return next((each for each in text.strip() if unicodedata.bidirectional(each) not in _RIGHT_TO_LEFT), None)


def _has(text: str, kinds: tuple[str, ...]) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(character) in kinds for character in text)


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
