"""The company's logo as it goes onto paper: read safely, and no larger than print needs."""

import io
import warnings
from functools import lru_cache

from PIL import Image

_LONGEST = 320  # pixels on 9 mm: more than any printer shows
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


@lru_cache(maxsize=4)
def picture(content: bytes) -> bytes | None:
    """The logo as a small PNG, None where the file is no picture that can be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content)).convert("RGBA")
    except _UNREADABLE:
        return None
    image.thumbnail((_LONGEST, _LONGEST))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
