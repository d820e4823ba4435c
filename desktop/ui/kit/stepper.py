"""Steps of a process: done, current, still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, line, row
from desktop.ui.kit.words import words

DISC = 20
DASH = 16  # px between two steps


@dataclass(frozen=True, slots=True)
class Step:
    """One step; the note stands small behind its name (a date, a count)."""

    name: str
    note: str = ""
    is_left_open: bool = False  # passed without being finished


class _Disc(QWidget):
    def __init__(self, look: Look, number: int, current: int, is_done: bool) -> None:
        super().__init__()
        self._look = look
        self._is_done = is_done
        self._number = number
        self._current = current
        self.setFixedSize(QSize(DISC, DISC))
        look.theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._look.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("ok_soft"))
            painter.drawEllipse(area)
            painter.drawPixmap(4, 4, self._look.icons.pixmap("check", "ok", 12))
        else:
            is_current = self._number == self._current
            painter.setPen(Qt.PenStyle.NoPen if is_current else QPen(tokens.color("strong"), 1))
            painter.setBrush(tokens.color("accent") if is_current else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area)
            painter.setPen(tokens.color("on_accent" if is_current else "text2"))
            painter.setFont(sized(self.font(), 12, bold=is_current))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._number + 1))
        painter.end()


class Stepper(QWidget):
    """The strip of steps; steps before `current` are done, `current` beyond the last means all are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = row(self, 8)

    def show_steps(self, steps: Sequence[Step], current: int) -> None:
        """Draw these steps."""
        clear(self._layout)
        for number, step in enumerate(steps):
            if number:
                dash = line()
                dash.setFixedWidth(DASH)
                self._layout.addWidget(dash)
            is_done = number < current and not step.is_left_open
            self._layout.addWidget(_Disc(self._look, number, current, is_done))
            role = "strong" if number == current else ("" if is_done else "soft")
            self._layout.addWidget(words(step.name, role))
            if step.note:
                self._layout.addWidget(words(step.note, "caption"))
        self._layout.addStretch(1)
