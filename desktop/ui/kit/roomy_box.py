"""A box that has room for every line it shows, also for those that come later."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class RoomyBox(QDialog):
    """Grows with what is said in it; its width stays."""

    def showEvent(self, event: QShowEvent) -> None:
        """Have room for every line; only now the words have their final size."""
        self._make_room()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Have room for what is said from now on, as that a password is not right."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._make_room()
        return is_done

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
