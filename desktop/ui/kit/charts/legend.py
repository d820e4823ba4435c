"""What a chart's marks mean: a small picture of each with its word."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.charts.ink import faded, fill, hatch
from desktop.ui.kit.charts.trend import LIKELY
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, row
from desktop.ui.kit.words import words


class Sign(Enum):
    """How a mark is drawn."""

    FULL = "full"
    TICK = "tick"
    PALE = "pale"
    HATCHED = "hatched"
    DASHED = "dashed"


class Swatch(QWidget):
    """One mark in small."""

    def __init__(self, look: Look, sign: Sign) -> None:
        super().__init__()
        self._look = look
        self._sign = sign
        self.setFixedSize(QSize(14, 12))
        look.theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._look.theme.tokens
        painter = QPainter(self)
        area, accent = QRectF(2, 1, 10, 10), tokens.color("accent")
        match self._sign:
            case Sign.FULL:
                fill(painter, area, accent, 2)
            case Sign.PALE:
                fill(painter, area, faded(accent, LIKELY), 2)
            case Sign.HATCHED:
                hatch(painter, area, accent)
            case Sign.TICK:
                painter.fillRect(QRectF(0, 5, 14, 2.4), tokens.color("target"))
            case Sign.DASHED:
                painter.setPen(QPen(tokens.color("text3"), 1.5, Qt.PenStyle.DashLine))
                painter.drawLine(0, 6, 14, 6)
        painter.end()


class Legend(QWidget):
    """Marks with their words in one line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = row(self, 6)

    def show_entries(self, entries: Sequence[tuple[Sign, str]]) -> None:
        """Explain these marks."""
        clear(self._layout)
        for number, (sign, text) in enumerate(entries):
            if number:
                self._layout.addSpacing(6)
            self._layout.addWidget(Swatch(self._look, sign))
            self._layout.addWidget(words(text, "caption"))
