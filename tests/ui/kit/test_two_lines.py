"""A text broken into a first line that fits and a rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.ui.kit.fonts import sized
from desktop.ui.kit.two_lines import broken

TEXTS = (
    "本期没有设目标（实际 1 个），权重 5 已按比例分给其他指标。",
    "No target for this period; its weight of 25 is spread over the other items.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_first_line_is_never_cut_in_the_width_it_was_broken_for(qapp: QApplication, text: str) -> None:
    metrics = QFontMetrics(sized(qapp.font(), 12))

    for width in range(60, 400):
        first, _rest = broken(text, metrics, width)

        assert metrics.elidedText(first, Qt.TextElideMode.ElideRight, width) == first


@pytest.mark.parametrize("text", TEXTS)
def test_no_letter_is_lost(qapp: QApplication, text: str) -> None:
    metrics = QFontMetrics(sized(qapp.font(), 12))

    for width in range(60, 400):
        assert "".join(broken(text, metrics, width)).replace(" ", "") == text.replace(" ", "")
