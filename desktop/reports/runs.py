"""The one door from a text to the page: cleaned, put in drawing order, cut into runs by the fonts that hold them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from desktop.reports import bidi, fonts
from desktop.reports.closing_up import SAVED, closed_up
from desktop.reports.joining import joined

MISSING = "〓"  # the printers' sign for a character that is not in the case
_CHINESE = re.compile("[\u2e80-\ua4cf\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS = 1.0  # Latin letters for one Chinese character
_SPECIAL = ("Mn", "Me", "Mc", "Cf")
_PRINTED: set[str] = set()  # characters that were asked about before and that a font holds


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font as it is drawn, marks closed up; `width` in em."""

    font: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A text ready to be drawn; `width` in em."""

    text: str
    runs: tuple[Run, ...]
    width: float
    is_special: bool  # readers drop its marks or invisible characters unless the file states the text


class _Usual(dict[str, float]):
    """The widths in em of the characters that are drawn as they are in the first font; others are no keys."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._bold = bold
        self.font = fonts.BOLD if bold else fonts.REGULAR

    def __missing__(self, character: str) -> float:
        font, drawn, width = _held(character, self._bold, True)  # other quotation marks are not usual
        if font != self.font or drawn != character or _is_marked(character) or bidi.is_uncertain(character):
            raise KeyError(character)
        self[character] = width
        return width


def line(text: str, bold: bool = False, latin: bool = False) -> Line:
    """The runs of a text that stands on one line; `latin` takes narrow quotation marks."""
    usual = _USUAL[bold]
    try:
        taken = sum([usual[character] for character in text])
    except KeyError:
        return _mixed(text, bold, latin)
    run = _closed_up(Run(usual.font, text, taken), latin)
    return Line(text, (run,), run.width, False)


def _mixed(text: str, bold: bool, latin: bool) -> Line:
    """The line of a text that needs more than the usual characters of one font."""
    held = [_held(character, bold, latin) for character in bidi.visual(joined(text))]
    closes = not bidi.is_uncertain(text)  # turned around, other marks stand side by side
    runs = []
    for font, group in groupby(held, key=lambda each: each[0]):
        characters = list(group)
        run = Run(font, "".join(each[1] for each in characters), sum(each[2] for each in characters))
        runs.append(_closed_up(run, latin) if closes and font == _USUAL[bold].font else run)
    return Line(text, tuple(runs), sum(run.width for run in runs), _is_special(text))


def _closed_up(run: Run, latin: bool) -> Run:
    """The run with half the width of marks before other marks left out."""
    if run.text.isascii():
        return run
    drawn, closed = closed_up(run.text, latin)
    return Run(run.font, drawn, run.width - SAVED * closed) if closed else run


@lru_cache(maxsize=8192)
def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, so that its quotation marks are the narrow ones.

    A Chinese name in an English sentence changes nothing about that; a Latin word in a Chinese one neither.
    """
    if text.isascii():
        return True
    chinese = len(_CHINESE.findall(text))
    return not chinese or len(_LATIN.findall(text)) > _LETTERS * chinese


@lru_cache(maxsize=16384)
def width(text: str, bold: bool = False, latin: bool = False) -> float:
    """The width of a text in em."""
    return line(text, bold, latin).width


def widths(texts: Sequence[str], bold: bool, latin: bool) -> list[float]:
    """The widths of some texts in em; most are single characters, of which nothing has to be made out."""
    usual = _USUAL[bold]
    return [usual[text] if text in usual else width(text, bold, latin) for text in texts]


def open_width(text: str, bold: bool = False, latin: bool = False) -> float:
    """The width of a text in em whose marks are not closed up."""
    return sum(_held(character, bold, latin)[2] for character in joined(text))


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters no font holds, each once, in the order they appear; white space is none of them."""
    found: dict[str, None] = {}
    for text in texts:
        if _PRINTED.issuperset(text):
            continue
        for character in text:
            if character.isspace() or fonts.holder(character, False):
                _PRINTED.add(character)
            else:
                found[character] = None
    return tuple(found)


@cache
def _is_marked(character: str) -> bool:
    return unicodedata.category(character) in _SPECIAL


@cache  # there are no more of them than characters in the fonts
def _held(character: str, bold: bool, latin: bool) -> tuple[str, str, float]:
    """The font of a character, what is drawn for it, and its width in em."""
    held = fonts.holder(character, bold, latin)
    if held is None:
        character = " " if character.isspace() else MISSING
        held = fonts.holder(character, bold) or (fonts.BOLD if bold else fonts.REGULAR, 0.5)
    return held[0], character, held[1]


def _is_special(text: str) -> bool:
    """Marks and invisible characters; not all readers take a stated text that turns around or is beyond U+FFFF."""
    return (
        not text.isascii()
        and any(map(_is_marked, text))
        and max(text) < "\U00010000"
        and not bidi.is_uncertain(text)
        and all(_held(each, False, False)[1] == each for each in text)
    )


_USUAL = {bold: _Usual(bold) for bold in (False, True)}
