"""The table of a font from codes back to characters, so that copied text is the written text, beyond U+FFFF too."""

from collections.abc import Sequence

_ENTRIES = 100  # the format allows at most so many in one block
_STRETCH = 256  # codes of one entry share their first byte
_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange"
)
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def table(characters: Sequence[str]) -> str:
    """The table of two-byte codes: the place of a character is its code, "" stands for none."""
    entries = []
    for start in range(0, len(characters), _STRETCH):
        first = start or 1  # code 0 is the sign of no character
        listed = "".join(map(_written, characters[first : start + _STRETCH]))
        if listed:
            last = min(start + _STRETCH, len(characters)) - 1
            entries.append(f"<{first:04X}> <{last:04X}> [{listed}]")
    lines = [_HEAD]
    for start in range(0, len(entries), _ENTRIES):
        block = entries[start : start + _ENTRIES]
        lines += [f"{len(block)} beginbfrange", *block, "endbfrange"]
    return "\n".join([*lines, _TAIL])


def _written(character: str) -> str:
    return f"<{character.encode('utf-16-be').hex().upper()}>"
