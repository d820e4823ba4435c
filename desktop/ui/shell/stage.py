"""What the window shows: the navigation, and at its right the pages."""

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.surfaces import row
from desktop.ui.shell.navigation import Navigation

ROOMY = 790  # px of height from which the navigation's entries have their full height


class Stage(QWidget):
    """Where it is narrower than `least`, as on a small screen or one drawn at 200 %, pages need the names' room."""

    def __init__(self, navigation: Navigation, pages: QWidget, least: QSize) -> None:
        super().__init__()
        self.setObjectName("stage")
        self._navigation = navigation
        self._pages = pages
        self._least = least
        layout = row(self, 0, QMargins())
        layout.addWidget(navigation)
        layout.addWidget(pages, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what lies over the page from the list of pages, too, and a form over the ways to begin.

        There F6 goes between the two as well, before the window's own keys hold.
        """
        from desktop.ui.shell.regions import close_topmost, go_to_next_region

        if event.key() == Qt.Key.Key_F6:
            is_forward = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            go_to_next_region(self._navigation, self._pages, self._pages, is_forward)
        elif event.key() != Qt.Key.Key_Escape or not close_topmost(self.window()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the names of the pages where there is room for them."""
        self._navigation.make_compact(self.width() < self._least.width())
        self._navigation.make_low(self.height() < ROOMY)
        super().resizeEvent(event)
