"""Seven days with a dot for each visit: filled where it was effective, a ring where not."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.queries.visit_week import DayCount
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.visits.weekdays import heads

HEIGHT, DOT, STEP, MOST = 82, 7, 11, 3


class WeekStrip(QWidget):
    """One week; the marked day stands on the colour of a selected row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._days: tuple[DayCount, ...] = ()
        self._marked: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        look.theme.changed.connect(self.update)

    def show_days(self, days: Sequence[DayCount], marked: date) -> None:
        """Show these days."""
        self._days, self._marked = tuple(days), marked
        told = [f"{day.day:%m-%d}: {day.effective} / {day.others}" for day in days]
        self.setAccessibleName("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its three lines."""
        return QSize(260, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days side by side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 7
        for number, day in enumerate(self._days):
            self._day(painter, QRect(round(number * width), 0, round(width), HEIGHT), number, day)
        painter.end()

    def _day(self, painter: QPainter, area: QRect, number: int, day: DayCount) -> None:
        tokens = self._look.theme.tokens
        is_marked, is_weekend = day.day == self._marked, number > 4
        if is_marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selected"))
            painter.drawRoundedRect(area.adjusted(1, 0, -1, -2), 6, 6)
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(tokens.color("accent_text" if is_marked else "text2"))
        painter.setFont(sized(self.font(), 12, bold=is_marked))
        painter.drawText(QRect(area.left(), 4, area.width(), 20), middle, heads(self._look.texts)[number])
        painter.setPen(tokens.color("text3" if is_weekend else "text"))
        painter.setFont(sized(self.font(), 13, bold=is_marked))
        painter.drawText(QRect(area.left(), 25, area.width(), 20), middle, str(day.day.day))
        self._dots(painter, area, day)

    def _dots(self, painter: QPainter, area: QRect, day: DayCount) -> None:
        tokens = self._look.theme.tokens
        filled = [True] * day.effective + [False] * day.others
        if len(filled) > MOST:
            painter.setPen(tokens.color("accent_text"))
            painter.setFont(sized(self.font(), 12, bold=True))
            place = QRect(area.left(), 50, area.width(), 20)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), f"{day.effective}/{len(filled)}")
            return
        left = area.center().x() - (len(filled) - 1) * STEP / 2
        for number, is_filled in enumerate(filled):
            painter.setPen(QPen(tokens.color("accent" if is_filled else "text3"), 1.5))
            painter.setBrush(tokens.color("accent") if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + number * STEP, 60), DOT / 2, DOT / 2)
