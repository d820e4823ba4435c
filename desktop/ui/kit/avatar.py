"""A person's first character on a coloured disc; the colour belongs to the name."""

from zlib import crc32

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look

HUES = (345, 170, 25, 290, 120, 215)


def first_character(name: str) -> str:
    """What stands on the disc."""
    return name.strip()[:1].upper() or "·"


def paint_avatar(painter: QPainter, area: QRectF, name: str, is_dark: bool, font: QFont) -> None:
    """Draw the disc of a name into `area`."""
    hue = HUES[crc32(name.encode("utf-8", "replace")) % len(HUES)]
    ground = QColor.fromHsl(hue, 100, 58) if is_dark else QColor.fromHsl(hue, 95, 223)
    ink = QColor.fromHsl(hue, 130, 210) if is_dark else QColor.fromHsl(hue, 110, 62)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(area)
    painter.setPen(ink)
    painter.setFont(sized(font, max(11, round(area.height() * 0.45)), bold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, first_character(name))
    painter.restore()


class Avatar(QWidget):
    """The disc as a widget."""

    def __init__(self, look: Look, name: str = "", size: int = 26) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self.setFixedSize(QSize(size, size))
        look.theme.changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        is_dark = self._look.theme.tokens.name == "dark"
        paint_avatar(painter, QRectF(self.rect()), self._name, is_dark, self.font())
        painter.end()
