"""The company's colour on the paper: dark enough to be read, and told apart from the pale bars in grey, too."""

from collections.abc import Mapping
from functools import lru_cache

from desktop.reports.look import ACCENT, BAR_REACHED, Colour, colour_of

_CONTRAST = 6.5  # against white paper; on the grey band it is above 5.5 then
_STEPS = 50
_SEEN_ALIKE = 4.5  # a colour of such a contrast is darkened so little that nobody asks why


@lru_cache(maxsize=16)
def palette(accent: str) -> Mapping[Colour, Colour]:
    """What is drawn in place of which colour; nothing changes where the company has none."""
    if not accent:
        return {}
    chosen = legible(colour_of(accent))
    return {ACCENT: chosen, BAR_REACHED: chosen}


def printed_instead(accent: str) -> str:
    """What is printed in place of a colour much too pale to be read, as "#RRGGBB"; "" where it can be told as it."""
    colour = colour_of(accent)
    if contrast(colour) >= _SEEN_ALIKE:
        return ""
    return "#" + "".join(f"{round(part * 255):02X}" for part in legible(colour))


def legible(colour: Colour) -> Colour:
    """The colour, darkened as little as reading needs."""
    red, green, blue = colour
    for step in range(_STEPS + 1):
        share = 1 - step / _STEPS
        darker = (red * share, green * share, blue * share)
        if contrast(darker) >= _CONTRAST:
            break
    return darker


def contrast(colour: Colour) -> float:
    """How a colour stands out from white paper, from 1 to 21 (WCAG)."""
    red, green, blue = (_linear(part) for part in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
