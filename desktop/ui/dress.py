"""Puts the stylesheet on a part of the window when it is seen: parts out of sight wait until they are shown."""

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme


def dress(theme: Theme, part: QWidget) -> None:
    """Let a part of the window, or a window of its own, follow the appearance with all that stands in it."""
    if part.findChild(Dress, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        Dress(theme, part)


class Dress(QObject):
    """Follows the appearance for one part, as long as the part lives.

    One stylesheet for the whole program would be put on every widget once for each widget around it, and on the pages
    nobody sees: changing the appearance would stop the window for seconds.
    """

    def __init__(self, theme: Theme, part: QWidget) -> None:
        super().__init__(part)
        self._theme = theme
        self._part = part
        self._worn = ""
        part.installEventFilter(self)
        theme.changed.connect(self._follow)
        if part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # measured without its sheet
            self._put_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress before the part is measured for the first time, and when it is shown after a change."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show):
            self._put_on()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if self._part.isVisible():
            self._put_on()

    def _put_on(self) -> None:
        if self._worn != self._theme.sheet:
            self._worn = self._theme.sheet
            self._part.setStyleSheet(self._worn)


class Wardrobe(QObject):
    """Dresses whatever is put on the window, before it is seen: pages, messages over them, questions."""

    def __init__(self, theme: Theme, window: QWidget, *stages: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._stages = stages
        for place in (window, *stages):
            place.installEventFilter(self)

    def leave(self, frame: QWidget) -> None:
        """Let a frame around a stage wear nothing, which would be put on all that stands in it."""
        self._stages = (*self._stages, frame)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress what is ready to be shown, but no stage, on which parts stand that nobody sees."""
        if event.type() is QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            part = event.child()
            if isinstance(part, QWidget) and part not in self._stages:
                dress(self._theme, part)
        return super().eventFilter(watched, event)
