"""Makes `resources/fonts` from its pinned sources; run by maintainers only, never at install.

Steps: `npm pack` the two packages named in SOURCES and `apt-get download` the two Debian packages; unpack each into a
folder named by its key in SOURCES (the .deb files with `dpkg -x`), then run `python -m tools.build_fonts FOLDER` with
the folder that holds the four. The two faces of Noto Sans SC are made lighter for paper (`tools/refit_font.py`). Two
further families are cut for characters they lack: Qianji Fallback (Chinese characters, two weights) and Qianji World
(other scripts, symbols, emoji; one weight). Same sources, same bytes.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import epoch_diff
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from tools.refit_font import refitted

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
EM = 1000
ASCENT, DESCENT = 1160, -288  # as in Noto Sans SC, so that mixed lines keep their height
MADE_ON = 1_767_225_600 - epoch_diff  # 2026-01-01, fixed for equal bytes
SOURCES = {
    "noto-sans-sc": "npm @expo-google-fonts/noto-sans-sc 0.4.3",
    "noto-emoji": "npm @expo-google-fonts/noto-emoji 0.4.7",
    "noto-cjk": "Debian fonts-noto-cjk 1:20220127+repack1-1",
    "noto-core": "Debian fonts-noto-core 20201225-1",
}
CJK = "usr/share/fonts/opentype/noto/NotoSansCJK-{weight}.ttc"
SIMPLIFIED = 2  # the face of the collection with mainland shapes
CORE = "usr/share/fonts/truetype/noto/Noto{script}-Regular.ttf"
SCRIPTS = (
    *(
        "",
        "Symbols",
        "Symbols2",
        "Math",
        "Arabic",
        "Hebrew",
        "Thai",
        "Lao",
        "Khmer",
        "Myanmar",
        "Devanagari",
        "Bengali",
    ),
    *("Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Armenian", "Georgian"),
    *("Mongolian", "TaiLe", "NewTaiLue", "Lisu", "Yi", "PhagsPa", "Syriac", "Thaana", "Cherokee", "Tifinagh"),
    *("Ogham", "Runic", "Deseret", "NKo", "Coptic"),
)
FACES = (*(f"Sans{script}" for script in SCRIPTS), "SerifTibetan")
HANGUL = (*range(0x1100, 0x1200), *range(0xA960, 0xA980), *range(0xAC00, 0xD7FC))
INVISIBLE = (
    *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF, 0xE0001),
    *range(0x180B, 0x180E),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xFFF9, 0xFFFC),
    *range(0x1BCA0, 0x1BCA4),
    *range(0x1D173, 0x1D17B),
    *range(0xE0020, 0xE0080),
    *range(0xE0100, 0xE01F0),
)
QUOTES = frozenset((0x2018, 0x2019, 0x201C, 0x201D))  # a full em in a Chinese font; English wants narrow ones
SPACES = {0x1680: 300, 0x2000: 500, 0x2001: 1000, 0x2002: 500, 0x2003: 1000, 0x2004: 333, 0x2005: 250, 0x2006: 167}
SPACES |= {0x2007: 555, 0x2008: 220, 0x2009: 200, 0x200A: 100, 0x202F: 200, 0x205F: 222}


@dataclass(frozen=True, slots=True)
class Source:
    """A face to take outlines from, and which code points are wanted of it (None: all)."""

    path: Path
    face: int = -1
    wanted: frozenset[int] | None = None

    def open(self) -> TTFont:
        """The face, read lazily."""
        return TTFont(self.path, fontNumber=self.face, lazy=True)


class Union:
    """A new TrueType font that collects glyphs by code point from several faces."""

    def __init__(self, family: str, style: str, taken: Iterable[int]) -> None:
        self._family, self._style = family, style
        self._taken = set(taken)
        self._characters: dict[int, str] = {}
        self._glyphs = {".notdef": _box(), "empty": TTGlyphPen(None).glyph()}
        self._metrics: dict[str, tuple[int, int]] = {".notdef": (EM, 80), "empty": (0, 0)}

    def add_blanks(self) -> None:
        """Give invisible characters an empty glyph and the odd spaces their width."""
        for code in INVISIBLE:
            self._characters.setdefault(code, "empty")
        for code, width in SPACES.items():
            name = f"space{width}"
            self._glyphs[name], self._metrics[name] = TTGlyphPen(None).glyph(), (width, 0)
            self._characters.setdefault(code, name)
        self._characters = {code: name for code, name in self._characters.items() if code not in self._taken}

    def add(self, source: Source) -> None:
        """Take what is still missing from one face, scaled to this font's em."""
        font = source.open()
        shapes, scale, made = font.getGlyphSet(), EM / font["head"].unitsPerEm, dict[str, str]()
        for code, glyph in sorted(font.getBestCmap().items()):
            unwanted = source.wanted is not None and code not in source.wanted
            if unwanted or code in self._taken or code in self._characters or code < 0x20 or 0x7F <= code < 0xA0:
                continue
            if glyph not in made:
                made[glyph] = f"u{code:04X}"
                self._copy(shapes, glyph, made[glyph], scale)
            self._characters[code] = made[glyph]

    def _copy(self, shapes: object, glyph: str, name: str, scale: float) -> None:
        recorded = DecomposingRecordingPen(shapes)
        shapes[glyph].draw(recorded)  # type: ignore[index] # fontTools' glyph sets are untyped
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, max_err=1.0, reverse_direction=hasattr(shapes, "charStrings"))
        recorded.replay(TransformPen(quadratic, (scale, 0, 0, scale, 0, 0)))
        made = pen.glyph()
        made.recalcBounds(None)
        self._glyphs[name] = made
        width = round(shapes[glyph].width * scale)  # type: ignore[index] # as above
        self._metrics[name] = (width, getattr(made, "xMin", 0))

    def save(self, path: Path) -> None:
        """Write the font."""
        builder = FontBuilder(EM, isTTF=True)
        builder.setupGlyphOrder(list(self._glyphs))
        builder.setupCharacterMap(self._characters)
        builder.setupGlyf(self._glyphs)
        builder.setupHorizontalMetrics(self._metrics)
        builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
        name = f"{self._family} {self._style}"
        builder.setupNameTable(
            {
                "copyright": "Copyright the Noto project authors; cut and converted from Noto fonts",
                "familyName": self._family,
                "styleName": self._style,
                "uniqueFontIdentifier": name,
                "fullName": name,
                "psName": f"{self._family.replace(' ', '')}-{self._style}",
                "version": "Version 1.000",
                "licenseDescription": "SIL Open Font License, Version 1.1",
                "licenseInfoURL": "https://openfontlicense.org",
            }
        )
        weight = 700 if self._style == "Bold" else 400
        builder.setupOS2(
            sTypoAscender=880,
            sTypoDescender=-120,
            usWinAscent=ASCENT,
            usWinDescent=-DESCENT,
            usWeightClass=weight,
            fsType=0,
        )
        builder.setupPost(keepGlyphNames=False)
        builder.setupMaxp()
        builder.font["head"].created = builder.font["head"].modified = MADE_ON
        builder.font.recalcTimestamp = False
        builder.save(path)


def _box() -> object:
    """The sign for a character without a glyph; the program never draws it."""
    pen = TTGlyphPen(None)
    for left, low, right, high in ((80, -80, 920, 840), (840, 760, 160, 0)):
        pen.moveTo((left, low))
        for point in ((left, high), (right, high), (right, low)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def main(folder: Path) -> int:
    """Build every font from the unpacked sources in `folder` and describe them in MANIFEST.json."""
    origin: dict[str, str] = {}
    held: set[int] = set()
    for weight, file in (
        ("Regular", "400Regular/NotoSansSC_400Regular.ttf"),
        ("Bold", "700Bold/NotoSansSC_700Bold.ttf"),
    ):
        face = TTFont(folder / "noto-sans-sc" / file, recalcTimestamp=False)
        held = set(face.getBestCmap())
        cubic = Source(folder / "noto-cjk" / CJK.format(weight=weight), SIMPLIFIED).open()
        refitted(face, cubic).save(TARGET / f"NotoSansSC-{weight}.ttf")
        used = f"{SOURCES['noto-sans-sc']}, with outlines of {SOURCES['noto-cjk']}"
        origin[f"NotoSansSC-{weight}.ttf"] = f"{used}; fitted anew on a coarser grid"
    collection = folder / "noto-cjk" / CJK.format(weight="Regular")
    chinese = frozenset(Source(collection, SIMPLIFIED).open().getBestCmap()) - held - set(HANGUL)
    for weight in ("Regular", "Bold"):
        part = Union("Qianji Fallback", weight, held)
        part.add(Source(folder / "noto-cjk" / CJK.format(weight=weight), SIMPLIFIED, chinese))
        part.save(TARGET / f"QianjiFallback-{weight}.ttf")
        origin[f"QianjiFallback-{weight}.ttf"] = f"{SOURCES['noto-cjk']}, cut and converted to TrueType outlines"
    world = Union("Qianji World", "Regular", (held | chinese) - QUOTES)
    world.add_blanks()
    for face in FACES:
        world.add(Source(folder / "noto-core" / CORE.format(script=face)))
    world.add(Source(folder / "noto-emoji" / "400Regular" / "NotoEmoji_400Regular.ttf"))
    world.add(Source(collection, SIMPLIFIED, frozenset(HANGUL)))
    world.save(TARGET / "QianjiWorld-Regular.ttf")
    used = ", ".join(SOURCES[key] for key in ("noto-core", "noto-emoji", "noto-cjk"))
    origin["QianjiWorld-Regular.ttf"] = (
        f"{used}; united, cut and converted to TrueType outlines without layout tables"
    )
    _describe(origin)
    return 0


def _describe(origin: dict[str, str]) -> None:
    fonts = [
        {
            "file": name,
            "source": source,
            "licence": "OFL-1.1",
            "characters": len(TTFont(TARGET / name, lazy=True).getBestCmap()),
            "sha256": hashlib.sha256((TARGET / name).read_bytes()).hexdigest(),
        }
        for name, source in sorted(origin.items())
    ]
    text = json.dumps({"fonts": fonts}, indent=2, ensure_ascii=False) + "\n"
    (TARGET / "MANIFEST.json").write_text(text, encoding="utf-8", newline="\n")
    for font in fonts:
        print(font["file"], (TARGET / str(font["file"])).stat().st_size, font["characters"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
