"""The embedded fonts: registered once per process, and which of them holds a character."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import paths

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
# In the order they are asked for a character; other scripts have one weight only.
_FACES = {
    False: (REGULAR, "QianjiFallback-Regular", "QianjiWorld-Regular"),
    True: (BOLD, "QianjiFallback-Bold", "QianjiWorld-Regular"),
}
_NARROW_QUOTES = frozenset("‘’“”")  # a full em wide in a Chinese font


@cache
def face(name: str) -> TTFont:
    """The font of one file, read and registered on first use only: reading is most of the cost of a form."""
    font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font


@cache
def holder(character: str, bold: bool, latin: bool = False) -> tuple[str, float] | None:
    """The font that holds `character` and its width in em, None where no font does."""
    code = ord(character)
    names = _FACES[bold]
    if latin and character in _NARROW_QUOTES:
        names = names[::-1]
    for name in names:
        glyphs = face(name).face
        if code in glyphs.charToGlyph:
            return name, glyphs.getCharWidth(code) / 1000
    return None
