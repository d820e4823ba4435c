"""The company's logo as it goes onto paper: read safely, and no larger than print needs."""

import io
import warnings
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

_WIDE, _HIGH = 480, 320  # pixels on at most 40 by 11.5 mm: as sharp as print needs
_FIRST = 4096  # bytes in which an SVG says what it is
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Logo:
    """A small PNG with its size in pixels."""

    content: bytes
    wide: int
    high: int

    def fitted(self, wide: float, high: float) -> tuple[float, float]:
        """Width and height in its own proportions, in points, as large as a box of that size holds."""
        scale = min(wide / self.wide, high / self.high)
        return self.wide * scale, self.high * scale


@lru_cache(maxsize=4)
def picture(content: bytes) -> Logo | None:
    """The logo as print needs it, None where the file is no picture that can be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content)).convert("RGBA")
    except _UNREADABLE:
        return None
    image = _trimmed(image)
    image.thumbnail((_WIDE, _HIGH))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return Logo(buffer.getvalue(), *image.size)


def is_drawing(content: bytes) -> bool:
    """Whether the file is an SVG, whatever it is called."""
    return b"<svg" in content[:_FIRST].lower()


def _trimmed(image: Image.Image) -> Image.Image:
    """The picture without transparent edges, which would make the logo look small; a wholly empty one as it is."""
    seen = image.getchannel("A").getbbox()
    return image.crop(seen) if seen else image
