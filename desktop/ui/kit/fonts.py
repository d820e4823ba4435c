"""The program's typeface: the system's own for Windows first, the bundled Chinese one behind it."""

import sys

from PySide6.QtGui import QFont, QFontDatabase

from desktop import paths
from desktop.i18n import CHINESE

WINDOWS_FAMILIES = ("Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI")
BODY = 13
CAPTION = 12


def load_fonts() -> list[str]:
    """The families to try in order; the bundled files are read once per process."""
    bundled: list[str] = []
    for file in sorted(
        (paths.resources() / "fonts").glob("*.ttf"), key=lambda path: ("Fallback" in path.name, path.name)
    ):
        number = QFontDatabase.addApplicationFont(str(file))
        bundled += [family for family in QFontDatabase.applicationFontFamilies(number) if family not in bundled]
    # Elsewhere the question alone would take a hundredth of the start.
    asked = WINDOWS_FAMILIES if sys.platform == "win32" else ()
    return [family for family in asked if QFontDatabase.hasFamily(family)] + bundled


def body_font(families: list[str], language: str = CHINESE) -> QFont:
    """The font of ordinary text; outside Chinese its quotation marks and apostrophes are narrow."""
    font = QFont()
    if families:
        font.setFamilies(families)
    font.setPixelSize(BODY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return marked_for(font, language)


def marked_for(font: QFont, language: str) -> QFont:
    """The same font with the quotation marks and apostrophes of a language."""
    other = QFont(font)
    other.clearFeatures()  # a new font begins as the program's, which may have spoken another language
    if language != CHINESE:
        other.setFeature(QFont.Tag("pwid"), 1)  # the Chinese typeface gives them the width of a character
    return other


def sized(font: QFont, pixels: int, bold: bool = False) -> QFont:
    """The same font in another size and weight."""
    other = QFont(font)
    other.setPixelSize(pixels)
    other.setBold(bold)
    return other
