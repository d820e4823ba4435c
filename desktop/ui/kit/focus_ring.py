"""A ring around a list, a table or a text to read that was reached by a key: a row marked in it does not tell it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame


class FocusRing(QFrame):
    """Lies over a view until the focus leaves it or the mouse takes over."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        self.show_up()

    def show_up(self) -> None:
        """Stand around the view."""
        self.setGeometry(self._view.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the view's size, and go with the focus or at a click."""
        if event.type() is QEvent.Type.Resize and watched is self._view:
            self.setGeometry(self._view.rect())
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress):
            self.hide()
        return super().eventFilter(watched, event)


def show_ring(view: QAbstractScrollArea) -> None:
    """Draw the ring around a view, which is made at its first time."""
    ring = view.findChild(FocusRing)
    if isinstance(ring, FocusRing):
        ring.show_up()
    else:
        FocusRing(view)
