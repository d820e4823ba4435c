"""The page before its figures: the cards' places in a calm grey, nothing that moves."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.charts.ink import fill
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import GAP

CARDS = 4
HIGH = 146
LEFT = 0.63  # of the width, for the wide column
PAD = 17


class Skeleton(QWidget):
    """Stands where the figures will be."""

    def __init__(self, look: Look, *, with_cards: bool = True) -> None:
        super().__init__()
        self._look = look
        self._with_cards = with_cards
        self.setAccessibleName(look.texts("Loading …"))
        look.theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the places."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = float(self.width()), float(self.height())
        top = self._cards(painter, width) if self._with_cards else 0.0
        wide, half = (width - GAP) * LEFT, (height - top - GAP) / 2
        for left, span in ((0.0, wide), (wide + GAP, width - wide - GAP)):
            for number in range(2):
                area = QRectF(left, top + number * (half + GAP), span, half)
                self._card(painter, area)
                self._line(painter, area, 16, 110, 12)
        painter.end()

    def _cards(self, painter: QPainter, width: float) -> float:
        """The places of the figures; returns where they end."""
        each = (width - (CARDS - 1) * GAP) / CARDS
        for number in range(CARDS):
            area = QRectF(number * (each + GAP), 0, each, HIGH)
            self._card(painter, area)
            self._line(painter, area, 14, 70, 10)
            self._line(painter, area, 44, 120, 24)
            self._line(painter, area, 92, area.width() - 2 * PAD, 6)
        return HIGH + GAP

    def _card(self, painter: QPainter, area: QRectF) -> None:
        tokens = self._look.theme.tokens
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _line(self, painter: QPainter, card: QRectF, top: float, width: float, height: float) -> None:
        area = QRectF(card.left() + PAD, card.top() + top, min(width, card.width() - 2 * PAD), height)
        fill(painter, area, self._look.theme.tokens.color("grid"), min(4.0, height / 2))
