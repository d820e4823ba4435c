"""The soft shadow a side panel throws on the page it covers: what it cuts off is seen to go on below."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.look import Look

WIDE = 32  # px
STEPS = 6  # of the gradient: the shadow thins out ever more slowly, as shadows do
DARKEST = {"light": 0.13, "dark": 0.5}  # opacity at the panel's edge


class PanelShade(QWidget):
    """Lies left of a panel, under it, and lets every click through."""

    def __init__(self, look: Look, panel: QWidget) -> None:
        super().__init__(panel.parentWidget())
        self._look = look
        self._panel = panel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self) -> None:
        """Lie where the panel ends, and only while it is shown."""
        panel = self._panel
        self.setGeometry(panel.x() - WIDE, panel.y(), WIDE, panel.height())
        self.setVisible(not panel.isHidden())
        self.stackUnder(panel)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken towards the panel."""
        darkest = DARKEST.get(self._look.theme.tokens.name, DARKEST["light"])
        shade = QLinearGradient(float(WIDE), 0.0, 0.0, 0.0)
        for step in range(STEPS + 1):
            away = step / STEPS
            shade.setColorAt(away, QColor.fromRgbF(0.0, 0.0, 0.0, darkest * (1 - away) ** 2))
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), shade)
        painter.end()
