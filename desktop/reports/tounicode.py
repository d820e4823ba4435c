"""Corrects reportlab's table from glyphs back to characters, so that copied text is the written text.

reportlab writes code points above U+FFFF as five hexadecimal digits where UTF-16 is required, so every reader copies
another character. `tests/reports/test_tounicode.py` notices when a new version of reportlab has mended this.
"""

from collections.abc import Sequence

from reportlab.pdfbase import ttfonts

_BLOCK = 100  # the format allows at most 100 entries in one block
_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
    "/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange"
)
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def corrected_map(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode table of one subset: for each one-byte code its character in UTF-16BE."""
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character and not 0xD800 <= character <= 0xDFFF
    ]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    lines = [_HEAD.format(name=name)]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, _TAIL])


def install() -> None:
    """Let every embedded font of this process use the corrected table."""
    ttfonts.makeToUnicodeCMap = corrected_map
