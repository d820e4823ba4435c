"""A line of text that shortens itself where there is no room, and says it whole when pointed at."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

LEAST = 24  # px
BEARING = 2  # px by which letters may lean over the end of their line


class ElidedLabel(QLabel):
    """A label of one line that gives way instead of pushing its neighbours out."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._shorter: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str, *shorter: str) -> None:
        """Show another text, or where there is no room for it the first of the shorter ones that fits."""
        self._shorter = shorter
        self.setText(" ".join(text.split()))
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters, no more than there are."""
        whole = super().minimumSizeHint()
        return QSize(min(LEAST, whole.width()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter, metrics = QPainter(self), self.fontMetrics()
        texts = (self.text(), *self._shorter)
        fitting = next((text for text in texts if metrics.horizontalAdvance(text) <= self.width()), texts[-1])
        shown = metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        painter.end()


class CutToRoom(QObject):
    """Cuts the text of a label that somebody else made, anew whenever its room changes."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self.label = label
        self._text = self._shorter = ""
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label.installEventFilter(self)

    def show_text(self, text: str, shorter: str = "") -> None:
        """Show as much of a text as there is room for, or one that says less; the whole of it as tool tip."""
        self._text, self._shorter = text, shorter
        room, metrics = max(self.label.width() - BEARING, LEAST), self.label.fontMetrics()
        fitting = text if not shorter or metrics.horizontalAdvance(text) <= room else shorter
        self.label.setText(metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, room))
        self.label.setToolTip(text)
        self.label.setAccessibleName(text)

    @property
    def needed(self) -> int:
        """The px in which all of it can be read, or all of what says less."""
        return self.label.fontMetrics().horizontalAdvance(self._shorter or self._text) + BEARING

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the room."""
        if watched is self.label and event.type() is QEvent.Type.Resize:
            self.show_text(self._text, self._shorter)
        return super().eventFilter(watched, event)
