"""A line of text that gives way: it is cut with an ellipsis where room is short, whole as its tool tip."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy


class ElidedLabel(QLabel):
    """One line, drawn in the colour its role gives it."""

    def __init__(self, role: str = "", align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__()
        self._align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self._align | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class CutToRoom(QObject):
    """Cuts the text of a label that somebody else made, anew whenever its room changes."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self._text = ""
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label.installEventFilter(self)

    def show_text(self, text: str) -> None:
        """Show as much of a text as there is room for, the whole of it as tool tip."""
        self._text = text
        room = max(self._label.width(), 120)
        self._label.setText(self._label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self._label.setToolTip(text)
        self._label.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the room."""
        if watched is self._label and event.type() is QEvent.Type.Resize:
            self.show_text(self._text)
        return super().eventFilter(watched, event)
