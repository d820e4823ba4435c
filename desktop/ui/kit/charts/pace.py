"""A target's bar with a tick where the days that are over call for: length, tick and colour say the same."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.charts.ink import fill
from desktop.ui.kit.look import Look
from desktop.ui.tones import Tone

HEIGHT = 6
MARK = 4.0


class PaceBar(QWidget):
    """Attainment in percent over a track that ends at 100; beyond that the bar is full and the words say how far."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._attained: float | None = None
        self._expected: float | None = None
        self._tone = Tone.NEUTRAL
        self.setFixedHeight(18)
        self.setMinimumWidth(60)
        look.theme.changed.connect(self.update)

    def show_pace(self, attained: float | None, expected: float | None, tone: Tone, told: str) -> None:
        """Show what was attained and what is expected by now, both in percent; `told` is the same in words."""
        self._attained, self._expected, self._tone = attained, expected, tone
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a card lets it be."""
        return QSize(200, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, bar and the place expected by now."""
        tokens = self._look.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - HEIGHT) / 2
        track = QRectF(0, top, self.width(), HEIGHT)
        fill(painter, track, tokens.color("grid"), HEIGHT / 2)
        part = max(0.0, min(self._attained or 0.0, 100.0)) / 100
        if part > 0:
            bar = QRectF(0, top, max(float(HEIGHT), track.width() * part), HEIGHT)
            fill(painter, bar, tokens.fill(self._tone), HEIGHT / 2)
        if self._expected is not None:
            place = round(max(MARK, min(track.width() - MARK, track.width() * min(self._expected, 100.0) / 100)))
            ink = tokens.color("text")
            painter.fillRect(QRectF(place - 0.75, top - 3, 1.5, HEIGHT + 6), ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            tip = [QPointF(place - MARK, top - 6), QPointF(place + MARK, top - 6), QPointF(place, top - 1)]
            painter.drawPolygon(QPolygonF(tip))
        painter.end()
