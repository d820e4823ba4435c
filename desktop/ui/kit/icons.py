"""Lucide icons drawn in the colour of a token, redrawn when the appearance changes."""

from functools import cache
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop import paths
from desktop.ui.theme import Theme

# Qt fixes the gap between a button's icon and its text at 4 px; a wider picture makes it 8.
GAP = 4


@cache
def _source(name: str) -> str:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


class Icons:
    """Makes icons, and keeps those it put on buttons and labels in the theme's colours."""

    def __init__(self, theme: Theme, waits: bool = False) -> None:
        self._theme = theme
        self._waits = waits  # the window is painted before its first icon, which takes a moment
        self._placed: WeakKeyDictionary[QAbstractButton | QLabel, tuple[str, str, int, str]] = WeakKeyDictionary()
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
        theme.changed.connect(self._redraw)

    def pixmap(self, name: str, ink: str = "text2", size: int = 16, gap: int = 0, ratio: float = 2.0) -> QPixmap:
        """The picture `size` px high in the colour of a token, with `gap` px of air at its right."""
        color = self._theme.tokens.color(ink).name()
        key = (name, color, size, gap, ratio)
        if key not in self._pixmaps:
            drawn = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
            drawn.fill(Qt.GlobalColor.transparent)
            from PySide6.QtSvg import QSvgRenderer

            renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
            painter = QPainter(drawn)
            renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
            painter.end()
            drawn.setDevicePixelRatio(ratio)
            self._pixmaps[key] = drawn
        return self._pixmaps[key]

    def put(
        self, widget: QAbstractButton | QLabel, name: str, ink: str = "text2", size: int = 16, checked: str = ""
    ) -> None:
        """Show an icon on a button or label from now on; `checked` is the token while a button is pressed in."""
        self._placed[widget] = (name, ink, size, checked)
        if not self._waits:
            self._draw(widget)

    def begin(self) -> None:
        """Draw what was put somewhere so far, and from now on at once."""
        if self._waits:
            self._waits = False
            self._redraw()

    def _redraw(self) -> None:
        for widget in list(self._placed) if not self._waits else ():
            if shiboken6.isValid(widget):
                self._draw(widget)

    def _draw(self, widget: QAbstractButton | QLabel) -> None:
        name, ink, size, checked = self._placed[widget]
        if isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(name, ink, size))
            return
        from PySide6.QtGui import QIcon

        gap = GAP if widget.text() else 0
        icon = QIcon(self.pixmap(name, ink, size, gap))
        icon.addPixmap(self.pixmap(name, "text3", size, gap), QIcon.Mode.Disabled)
        if checked:
            icon.addPixmap(self.pixmap(name, checked, size, gap), QIcon.Mode.Normal, QIcon.State.On)
        widget.setIcon(icon)
        widget.setIconSize(QSize(size + gap, size))
