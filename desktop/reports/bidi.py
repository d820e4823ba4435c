"""Puts Hebrew and Arabic stretches into the order they are drawn in: a page is drawn from left to right."""

import re
import unicodedata
from itertools import groupby

_RIGHT_TO_LEFT = ("R", "AL")
_FIGURES = re.compile(r"\d[\d.,:/]*")


def visual(text: str) -> str:
    """The text with its right-to-left stretches turned around, marks kept behind their letter."""
    if text.isascii():
        return text
    ways = [_way(character) for character in text]
    if True not in ways:
        return text
    pieces = []
    for turned, group in groupby(zip(_settled(ways), text, strict=True), key=lambda pair: pair[0]):
        piece = "".join(character for _, character in group)
        pieces.append(_turned(piece) if turned else piece)
    return "".join(pieces)


def _way(character: str) -> bool | None:
    """True for right-to-left letters, False for left-to-right ones, None for what goes with its neighbours."""
    kind = unicodedata.bidirectional(character)
    return True if kind in _RIGHT_TO_LEFT else False if kind == "L" else None


def _settled(ways: list[bool | None]) -> list[bool]:
    """Neutral characters go right to left only between two letters that do."""
    result: list[bool] = []
    for index, way in enumerate(ways):
        if way is None:
            before = result[-1] if result else False
            way = before and next((later for later in ways[index + 1 :] if later is not None), False)
        result.append(way)
    return result


def _turned(piece: str) -> str:
    clusters: list[str] = []
    for character in piece:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return _FIGURES.sub(lambda figure: figure[0][::-1], "".join(reversed(clusters)))
