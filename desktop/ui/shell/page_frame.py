"""The room of the pages: one that needs more than there is scrolls, so that nothing of it is out of reach."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.ui.dress import dress
from desktop.ui.kit.surfaces import own_ground
from desktop.ui.theme import Theme

Fitted = tuple[QWidget | None, int, int]  # the page, the width of the room, the least the page can do with


class PageFrame(QScrollArea):
    """Gives the page shown all the room there is, and what it needs at the least where that is more."""

    def __init__(self, pages: QStackedWidget, theme: Theme) -> None:
        super().__init__()
        self._pages = pages
        self._theme = theme
        self._fitted: Fitted | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        own_ground(self).setAutoFillBackground(False)
        self.setWidget(pages)
        pages.currentChanged.connect(lambda _index: self._fit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing on the page took closes what lies over the page."""
        from desktop.ui.shell.regions import close_topmost

        if event.key() != Qt.Key.Key_Escape or not close_topmost(self):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page its share of the new room."""
        self._fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page may need more or less than before."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._pages:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        if room.width() < self._pages.width() and self._fitted != self._fit_now(room):
            self._pages.resize(room.width(), self._pages.height())  # what follows the width gives way first
        needed = self._needed(room.width())
        if needed.height() > room.height():
            needed = self._needed(room.width() - self.verticalScrollBar().sizeHint().width())
        if needed.height() > room.height() or needed.width() > room.width():
            self._dress_bars()
        self._pages.resize(max(needed.width(), 1), max(needed.height(), room.height(), 1))
        self._fitted = self._fit_now(room)

    def _fit_now(self, room: QSize) -> Fitted:
        """What a fit follows from: tried again with nothing of it changed, a page wider than its room never rests."""
        return self._pages.currentWidget(), room.width(), self._needed(0).width()

    def _dress_bars(self) -> None:
        """Pages mostly have enough room, and then there are no bars to be seen."""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            dress(self._theme, bar)

    def _needed(self, width: int) -> QSize:
        """At this width, or the least the page shown can do with."""
        page = self._pages.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None:
            return QSize(width, 0)
        least = layout.totalMinimumSize()
        width = max(width, least.width())
        if layout.hasHeightForWidth():
            return QSize(width, layout.totalMinimumHeightForWidth(width))
        return QSize(width, least.height())
