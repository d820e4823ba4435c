"""Bars over time with the target as a tick on each, and what may still come stacked on top."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from desktop.ui.kit.charts.canvas import Canvas, Mark
from desktop.ui.kit.charts.figures import TrendBar
from desktop.ui.kit.charts.ink import CENTRE, RIGHT, faded, fill, hatch, hover_ground, width_of, write
from desktop.ui.kit.charts.scale import ticks
from desktop.ui.kit.look import Look
from desktop.ui.theme import Tokens

FOOT = 24  # labels under the axis
TOP = 8
BAR = 0.46  # of a bar's place
WIDEST = 40
RUNNING = 0.55  # how much of the colour the unfinished period keeps
LIKELY = 0.27
EMPTY = 0.001


def plain_number(value: float) -> str:
    """An axis figure without more ado."""
    return f"{value:,.0f}"


class TrendChart(Canvas):
    """Shows one figure over time; `activated` carries the key of the bar that was chosen.

    Give it bars with `show_bars`; `axis_text` writes the figures of the axis, `whole` keeps them whole.
    """

    def __init__(self, look: Look, name: str, axis_text: Callable[[float], str] = plain_number) -> None:
        super().__init__(look, name)
        self._bars: tuple[TrendBar, ...] = ()
        self._axis_text = axis_text
        self._whole = False
        self.setMinimumHeight(150)

    def show_bars(
        self, bars: Sequence[TrendBar], axis_text: Callable[[float], str] | None = None, whole: bool = False
    ) -> None:
        """Show these bars, the oldest first."""
        self._bars = tuple(bars)
        self._axis_text = axis_text or self._axis_text
        self._whole = whole
        self.changed()

    def sizeHint(self) -> QSize:
        """A wide strip."""
        return QSize(640, 220)

    def marks(self) -> Sequence[Mark]:
        """One mark for each bar, as high as the chart."""
        field = self._field()
        width = field.width() / max(1, len(self._bars))
        return [
            Mark(QRectF(field.left() + number * width, 0, width, self.height()), bar.tip, bar.key)
            for number, bar in enumerate(self._bars)
        ]

    def paint(self, painter: QPainter, tokens: Tokens, hovered: int) -> None:
        """Draw the grid, then bar after bar."""
        field, scale = self._field(), self._ticks()
        marks = self.marks()
        if hovered >= 0:
            hover_ground(painter, marks[hovered].area, tokens)
        for tick in scale:
            height = round(self._height_of(tick, field, scale[-1]))
            painter.fillRect(QRectF(field.left(), height, field.width(), 1), tokens.color("grid"))
            words = QRectF(0, height - 9, field.left() - 8, 18)
            write(painter, words, self._axis_text(tick), tokens.color("text3"), RIGHT)
        every = self._label_step(marks)
        for number, (bar, mark) in enumerate(zip(self._bars, marks, strict=True)):
            self._paint_bar(painter, tokens, bar, mark.area, field, scale[-1])
            if (len(self._bars) - 1 - number) % every == 0:
                room = QRectF(mark.area.center().x() - 40, field.bottom() + 4, 80, FOOT - 4)
                write(painter, room, bar.label, tokens.color("text3"), CENTRE)

    def _paint_bar(
        self, painter: QPainter, tokens: Tokens, bar: TrendBar, place: QRectF, field: QRectF, top: float
    ) -> None:
        accent = tokens.color("accent")
        width = round(min(WIDEST, place.width() * BAR))
        left = round(place.center().x() - width / 2)

        def part(low: float, high: float) -> QRectF:
            upper = round(self._height_of(high, field, top))
            return QRectF(left, upper, width, round(self._height_of(low, field, top)) - upper)

        value = bar.value or 0.0
        if value > 0:
            fill(painter, part(0, value), faded(accent, RUNNING) if bar.is_running else accent, 1)
        if bar.likely > EMPTY:
            fill(painter, part(value, value + bar.likely), faded(accent, LIKELY))
        if bar.possible > bar.likely + EMPTY:
            hatch(painter, part(value + bar.likely, value + bar.possible), accent)
        if bar.target is not None:
            line = round(self._height_of(bar.target, field, top))
            over = width * 0.42
            painter.fillRect(QRectF(left - over, line - 1.2, width + 2 * over, 2.4), tokens.color("target"))

    def _ticks(self) -> tuple[float, ...]:
        heights = [max((bar.value or 0.0) + bar.possible, bar.target or 0.0) for bar in self._bars]
        return ticks(max(heights, default=0.0), 4 if self.height() < 200 else 5, self._whole)

    def _field(self) -> QRectF:
        widest = max((width_of(self.font(), self._axis_text(tick)) for tick in self._ticks()), default=0.0)
        left = round(widest) + 10
        return QRectF(left, TOP, max(1, self.width() - left), max(1, self.height() - TOP - FOOT))

    def _height_of(self, value: float, field: QRectF, top: float) -> float:
        return field.bottom() - field.height() * max(0.0, value) / top

    def _label_step(self, marks: Sequence[Mark]) -> int:
        """Every so many-th label is written, so that they do not touch."""
        widest = max((width_of(self.font(), bar.label) for bar in self._bars), default=0.0) + 8
        place = marks[0].area.width() if marks else 1.0
        return max(1, -int(-widest // max(1.0, place)))
