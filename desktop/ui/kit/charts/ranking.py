"""People by attainment: place, name, a bar with the tick at 100, and the figure in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from desktop.ui.kit.avatar import paint_avatar
from desktop.ui.kit.bars import paint_bar
from desktop.ui.kit.charts.canvas import Canvas, Mark
from desktop.ui.kit.charts.figures import RankingLine
from desktop.ui.kit.charts.ink import LEFT, RIGHT, hover_ground, width_of, write
from desktop.ui.kit.fonts import BODY
from desktop.ui.kit.look import Look
from desktop.ui.theme import Tokens

ROW = 36
PLACE = 28
AVATAR = 24
NAME = 96
GAP = 12
SHARE = 58
FULL = 120.0


class RankingChart(Canvas):
    """One row for each person; `activated` carries the key of the row that was chosen."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._lines: tuple[RankingLine, ...] = ()

    def show_lines(self, lines: Sequence[RankingLine]) -> None:
        """Show these lines in this order."""
        self._lines = tuple(lines)
        self.setFixedHeight(ROW * max(1, len(self._lines)))
        self.changed()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(480, ROW * max(1, len(self._lines)))

    def marks(self) -> Sequence[Mark]:
        """One mark for each row."""
        return [
            Mark(QRectF(0, number * ROW, self.width(), ROW), line.tip, line.key)
            for number, line in enumerate(self._lines)
        ]

    def paint(self, painter: QPainter, tokens: Tokens, hovered: int) -> None:
        """Draw row after row."""
        names = min(
            max((width_of(self.font(), line.name, BODY, bold=True) for line in self._lines), default=0.0) + GAP,
            max(float(NAME), self.width() * 0.3),
        )
        figures = max((width_of(self.font(), line.figure, BODY) for line in self._lines), default=0.0) + 4
        is_dark = tokens.name == "dark"
        for number, (line, mark) in enumerate(zip(self._lines, self.marks(), strict=True)):
            if number == hovered:
                hover_ground(painter, mark.area, tokens)
            top = mark.area.top()
            write(painter, QRectF(0, top, PLACE - 8, ROW), line.place, tokens.color("text3"), RIGHT)
            disc = QRectF(PLACE, top + (ROW - AVATAR) / 2, AVATAR, AVATAR)
            paint_avatar(painter, disc, line.name, is_dark, self.font())
            left = float(PLACE + AVATAR + 8)
            write(painter, QRectF(left, top, names - 4, ROW), line.name, tokens.color("text"), LEFT, BODY, bold=True)
            left += names
            room = QRectF(left, top, max(40.0, self.width() - left - figures - 3 * GAP - SHARE), ROW)
            if line.percent is not None:
                paint_bar(painter, room, line.percent, tokens, FULL)
            middle = QRectF(room.right() + GAP, top, SHARE, ROW)
            write(painter, middle, line.share, tokens.color("text"), RIGHT, BODY, bold=True)
            last = QRectF(self.width() - figures - 4, top, figures, ROW)
            write(painter, last, line.figure, tokens.color("text2"), RIGHT, BODY)
