"""What all charts share: marks that can be pointed at, walked with the arrow keys, and opened."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.theme import Tokens

FORWARDS = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
BACKWARDS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a chart that says something; `key` is emitted when it is opened, None opens nothing."""

    area: QRectF
    text: str
    key: Hashable | None = None


class Canvas(QWidget):
    """A chart; `activated` carries the key of the mark that was clicked or entered."""

    activated = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._current = -1
        self._hovered = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        look.theme.changed.connect(self.update)

    # -- what a chart fills in

    def marks(self) -> Sequence[Mark]:
        """The parts as they lie at the present size, in reading order."""
        return ()

    def paint(self, painter: QPainter, tokens: Tokens, hovered: int) -> None:
        """Draw the chart; `hovered` is the number of the mark under the mouse, -1 for none."""

    # -- what every chart does

    @property
    def current(self) -> int:
        """The mark the keys stand on, -1 before the first key."""
        return self._current

    def changed(self) -> None:
        """Draw anew after other figures were given."""
        self._current = min(self._current, len(self.marks()) - 1)
        self._hovered = -1
        self.update()

    def walk(self, step: int) -> None:
        """Put the keys' place on another mark, and say what it says."""
        number = len(self.marks())
        if number:
            self._stand_on(max(0, min(number - 1, self._current + step if self._current >= 0 else 0)))

    def open_mark(self, number: int) -> None:
        """Open a mark as if it had been clicked."""
        marks = self.marks()
        if 0 <= number < len(marks) and marks[number].key is not None:
            self.activated.emit(marks[number].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart and the ring around the mark the keys stand on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.look.theme.tokens
        self.paint(painter, tokens, self._hovered)
        marks = self.marks()
        if self.hasFocus() and marks:
            ring = marks[self._current].area if self._current >= 0 else QRectF(self.rect())
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring.intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        key = Qt.Key(event.key())
        if key in FORWARDS or key in BACKWARDS:
            self.walk(1 if key in FORWARDS else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.walk(-len(self.marks()) if key == Qt.Key.Key_Home else len(self.marks()))
        elif key in OPENING:
            self.open_mark(self._current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what lies under the mouse."""
        marks, place = self.marks(), self._at(event.position().toPoint())
        if place != self._hovered:
            self._hovered = place
            self.update()
        opens = place >= 0 and marks[place].key is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        if place >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), marks[place].text, self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.open_mark(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what lay under the mouse."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys stand."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it."""
        super().focusOutEvent(event)
        self.update()

    def _at(self, point: QPoint) -> int:
        place = point.toPointF()
        return next((number for number, mark in enumerate(self.marks()) if mark.area.contains(place)), -1)

    def _stand_on(self, number: int) -> None:
        self._current = number
        mark = self.marks()[number]
        self.setAccessibleDescription(mark.text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        QToolTip.showText(self.mapToGlobal(mark.area.center().toPoint()), mark.text, self)
        self.update()
