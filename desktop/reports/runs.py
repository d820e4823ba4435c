"""The one door from a text to the page: cleaned, put in drawing order, cut into runs by the font that holds them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from desktop.reports import fonts
from desktop.reports.bidi import visual

MISSING = "〓"  # the printers' sign for a character that is not in the case
_CHINESE = range(0x2E80, 0xA4D0)
_RARE_CHINESE = range(0x20000, 0x40000)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font; `width` in em."""

    font: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A text ready to be drawn; `width` in em."""

    runs: tuple[Run, ...]
    width: float


@lru_cache(maxsize=4096)
def line(text: str, bold: bool = False, latin: bool = False) -> Line:
    """The runs of a text that stands on one line; `latin` takes narrow quotation marks."""
    pieces: list[Run] = []
    for name, group in groupby(_placed(visual(text), bold, latin), key=lambda placed: placed[0]):
        characters = list(group)
        pieces.append(Run(name, "".join(item[1] for item in characters), sum(item[2] for item in characters)))
    return Line(tuple(pieces), sum(piece.width for piece in pieces))


def is_latin(text: str) -> bool:
    """Whether the text has no Chinese character, so that its quotation marks are the narrow ones."""
    return text.isascii() or not any(ord(each) in _CHINESE or ord(each) in _RARE_CHINESE for each in text)


def width(text: str, bold: bool = False, latin: bool = False) -> float:
    """The width of a text in em."""
    return sum(_held(character, bold, latin)[2] for character in text)


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters no font holds, each once, in the order they appear; white space is none of them."""
    found: dict[str, None] = {}
    for text in texts:
        if text.isascii() and text.isprintable():
            continue
        for character in text:
            if not character.isspace() and fonts.holder(character, False) is None:
                found[character] = None
    return tuple(found)


def _placed(text: str, bold: bool, latin: bool) -> Iterator[tuple[str, str, float]]:
    return (_held(character, bold, latin) for character in text)


def _held(character: str, bold: bool, latin: bool) -> tuple[str, str, float]:
    held = fonts.holder(character, bold, latin)
    if held is None:
        character = " " if character.isspace() else MISSING
        held = fonts.holder(character, bold) or (fonts.BOLD if bold else fonts.REGULAR, 0.5)
    return held[0], character, held[1]
