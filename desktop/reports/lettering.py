"""The fonts of one file: each face once, with the characters the file uses, in the order they appear.

A text is written as two-byte codes of its own glyphs. reportlab cuts a face into fonts of 256 characters instead:
that takes longer, makes larger files, and its table back to characters is wrong beyond U+FFFF.
"""

from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace

from desktop.reports import fonts, tounicode
from desktop.reports.closing_up import SAVED, is_closed_up, mark_of
from desktop.reports.cutting import cut
from desktop.reports.joining import letter_of
from desktop.reports.runs import Run

_TAG = "AAAAAA"  # says that a font holds some characters only
_SYMBOLIC = 4
_SPACE, _KEPT_SPACE = " ", "\u00a0"  # copied as an ordinary one
_EM = 1000
_USUAL_WIDTH = _EM  # of a Chinese character


class Letters(dict[str, str]):
    """The characters of one face in one file: each one's code as four hexadecimal digits."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self.key = key
        self._name, self._face = name, fonts.face(name).face
        self._glyphs, self._characters = [0], [""]

    def __missing__(self, character: str) -> str:
        if character == _KEPT_SPACE:
            self[character] = self[_SPACE]
            return self[character]
        self._glyphs.append(self._face.charToGlyph[ord(mark_of(character))])
        self._characters.append(character)
        code = self[character] = f"{len(self._glyphs) - 1:04X}"
        return code

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls this before it writes the file
        """Put the font among the objects of the file."""
        name = f"{_TAG}+{self._name}"
        described = _described(document, self._face, name, self._glyphs)
        typed = [letter_of(mark_of(each)) if each else each for each in self._characters]
        below = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                "CIDToGIDMap": "/Identity",
                "FontDescriptor": described,
                "DW": _USUAL_WIDTH,
                "W": self._widths(),
            }
        )
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(below, f"below:{name}")]),
            "ToUnicode": document.Reference(_stream(tounicode.table(typed)), f"characters:{name}"),
        }
        document.idToObject["BasicFonts"].dict[self.key] = document.Reference(pdfdoc.PDFDictionary(font), self.key)

    def _widths(self) -> str:
        """The widths that are not the usual one, in stretches of codes."""
        found = [(code, self._width(each)) for code, each in enumerate(self._characters) if each]
        unusual = enumerate((code, width) for code, width in found if width != _USUAL_WIDTH)
        stretches = [list(group) for _, group in groupby(unusual, key=lambda each: each[1][0] - each[0])]
        told = [f"{each[0][1][0]}[{' '.join(f'{width:g}' for _, (_, width) in each)}]" for each in stretches]
        return f"[{' '.join(told)}]"

    def _width(self, character: str) -> float:
        """In thousandths of an em."""
        width: float = self._face.getCharWidth(ord(mark_of(character)))
        return width - SAVED * _EM if is_closed_up(character) else width


class Lettering:
    """Turns texts into operators of one file, and remembers those written before."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._faces: dict[str, Letters] = {}
        self._shown: dict[str, dict[str, tuple[str, str]]] = {}

    def shown(self, run: Run) -> tuple[str, str]:
        """The key of a run's font among the file's fonts, and the operator that shows its text."""
        known = self._shown.get(run.font)
        if known is None:
            known = self._shown[run.font] = {}
            letters = self._faces[run.font] = Letters(run.font, f"F{len(self._faces) + 1}")
            self._document.delayedFonts.append(letters)
        operator = known.get(run.text)
        if operator is None:
            letters = self._faces[run.font]
            operator = known[run.text] = (letters.key, f"<{''.join([letters[each] for each in run.text])}> Tj")
        return operator


def _described(document: Any, face: TTFontFace, name: str, glyphs: list[int]) -> Any:
    """The reference to a font's description with its program."""
    program = cut(face, glyphs)
    stream = _stream(program)
    stream.dictionary["Length1"] = len(program)
    description = {
        "Type": "/FontDescriptor",
        "FontName": f"/{name}",
        "Flags": _SYMBOLIC,
        "FontBBox": pdfdoc.PDFArray(face.bbox),
        "ItalicAngle": face.italicAngle,
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "StemV": face.stemV,
        "FontFile2": document.Reference(stream, f"program:{name}"),
    }
    return document.Reference(pdfdoc.PDFDictionary(description), f"description:{name}")


def _stream(content: bytes | str) -> Any:
    """A compressed stream."""
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
