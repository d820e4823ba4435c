"""File names that every system takes: Windows' reserved names, signs, endings and length, and no name twice."""

import re
import unicodedata

from desktop.i18n import CHINESE

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_BYTES = 180  # of 255, so that a folder, a part name and a copy's number still fit
_UNITS = 100  # of the 260 a whole Windows path may have


class FileNames:
    """Names for the files of one folder."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, stem: str, suffix: str = ".pdf") -> str:
        """A safe name with `suffix` that no earlier file of this folder has, whatever its case."""
        safe = safe_stem(stem)
        name, count = safe + suffix, 1
        while _folded(name) in self._taken:
            count += 1
            name = f"{safe} ({count}){suffix}"
        self._taken.add(_folded(name))
        return name


def ending_of(language: str) -> str:
    """How the name of a printed file ends: both languages may lie in one folder side by side."""
    return ".pdf" if language == CHINESE else f" {language}.pdf"


def safe_stem(stem: str) -> str:
    """A file name without its suffix: forbidden signs become "_", a colon " - ", the end loses dots and spaces."""
    stem = stem.replace(": ", " - ")
    text = "".join(_FORBIDDEN.sub("_", character) for character in stem if not _is_broken(character))
    text = _cut(" ".join(text.split())).rstrip(". ")
    text = text.lstrip(" ")
    if not text.strip("._ "):
        return "_"
    return f"_{text}" if _RESERVED.fullmatch(text) or text.startswith((".", "-")) else text


def is_reserved(name: str) -> bool:
    """Whether a name means a device on Windows, whatever its ending."""
    return _RESERVED.fullmatch(name.rstrip(" .")) is not None


def _is_broken(character: str) -> bool:
    return unicodedata.category(character) in ("Cs", "Cn")


def _cut(text: str) -> str:
    """The longest beginning that is short enough in bytes (Linux) and in UTF-16 units (Windows)."""
    while len(text.encode()) > _BYTES or len(text.encode("utf-16-le")) > 2 * _UNITS:
        text = text[:-1]
    return text


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
