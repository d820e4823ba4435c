"""The width of quotation marks in the bundled typeface."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.kit.fonts import body_font, load_fonts


def test_an_apostrophe_is_wide_in_chinese_and_narrow_in_english(qapp: QApplication) -> None:
    families = [each for each in load_fonts() if "Noto" in each]
    before = QApplication.font()
    qapp.setFont(body_font(families, ENGLISH))  # spoken first

    chinese, english = (QFontMetricsF(body_font(families, each)) for each in (CHINESE, ENGLISH))
    qapp.setFont(before)

    assert english.horizontalAdvance("week’s") < chinese.horizontalAdvance("week’s") - 5
    assert english.horizontalAdvance("栗巷茶食") == chinese.horizontalAdvance("栗巷茶食")
