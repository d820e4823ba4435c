"""The attainment bar: its length, its colour and a tick at 100 say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.look import Look
from desktop.ui.theme import Tokens
from desktop.ui.tones import Tone

HEIGHT = 6


def tone_of(percent: float) -> Tone:
    """The tone of an attainment in percent."""
    if percent >= 100:
        return Tone.OK
    if percent >= 80:
        return Tone.ACCENT
    return Tone.WARN if percent >= 60 else Tone.BAD


def paint_bar(painter: QPainter, area: QRectF, percent: float, tokens: Tokens, full: float = 120.0) -> None:
    """Draw an attainment in percent into `area`, whose whole width means `full` percent."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    track = QRectF(area.left(), area.center().y() - HEIGHT / 2, area.width(), HEIGHT)
    painter.setBrush(tokens.color("grid"))
    painter.drawRoundedRect(track, HEIGHT / 2, HEIGHT / 2)
    part = max(0.0, min(percent, full)) / full
    if part > 0:
        painter.setBrush(tokens.fill(tone_of(percent)))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), max(HEIGHT, track.width() * part), HEIGHT), HEIGHT / 2, HEIGHT / 2
        )
    if full > 100:
        tick = track.left() + track.width() * 100 / full
        painter.fillRect(QRectF(tick - 0.75, track.top() - 4, 1.5, HEIGHT + 8), tokens.color("strong"))
    painter.restore()


class Bar(QWidget):
    """The bar as a widget."""

    def __init__(self, look: Look, percent: float = 0.0, full: float = 120.0) -> None:
        super().__init__()
        self._look = look
        self._percent = percent
        self._full = full
        self.setFixedHeight(14)
        self.setMinimumWidth(40)
        look.theme.changed.connect(self.update)

    def set_percent(self, percent: float) -> None:
        """Show another attainment."""
        self._percent = percent
        self.setAccessibleName(f"{percent:.1f} %")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a table's bar column."""
        return QSize(78, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), self._percent, self._look.theme.tokens, self._full)
        painter.end()
