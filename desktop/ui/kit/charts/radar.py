"""Points on several axes as a shape, beside a second one to compare with: the perspectives of a review, say."""

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.ui.kit.charts.canvas import Canvas, Mark
from desktop.ui.kit.charts.figures import RadarAxis
from desktop.ui.kit.charts.ink import CENTRE, faded, write
from desktop.ui.kit.look import Look
from desktop.ui.theme import Tokens

RINGS = 4
EDGE = 34  # room for the names around
NAME = 92
LINE = 17


class RadarChart(Canvas):
    """At least three axes; `full` is the value at the outer ring, the line at 100 is drawn stronger.

    Give it axes with `show_axes`. The shape of values is filled and has dots, the reference is a dashed line, so that
    both are told apart without colours; a value of None leaves a gap in the shape and is said by the axis's tip.
    """

    def __init__(self, look: Look, name: str, full: float = 120.0) -> None:
        super().__init__(look, name)
        self._axes: tuple[RadarAxis, ...] = ()
        self._full = full
        self.setMinimumSize(QSize(220, 200))

    def show_axes(self, axes: Sequence[RadarAxis]) -> None:
        """Show these axes, the first on top, clockwise."""
        self._axes = tuple(axes)
        self.changed()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(300, 260)

    def marks(self) -> Sequence[Mark]:
        """One mark for each axis, around its name."""
        return [Mark(self._name_area(number), axis.tip, axis.key) for number, axis in enumerate(self._axes)]

    def paint(self, painter: QPainter, tokens: Tokens, hovered: int) -> None:
        """Draw rings, axes, the reference, the shape, the names."""
        if len(self._axes) < 3:
            return
        for ring in range(1, RINGS + 1):
            self._outline(painter, [self._full * ring / RINGS] * len(self._axes), QPen(tokens.color("grid"), 1))
        self._outline(painter, [100.0] * len(self._axes), QPen(tokens.color("border"), 1.5))
        painter.setPen(QPen(tokens.color("grid"), 1))
        for number in range(len(self._axes)):
            painter.drawLine(self._centre(), self._point(number, self._full))
        if all(axis.reference is not None for axis in self._axes):
            pen = QPen(tokens.color("text3"), 1.5, Qt.PenStyle.DashLine)
            self._outline(painter, [axis.reference or 0.0 for axis in self._axes], pen)
        self._shape(painter, tokens)
        for number, axis in enumerate(self._axes):
            ink = tokens.color("text" if number == hovered else "text2")
            area = self._name_area(number)
            value = "—" if axis.value is None else f"{axis.value:.1f}"
            write(painter, QRectF(area.left(), area.top(), area.width(), LINE), axis.name, ink, CENTRE)
            strong = QRectF(area.left(), area.top() + LINE, area.width(), LINE)
            write(painter, strong, value, tokens.color("text"), CENTRE, bold=True)

    def _shape(self, painter: QPainter, tokens: Tokens) -> None:
        accent = tokens.color("accent")
        known = [(number, axis.value) for number, axis in enumerate(self._axes) if axis.value is not None]
        points = [self._point(number, value) for number, value in known]
        painter.setPen(QPen(accent, 2))
        painter.setBrush(faded(accent, 0.16))
        painter.drawPolygon(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def _outline(self, painter: QPainter, values: Sequence[float], pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([self._point(number, value) for number, value in enumerate(values)]))

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _radius(self) -> float:
        return max(20.0, min(self.width() / 2 - NAME * 0.72, self.height() / 2 - EDGE - 2))

    def _point(self, number: int, value: float) -> QPointF:
        angle = -pi / 2 + 2 * pi * number / len(self._axes)
        part = self._radius() * max(0.0, min(value, self._full)) / self._full
        return self._centre() + QPointF(part * cos(angle), part * sin(angle))

    def _name_area(self, number: int) -> QRectF:
        angle = -pi / 2 + 2 * pi * number / len(self._axes)
        away = self._radius() + 20
        place = self._centre() + QPointF((away + NAME * 0.28 * abs(cos(angle))) * cos(angle), away * sin(angle))
        left = min(max(0.0, place.x() - NAME / 2), self.width() - NAME)
        top = min(max(0.0, place.y() - LINE), self.height() - 2 * LINE)
        return QRectF(left, top, NAME, 2 * LINE)
