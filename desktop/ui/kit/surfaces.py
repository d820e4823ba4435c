"""Cards, lines, boxes and the layouts inside them."""

from typing import TypeVar

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.kit.overlay_bar import WIDE as BAR
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.kit.words import words

L = TypeVar("L", bound=QBoxLayout)

GAP = 14
AROUND = QSize(8, 16)  # px seen around what is scrolled into sight
_ALL = 1000  # share of the width, against the air at both sides
PADDING = QMargins(16, 14, 16, 14)


def column(parent: QWidget | None = None, spacing: int = 0, margins: QMargins | None = None) -> QVBoxLayout:
    """A vertical layout without surprises."""
    return _plain(QVBoxLayout(), parent, spacing, margins)


def row(parent: QWidget | None = None, spacing: int = 0, margins: QMargins | None = None) -> QHBoxLayout:
    """A horizontal layout without surprises."""
    return _plain(QHBoxLayout(), parent, spacing, margins)


def _plain(layout: L, parent: QWidget | None, spacing: int, margins: QMargins | None) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins or QMargins())
    if parent is not None:
        parent.setLayout(layout)
    return layout


def in_the_middle(widget: QWidget, most: int) -> QHBoxLayout:
    """A row that keeps a widget in its middle, as wide as there is room for, at most so many px.

    An alignment would give it the height of its words unwrapped.
    """
    middle = row()
    widget.setMaximumWidth(most)
    middle.addStretch(1)
    middle.addWidget(widget, _ALL)
    middle.addStretch(1)
    return middle


def surface(kind: str) -> QFrame:
    """A frame drawn by the stylesheet: card, sunken, strip, popup, panel, foot, ok, warn or bad."""
    frame = QFrame()
    frame.setProperty("surface", kind)
    return frame


def line(vertical: bool = False) -> QFrame:
    """A hairline."""
    frame = surface("line")
    if vertical:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame


class Card(QFrame):
    """A bordered surface with an optional heading; `body` takes what is inside.

    Whoever fills `head` without a heading puts it up by `put_head_up`.
    """

    def __init__(self, heading: str = "", padded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._outer = column(self, 10, PADDING if padded else QMargins(1, 1, 1, 1))
        self.head = row(spacing=8, margins=QMargins() if padded else QMargins(15, 13, 15, 0))
        if heading:
            self.head.addWidget(words(heading, "heading"))
            self.head.addStretch(1)
            self.put_head_up()
        self.body = column(spacing=8)
        self._outer.addLayout(self.body, 1)

    def put_head_up(self) -> None:
        """Let the head stand above the body."""
        self._outer.insertLayout(0, self.head)


def scrolled(content: QWidget) -> QScrollArea:
    """The content with a vertical scroll bar when it needs one: over the air at its right, or beside it."""
    area = QScrollArea()
    ground = own_ground(area)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("scrolled", "true")
    area.setWidget(content)
    # Without this the viewport paints the window's colour over the card.
    ground.setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    layout = content.layout()
    OverlayBar(area, is_beside=layout is None or layout.contentsMargins().right() < BAR)
    return area


def own_ground(area: QScrollArea) -> QWidget:
    """A ground of ours under what scrolls: asked for Qt's own, Python learns all kinds of widgets, in 12 ms."""
    ground = QWidget()
    ground.setObjectName("qt_scrollarea_viewport")  # as Qt names its own: Tab knows it by that
    area.setViewport(ground)
    return ground


def area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest of what it stands in that scrolls it, if anything does; a message lies above and stays."""
    around = widget.parentWidget()
    while around is not None and not (isinstance(around, QScrollArea) and _scrolls(around, widget)):
        around = around.parentWidget()
    return around


def _scrolls(area: QScrollArea, widget: QWidget) -> bool:
    inside = area.widget()
    return inside is not None and (inside is widget or inside.isAncestorOf(widget))


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever it stands in until it is seen, whole where there is room for that."""
    area = area_around(widget)
    while area is not None:
        area.ensureWidgetVisible(widget)  # of a box to write in the line of its cursor alone
        inside, room = area.widget(), area.viewport().size()
        needed = widget.size() + AROUND
        if inside is not None and needed.height() <= room.height():
            middle = widget.mapTo(inside, widget.rect().center())
            area.ensureVisible(middle.x(), middle.y(), min(needed.width(), room.width()) // 2, needed.height() // 2)
        area = area_around(area)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it; the focus that stood in it stays where it was laid out.

    Left to itself the toolkit hands it to any other control of the window, such as the undo of a message.
    """
    around, focus = layout.parentWidget(), QApplication.focusWidget()
    if around is not None and focus is not None and around.isAncestorOf(focus) and _holds(layout, focus):
        around.setFocus()
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _holds(layout: QLayout, focus: QWidget) -> bool:
    """Whether a widget stands in a layout, or in what does."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None and (widget is focus or widget.isAncestorOf(focus)):
            return True
        if inner is not None and _holds(inner, focus):
            return True
    return False
