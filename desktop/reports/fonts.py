"""The embedded fonts: registered once per process, and which of them holds a character."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import paths
from desktop.errors import N_, RequestError

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
# In the order they are asked for a character; other scripts have one weight only.
_FACES = {
    False: (REGULAR, "QianjiFallback-Regular", "QianjiWorld-Regular"),
    True: (BOLD, "QianjiFallback-Bold", "QianjiWorld-Regular"),
}
FONTS = tuple(dict.fromkeys(name for names in _FACES.values() for name in names))
_NARROW_QUOTES = frozenset("‘’“”")  # a full em wide in a Chinese font


def font_file(name: str) -> Path:
    """Where a font of the program lies."""
    return paths.resources() / "fonts" / f"{name}.ttf"


@cache
def face(name: str) -> TTFont:
    """The font of one file, read and registered on first use only: reading is most of the cost of a form."""
    file = font_file(name)
    try:
        font = TTFont(name, str(file), asciiReadable=False)
    except Exception as problem:  # a cut file fails anywhere in the library's reading
        raise RequestError(
            N_("The font {file} is missing or damaged. Install Qianji again; your data were not touched."),
            file=file.name,
        ) from problem
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
