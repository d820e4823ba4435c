"""Makes a Chinese face light enough for paper: fewer points a glyph, on a coarser grid, nothing else changed.

Most of a form's file is the outlines of its 400 or so characters. A grid of 250 units (0.035 pt at 8.7 pt, a quarter
of a dot of a 600 dpi printer) and outlines fitted anew to within 3.2 thousandths of an em make them a third smaller.
Widths, kerning and the table of characters stay those of the face.
"""

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

EM = 250  # divides 1000, so that the widths on paper are whole numbers
TOLERANCE = 0.8  # units of EM
NAMES = (1, 2, 4, 6)  # family, style, full name, PostScript name; the licence lies beside the files
SAME_WIDTH = 4  # thousandths of an em: what rounding to the grid may move


def refitted(face: TTFont, cubic: TTFont) -> TTFont:
    """`face` on the coarser grid, with outlines from `cubic`, the same design in cubic curves, where it has them."""
    shapes, characters = cubic.getGlyphSet(), cubic.getBestCmap()
    scale_upem(face, EM)
    outlines, metrics = face["glyf"], face["hmtx"]
    factor = EM / cubic["head"].unitsPerEm
    made: set[str] = set()
    for code, glyph in sorted(face.getBestCmap().items()):
        other = characters.get(code)
        if glyph in made or other is None or not outlines[glyph].numberOfContours:
            continue
        if abs(shapes[other].width * factor - metrics[glyph][0]) * 1000 > SAME_WIDTH * EM:
            continue
        made.add(glyph)
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, max_err=TOLERANCE, reverse_direction=True)
        shapes[other].draw(TransformPen(quadratic, (factor, 0, 0, factor, 0, 0)))
        outline = pen.glyph()
        outline.recalcBounds(outlines)
        outlines[glyph] = outline
        metrics[glyph] = (metrics[glyph][0], getattr(outline, "xMin", 0))
    _shorten(face)
    return face


def _shorten(face: TTFont) -> None:
    """Leave out what no line of ours uses; the names go into each file a form is embedded in."""
    for table in ("vhea", "vmtx", "BASE", "STAT"):
        if table in face:
            del face[table]
    face["name"].names = [record for record in face["name"].names if record.nameID in NAMES]
