"""The look of the paper: colours, sizes in points, places in millimetres."""

from dataclasses import dataclass

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 15 * MM, 195 * MM
TEXT_WIDTH = RIGHT - LEFT

Colour = tuple[float, float, float]


def colour_of(code: str) -> Colour:
    """A colour from "#RRGGBB"."""
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


INK = colour_of("#1A2230")
ACCENT = colour_of("#1A2231")  # heads and what stands out; the company's colour is drawn in its place
SECOND = colour_of("#4A5568")
THIRD = colour_of("#616B7D")
HAIRLINE = colour_of("#C3CAD5")
BAND = colour_of("#F1F3F7")
BAR_REACHED = colour_of("#3F4C63")
BAR_BELOW = colour_of("#98A3B5")
WRITING = colour_of("#98A3B5")
WHITE = colour_of("#FFFFFF")


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: size in points, weight and colour."""

    size: float
    bold: bool = False
    colour: Colour = INK


TITLE = Type(18, bold=True)
PERIOD = Type(11.5, bold=True)
TOTAL = Type(22, bold=True, colour=ACCENT)
GRADE = Type(16, bold=True, colour=ACCENT)
HEAD = Type(10, bold=True, colour=ACCENT)
FINDING = Type(9, bold=True)
NAME = Type(9.6, bold=True)
PERSON = Type(9.2)
TEXT = Type(8.7)
STRONG = Type(8.7, bold=True)
SMALL, SMALL_STRONG = Type(8.5), Type(8.5, bold=True)  # of texts on a page that would be one too many
SOFT = Type(8.7, colour=SECOND)
FAINT = Type(8.7, colour=THIRD)
NUMBER = Type(8.7, bold=True, colour=SECOND)
NOTE = Type(8.5, colour=SECOND)
CAPTION = Type(8.5, colour=THIRD)
LEADING = 12.3  # between two lines of text
