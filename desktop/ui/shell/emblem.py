"""The program's sign, in the navigation and on the first run."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.look import Look


class Emblem(QWidget):
    """The program's sign: three bars on the accent colour."""

    def __init__(self, look: Look, size: int = 26) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(QSize(size, size))
        look.theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        tokens = self._look.theme.tokens
        unit = self.width() / 26
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), 6 * unit, 6 * unit)
        painter.setBrush(tokens.color("on_accent"))
        for left, height in ((6.5, 6), (11.5, 9), (16.5, 13)):
            bar = QRectF(left * unit, (19.5 - height) * unit, 3 * unit, height * unit)
            painter.drawRoundedRect(bar, unit, unit)
        painter.end()
