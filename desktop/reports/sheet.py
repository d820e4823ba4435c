"""A page as a list of marks, measured in points from its top left corner.

So a form can be checked before it is painted, and knows its number of pages before its footers are set.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from desktop.reports import runs
from desktop.reports.breaking import LatinLine
from desktop.reports.look import INK, Colour, Type

Side = Literal["left", "right", "middle"]
_SMALLEST = 0.6  # a text that must stay on one line may shrink to this share of its size


class Words(NamedTuple):  # hundreds on a page: made in a third of a dataclass's time
    """A text on one line; `left` and `baseline` in points."""

    left: float
    baseline: float
    line: runs.Line
    size: float
    colour: Colour

    @property
    def right(self) -> float:
        """Where the text ends, in points."""
        return self.left + self.line.width * self.size


class Stroke(NamedTuple):  # as above
    """A line of one or more straight parts."""

    points: tuple[tuple[float, float], ...]
    thickness: float
    colour: Colour
    dots: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A filled or outlined rectangle; `radius` rounds its corners."""

    left: float
    top: float
    width: float
    height: float
    fill: Colour | None
    edge: Colour | None = None
    radius: float = 0
    thickness: float = 0.6


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle; `half` fills its right half only."""

    centre: tuple[float, float]
    radius: float
    fill: Colour | None
    thickness: float
    half: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file's bytes inside a box."""

    left: float
    top: float
    width: float
    height: float
    content: bytes


Mark = Words | Stroke | Block | Dot | Picture


class Sheet:
    """One page while it is being filled."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def text(
        self,
        place: tuple[float, float],
        text: str,
        type_: Type,
        side: Side = "left",
        room: float = 0,
        is_figure: bool = False,
    ) -> float:
        """Set one line at (x, baseline) and return its width; with `room` it shrinks to fit, else is cut with "…".

        A figure shrinks as far as it must: cut, it would be another one.
        """
        line = _line(text, type_.bold)
        size = type_.size
        if room and text and line.width * size > room:
            size = max(room / line.width, 0 if is_figure else size * _SMALLEST)
            if line.width * size > room + 0.01:
                line = _cut(text, room / size, type_.bold)
        width = line.width * size
        left = place[0] - (width if side == "right" else width / 2 if side == "middle" else 0)
        if text.strip():
            self.marks.append(Words(left, place[1], line, size, type_.colour))
        return width

    def rule(self, left: float, right: float, y: float, thickness: float, colour: Colour = INK) -> None:
        """A level line."""
        self.marks.append(Stroke(((left, y), (right, y)), thickness, colour))

    def upright(self, x: float, top: float, bottom: float, thickness: float, colour: Colour = INK) -> None:
        """An upright line."""
        self.marks.append(Stroke(((x, top), (x, bottom)), thickness, colour))


def width(text: str, type_: Type) -> float:
    """The width of a text on one line, in points."""
    return _line(text, type_.bold).width * type_.size


def _line(text: str, bold: bool) -> runs.Line:
    return _known(text, bold, type(text) is LatinLine)


@lru_cache(maxsize=8192)
def _known(text: str, bold: bool, is_latin: bool) -> runs.Line:
    """The line of a text; one that looks the same may be part of a Latin text or not, and is set otherwise then."""
    return runs.line(text, bold, is_latin or runs.is_latin(text))


def _cut(text: str, room: float, bold: bool) -> runs.Line:
    latin = type(text) is LatinLine or runs.is_latin(text)
    used, kept = runs.width("…", bold, latin), ""
    for character in text:
        used += runs.width(character, bold, latin)
        if used > room:
            break
        kept += character
    return runs.line(kept + "…", bold, latin)
