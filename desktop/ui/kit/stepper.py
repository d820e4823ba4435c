"""Steps of a process: done, current, still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
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
    """The strip of steps; steps before `current` are done, `current` beyond the last means all are.

    Where there is no room for all names only the current step's stands there; the others are told when pointed at.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = row(self, 8)
        self._giving_way: list[QWidget] = []  # where room is short
        self._whole, self._least = 0, 0  # px

    def show_steps(self, steps: Sequence[Step], current: int) -> None:
        """Draw these steps."""
        clear(self._layout)
        self._giving_way = []
        for number, step in enumerate(steps):
            if number:
                dash = line()
                dash.setFixedWidth(DASH)
                self._layout.addWidget(dash)
            is_done = number < current and not step.is_left_open
            disc = _Disc(self._look, number, current, is_done)
            disc.setToolTip(" ".join(part for part in (step.name, step.note) if part))
            self._layout.addWidget(disc)
            role = "strong" if number == current else ("" if is_done else "soft")
            told = [words(step.name, role), *([words(step.note, "caption")] if step.note else [])]
            for label in told:
                self._layout.addWidget(label)
            self._giving_way += told[1:] if number == current else told
        self._layout.addStretch(1)
        self._measure()
        self._make_room()

    def sizeHint(self) -> QSize:
        """Room for all names."""
        return QSize(self._whole, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the name of the current step."""
        return QSize(self._least, super().minimumSizeHint().height())

    def claim(self, room: int) -> None:
        """Take the room for all names before what stands beside it shortens itself, where there are so many px."""
        self.setMinimumWidth(self._whole if room >= self._whole else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the names there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _measure(self) -> None:
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.show()  # at once: hidden until the next event it would need no room
        self._whole = self._layout.sizeHint().width()
        given = sum(label.sizeHint().width() + self._layout.spacing() for label in self._giving_way)
        self._least = self._whole - given

    def _make_room(self) -> None:
        has_room = self.width() >= self._whole
        for label in self._giving_way:
            label.setVisible(has_room)
