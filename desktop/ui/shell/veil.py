"""Covers everything in a window: what stood there is hidden as it was, its keys rest, and its title says nothing."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid


class Cover(Protocol):
    """What covers the window."""

    def tell_waiting(self) -> None:
        """Say that a question waits behind it."""
        ...


class Veil(QObject):
    """Hides `whole` behind a cover."""

    def __init__(self, window: QMainWindow, whole: QWidget, title: str) -> None:
        super().__init__(window)
        self._window = window
        self._whole = whole
        self._plain_title = title
        self._cover: QWidget | None = None
        self._title = ""
        self._focus: list[QWidget] = []  # what had the cursor, and all that it stands in
        self._resting: list[QShortcut] = []
        self._held: list[Callable[[], None]] = []
        window.installEventFilter(self)

    @property
    def is_down(self) -> bool:
        """Whether the window is covered."""
        return self._cover is not None

    def cover(self, cover: QWidget) -> None:
        """Put something over everything; menus and dialogs that stand open are left without an answer."""
        if self._cover is not None:
            return
        popup = QApplication.activePopupWidget()
        while popup is not None and popup.close():  # it would stand before the cover, and act behind it
            popup = QApplication.activePopupWidget()
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
        self._focus, self._title = _with_all_around(QApplication.focusWidget()), self._window.windowTitle()
        self._cover = cover
        self._whole.hide()
        self._window.setWindowTitle(self._plain_title)
        keys = self._window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._resting = [each for each in keys if each.isEnabled()]
        for each in self._resting:
            each.setEnabled(False)
        cover.setParent(self._window)
        cover.setGeometry(self._window.rect())
        cover.show()
        cover.raise_()
        cover.setFocus()
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._keep_focus)

    def lift(self) -> None:
        """Show again what stood there, with the cursor where it was."""
        cover, self._cover = self._cover, None
        if cover is None:
            return
        cast("QApplication", QApplication.instance()).focusChanged.disconnect(self._keep_focus)
        for each in self._resting:
            each.setEnabled(True)
        self._window.setWindowTitle(self._title)
        self._whole.show()
        cover.hide()
        cover.deleteLater()
        # A cell being written in ends with being hidden; its grid has the cursor then.
        focus = next((each for each in self._focus if isValid(each) and each.isVisible()), None)
        if focus is not None:
            focus.setFocus()
        held, self._held = self._held, []
        for act in held:
            act()

    def when_seen(self, act: Callable[[], None]) -> None:
        """Show something now, or once the window is seen again; the cover says that it waits."""
        if self._cover is None:
            act()
            return
        self._held.append(act)
        cast("Cover", self._cover).tell_waiting()

    def _keep_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the cursor back from what ends behind the cover: Qt gives it to what cannot be seen, with all keys."""
        cover = self._cover
        if cover is None or now is None or now.window() is not self._window:
            return
        if now is not cover and not cover.isAncestorOf(now):
            self._focus = _with_all_around(now)
            (cover.focusWidget() or cover).setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the cover over the whole window, and its title as plain as it is."""
        if self._cover is None:
            return False
        if event.type() == QEvent.Type.Resize:
            self._cover.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.WindowTitleChange and self._window.windowTitle() != self._plain_title:
            self._title = self._window.windowTitle()
            self._window.setWindowTitle(self._plain_title)
        return False


def _with_all_around(widget: QWidget | None) -> list[QWidget]:
    """A widget and those it stands in, the innermost first."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
