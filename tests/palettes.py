"""Few colours for a committed picture: what is painted in large stays as it is, what is small keeps its hue."""

from collections.abc import Sequence
from typing import cast

from PIL import Image

_EXACT = 4  # one in so many colours is kept as it is: surfaces, rows and text
_MOST = 1 << 24

Colour = tuple[int, int, int]


def with_few_colours(picture: Image.Image, colours: int) -> Image.Image:
    """The picture with so many colours.

    Half the median of a picture is dark grey, so that dividing by medians turns the few pixels of a warning in amber
    into the salmon of an error; a palette that covers what occurs leaves no colour far from itself.
    """
    counted = sorted(picture.getcolors(_MOST) or (), reverse=True)
    used = [cast("Colour", colour) for _number, colour in counted]
    if len(used) <= colours:
        palette = used
    else:
        exact = used[: colours // _EXACT]
        palette = [*exact, *_covering(picture, colours - len(exact))]
    nearest = {colour: _nearest(colour, palette) for colour in used}
    pixels = cast("Sequence[Colour]", picture.get_flattened_data())
    small = Image.frombytes("P", picture.size, bytes(nearest[colour] for colour in pixels))
    small.putpalette([part for colour in palette for part in colour])
    return small


def _covering(picture: Image.Image, colours: int) -> list[Colour]:
    """Colours that leave none of the picture's far from one of them."""
    covering = picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    parts = covering.getpalette() or []
    return list(zip(parts[0::3], parts[1::3], parts[2::3], strict=True))[:colours]


def _nearest(colour: Colour, palette: Sequence[Colour]) -> int:
    red, green, blue = colour
    far = [(r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2 for r, g, b in palette]
    return far.index(min(far))
