"""The way from the first step to the last: a bar for each, its figure behind it, and what part came through."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from desktop.ui.kit.charts.canvas import Canvas, Mark
from desktop.ui.kit.charts.figures import FunnelStep
from desktop.ui.kit.charts.ink import LEFT, RIGHT, faded, fill, hover_ground, width_of, write
from desktop.ui.kit.fonts import BODY
from desktop.ui.kit.look import Look
from desktop.ui.theme import Tokens

ROW = 36
BAR = 18
GAP = 10
LEAST = 3.0
DEEPEST, PALEST = 1.0, 0.5  # the bars pale from the first step to the last


class FunnelChart(Canvas):
    """Steps under each other; `activated` carries the key of the step that was chosen."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._steps: tuple[FunnelStep, ...] = ()

    def show_steps(self, steps: Sequence[FunnelStep]) -> None:
        """Show these steps, the first on top."""
        self._steps = tuple(steps)
        self.setMinimumHeight(ROW * len(self._steps))
        self.changed()

    def sizeHint(self) -> QSize:
        """As high as its steps."""
        return QSize(360, ROW * max(1, len(self._steps)))

    def marks(self) -> Sequence[Mark]:
        """One mark for each step, as wide as the chart."""
        height = self._row()
        return [
            Mark(QRectF(0, number * height, self.width(), height), step.tip, step.key)
            for number, step in enumerate(self._steps)
        ]

    def paint(self, painter: QPainter, tokens: Tokens, hovered: int) -> None:
        """Draw step after step."""
        names = max((width_of(self.font(), step.name, BODY) for step in self._steps), default=0.0)
        names = min(round(names) + GAP, self.width() * 0.36)
        figures = max((width_of(self.font(), step.figure, BODY, bold=True) for step in self._steps), default=0.0) + 4
        passed = max((width_of(self.font(), step.passed) for step in self._steps), default=0.0) + GAP
        field = QRectF(names, 0, max(20.0, self.width() - names - figures - passed - GAP), 0)
        for number, (step, mark) in enumerate(zip(self._steps, self.marks(), strict=True)):
            if number == hovered:
                hover_ground(painter, mark.area, tokens)
            area = mark.area
            write(
                painter,
                QRectF(0, area.top(), names - GAP, area.height()),
                step.name,
                tokens.color("text2"),
                LEFT,
                BODY,
            )
            self._paint_bar(painter, tokens, number, step, field, area)
            right = QRectF(self.width() - figures - passed, area.top(), figures, area.height())
            ink = "accent_text" if step.key is not None else "text"
            write(painter, right, step.figure, tokens.color(ink), RIGHT, BODY, bold=True)
            rate = QRectF(self.width() - passed, area.top(), passed, area.height())
            write(painter, rate, step.passed, tokens.color("text3"), RIGHT)

    def _paint_bar(
        self, painter: QPainter, tokens: Tokens, number: int, step: FunnelStep, field: QRectF, area: QRectF
    ) -> None:
        top = round(area.center().y() - BAR / 2)
        fill(painter, QRectF(field.left(), top, field.width(), BAR), tokens.color("sunken"), 4)
        if step.share > 0:
            pale = DEEPEST - (DEEPEST - PALEST) * number / max(1, len(self._steps) - 1)
            width = max(LEAST, field.width() * min(1.0, step.share))
            fill(painter, QRectF(field.left(), top, width, BAR), faded(tokens.color("accent"), pale), 4)

    def _row(self) -> float:
        return min(float(ROW + 8), self.height() / max(1, len(self._steps)))
