"""Corrects reportlab's table from glyphs back to characters, so that copied text is the written text.

reportlab writes code points above U+FFFF as five hexadecimal digits where UTF-16 is required, so every reader copies
another character. `tests/reports/test_tounicode.py` notices when a new version of reportlab has mended this.
"""

from collections.abc import Sequence
from itertools import groupby

from reportlab.pdfbase import ttfonts

_BLOCK = 100  # the format allows at most 100 entries in one block
_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
    "/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange"
)
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def corrected_map(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode table of one subset: for stretches of one-byte codes their characters in UTF-16BE."""
    written = [(code, character) for code, character in enumerate(subset) if _is_written(character)]
    entries = [_range([pair for _, pair in group]) for _, group in groupby(enumerate(written), key=_place)]
    lines = [_HEAD.format(name=name)]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfrange", *block, "endbfrange"]
    return "\n".join([*lines, _TAIL])


def _is_written(character: int) -> bool:
    return bool(character) and not 0xD800 <= character <= 0xDFFF


def _place(numbered: tuple[int, tuple[int, int]]) -> int:
    """The same for codes that follow each other without a gap."""
    number, (code, _) = numbered
    return code - number


def _range(stretch: Sequence[tuple[int, int]]) -> str:
    """One entry for a stretch of codes: a list of characters, a third shorter in the file than an entry each."""
    characters = "".join(f"<{chr(character).encode('utf-16-be').hex().upper()}>" for _, character in stretch)
    return f"<{stretch[0][0]:02X}> <{stretch[-1][0]:02X}> [{characters}]"


def install() -> None:
    """Let every embedded font of this process use the corrected table."""
    ttfonts.makeToUnicodeCMap = corrected_map
