"""The look of the paper: colours, sizes in points, places in millimetres."""

from dataclasses import dataclass

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 15 * MM, 195 * MM
TEXT_WIDTH = RIGHT - LEFT

Colour = tuple[float, float, float]


def _colour(code: str) -> Colour:
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


INK = _colour("#1A2230")
SECOND = _colour("#4A5568")
THIRD = _colour("#616B7D")
HAIRLINE = _colour("#C3CAD5")
BAND = _colour("#F1F3F7")
BAR_REACHED = _colour("#3F4C63")
BAR_BELOW = _colour("#98A3B5")
WRITING = _colour("#98A3B5")
WHITE = _colour("#FFFFFF")


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: size in points, weight and colour."""

    size: float
    bold: bool = False
    colour: Colour = INK


TITLE = Type(18, bold=True)
PERIOD = Type(11.5, bold=True)
TOTAL = Type(22, bold=True)
GRADE = Type(16, bold=True)
HEAD = Type(10, bold=True)
FINDING = Type(9, bold=True)
NAME = Type(9.6, bold=True)
PERSON = Type(9.2)
TEXT = Type(8.7)
STRONG = Type(8.7, bold=True)
SOFT = Type(8.7, colour=SECOND)
FAINT = Type(8.7, colour=THIRD)
NUMBER = Type(8.7, bold=True, colour=SECOND)
NOTE = Type(8.5, colour=SECOND)
CAPTION = Type(8.5, colour=THIRD)
LEADING = 12.3  # between two lines of text
