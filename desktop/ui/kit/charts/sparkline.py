"""A small line without axes: where a figure has been going."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.kit.charts.ink import faded
from desktop.ui.kit.look import Look
from desktop.ui.tones import Tone

AIR = 4.0
LEAST, USUAL = 44, 96


class Sparkline(QWidget):
    """Beside a figure that says the same in words; it takes no focus and is passed over by screen readers."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._values: tuple[float, ...] = ()
        self._tone = Tone.ACCENT
        self.setFixedHeight(36)
        self.setMinimumWidth(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.update)

    def show_values(self, values: Sequence[float], tone: Tone = Tone.ACCENT) -> None:
        """Show these values, the oldest first; fewer than two draw nothing."""
        self._values, self._tone = tuple(values), tone
        self.update()

    def sizeHint(self) -> QSize:
        """Small; it gives way to the figure."""
        return QSize(USUAL, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the ground under it, and a dot at its end."""
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._look.theme.tokens.fill(self._tone)
        points = self._points()
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        ground = QPainterPath(line)
        ground.lineTo(points[-1].x(), self.height())
        ground.lineTo(points[0].x(), self.height())
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, faded(color, 0.22))
        shade.setColorAt(1, faded(color, 0.0))
        painter.fillPath(ground, shade)
        pen = QPen(color, 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(line, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(points[-1], 2.6, 2.6)
        painter.end()

    def _points(self) -> list[QPointF]:
        low, high = min(self._values), max(self._values)
        span = high - low or 1.0
        width, height = self.width() - 2 * AIR, self.height() - 2 * AIR
        step = width / (len(self._values) - 1)
        middle = 0.5 if high == low else None
        return [
            QPointF(AIR + number * step, AIR + height * (1 - (middle or (value - low) / span)))
            for number, value in enumerate(self._values)
        ]
