"""Shows at the edges of what scrolls sideways that it goes on there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.kit.charts.ink import faded
from desktop.ui.kit.look import Look

WIDE = 36  # px of a fade
ARM, INSET = 5.0, 12.0  # of the arrow in it


class EdgeFades(QWidget):
    """Lies over a scroll area, lets every click through, and fades out whichever side has more behind it."""

    def __init__(self, look: Look, area: QScrollArea) -> None:
        super().__init__(area)
        self._look = look
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.horizontalScrollBar()
        bar.valueChanged.connect(self._moved)
        bar.rangeChanged.connect(self._moved)
        look.theme.changed.connect(self.update)
        self.lie_over()

    def sides(self) -> tuple[bool, bool]:
        """Whether there is more at the left, and at the right."""
        bar = self._area.horizontalScrollBar()
        return bar.value() > bar.minimum(), bar.value() < bar.maximum()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fades there are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.sides()
        if left:
            self._fade(painter, 0.0, float(WIDE), INSET, -ARM)
        if right:
            self._fade(painter, float(self.width()), float(self.width() - WIDE), self.width() - INSET, ARM)
        painter.end()

    def _fade(self, painter: QPainter, edge: float, inner: float, tip: float, arm: float) -> None:
        tokens = self._look.theme.tokens
        ground = tokens.color("bg")
        shade = QLinearGradient(edge, 0.0, inner, 0.0)
        shade.setColorAt(0.0, faded(ground, 0.96))
        shade.setColorAt(1.0, faded(ground, 0.0))
        painter.fillRect(QRectF(min(edge, inner), 0.0, abs(inner - edge), float(self.height())), shade)
        painter.setPen(QPen(tokens.color("text2"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = self.height() / 2
        point = QPointF(tip + arm / 2, middle)
        for side in (-ARM, ARM):
            painter.drawLine(point, QPointF(point.x() - arm, middle + side))

    def lie_over(self) -> None:
        """Cover what can be seen of the area."""
        self.setGeometry(self._area.viewport().geometry())
        self.raise_()
        self.update()

    def _moved(self, *_places: int) -> None:
        self.lie_over()


class SidewaysArea(QScrollArea):
    """A scroll area that says at its edges that it goes on."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.fades = EdgeFades(look, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the fades follow."""
        super().resizeEvent(event)
        self.fades.lie_over()
