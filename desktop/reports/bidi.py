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
    if _has(text, _STEERING):
        return True
    return _has(text, _RIGHT_TO_LEFT) and not all(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text.strip()
    )


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
