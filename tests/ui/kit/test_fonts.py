"""The width of quotation marks in the bundled typeface."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.dress import dress
from desktop.ui.kit.fields import LongTextField, TextField
from desktop.ui.kit.fonts import body_font, load_fonts
from desktop.ui.kit.surfaces import column
from desktop.ui.theme import Theme


def test_an_apostrophe_is_wide_in_chinese_and_narrow_in_english(qapp: QApplication) -> None:
    families = [each for each in load_fonts() if "Noto" in each]
    before = QApplication.font()
    qapp.setFont(body_font(families, ENGLISH))  # spoken first

    chinese, english = (QFontMetricsF(body_font(families, each)) for each in (CHINESE, ENGLISH))
    qapp.setFont(before)

    assert english.horizontalAdvance("week’s") < chinese.horizontalAdvance("week’s") - 5
    assert english.horizontalAdvance("栗巷茶食") == chinese.horizontalAdvance("栗巷茶食")


@pytest.mark.parametrize("make", [TextField, LongTextField])
def test_a_field_of_english_words_has_narrow_ones_in_a_chinese_window_too(
    qapp: QApplication, theme: Theme, qtbot: QtBot, make: Callable[[str, str], TextField | LongTextField]
) -> None:
    before = QApplication.font()
    qapp.setFont(body_font([each for each in load_fonts() if "Noto" in each], CHINESE))
    plain, chinese, english = (make(name, "Cause") for name in ("cause", "cause_zh_CN", "cause_en"))
    panel = QWidget()
    qtbot.addWidget(panel)
    inside = column(panel)
    for field in (plain, chinese, english):
        inside.addWidget(field)
    dress(theme, panel)
    panel.show()
    qtbot.waitExposed(panel)

    widths = [QFontMetricsF(field.box.font()).horizontalAdvance("week’s") for field in (plain, chinese, english)]
    qapp.setFont(before)

    assert widths[0] == widths[1]
    assert widths[2] < widths[1] - 5
