"""The head of a page: its title, and the buttons beside it or, where that leaves no room for it, under it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

from desktop.ui.kit.surfaces import row

LEAST_TITLE = 130  # px a title keeps beside the buttons, if it is as long


class PageHead(QWidget):
    """Follows its own width and that of the buttons."""

    def __init__(self, title: QLabel, texts: QLayout, buttons: QLayout) -> None:
        super().__init__()
        self._title = title
        self._buttons = buttons
        self._head = row(self, 10)
        self._head.addLayout(texts, 1)
        self._head.addLayout(buttons)
        self._head.setAlignment(buttons, Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """A new width, or other words in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        title = min(self._title.fontMetrics().horizontalAdvance(self._title.text()), LEAST_TITLE)
        is_folded = self.width() < title + self._head.spacing() + self._buttons.sizeHint().width()
        if is_folded is (self._head.direction() is QBoxLayout.Direction.TopToBottom):
            return
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(under if is_folded else beside)
        side = Qt.AlignmentFlag.AlignLeft if is_folded else Qt.AlignmentFlag(0)
        self._head.setAlignment(self._buttons, side | Qt.AlignmentFlag.AlignVCenter)
