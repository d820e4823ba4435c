"""Small drawing acts that charts share."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.ui.kit.fonts import CAPTION, sized
from desktop.ui.theme import Tokens

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def write(
    painter: QPainter,
    area: QRectF,
    text: str,
    ink: QColor,
    align: Qt.AlignmentFlag = LEFT,
    size: int = CAPTION,
    bold: bool = False,
) -> None:
    """One line of text, shortened where there is no room."""
    font = sized(painter.font(), size, bold)
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)


def width_of(font: QFont, text: str, size: int = CAPTION, bold: bool = False) -> float:
    """How wide a text is in a size."""
    return QFontMetricsF(sized(font, size, bold)).horizontalAdvance(text)


def fill(painter: QPainter, area: QRectF, color: QColor, radius: float = 0.0) -> None:
    """A filled rectangle, rounded where a radius is given."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(area, radius, radius)


def faded(color: QColor, part: float) -> QColor:
    """The colour so far transparent that `part` of it is left."""
    other = QColor(color)
    other.setAlphaF(part)
    return other


def hatch(painter: QPainter, area: QRectF, color: QColor) -> None:
    """Slanted lines in a dashed frame: what may come, told apart from what is without any colour."""
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(faded(color, 0.55), 1))
    step, height = 5.0, area.height()
    x = area.left() - height
    while x < area.right():
        painter.drawLine(int(x), int(area.bottom()), int(x + height), int(area.top()))
        x += step
    painter.restore()
    pen = QPen(color, 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def hover_ground(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """The soft ground under what the mouse points at."""
    fill(painter, area, tokens.color("hover"), 6)
