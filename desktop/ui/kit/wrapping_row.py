"""A row whose parts go on further lines where there is no room for all of them beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

BETWEEN = 8  # px between two lines
Part = tuple[QLayoutItem, int, int]  # with its width and height


@dataclass(slots=True)
class Measured:
    """What was measured since a part changed: the layouts around ask for it hundreds of times."""

    hint: QSize | None = None
    least: QSize | None = None
    lines: dict[int, list[list[Part]]] = field(default_factory=dict)  # by the width they share
    heights: dict[int, int] = field(default_factory=dict)  # of the whole row by its width


class WrappingRow(QLayout):
    """Lays out as a box layout does, on as many lines as the width asks for.

    What stands behind the stretch is pushed to the right of the line the stretch falls on.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 10, margins: QMargins | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._stretched: QLayoutItem | None = None  # the last one before the stretch
        self._told = 0  # px of height at the last width
        self._measured = Measured()
        self.setSpacing(spacing)
        self.setContentsMargins(margins or QMargins())
        if parent is not None:
            parent.setLayout(self)

    # -- what a box layout offers

    def addItem(self, item: QLayoutItem) -> None:
        """Add a part at the end."""
        self._items.append(item)
        self.invalidate()

    def insertWidget(self, place: int, widget: QWidget) -> None:
        """Add a widget between the others."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def addLayout(self, layout: QLayout) -> None:
        """Add parts that stay together."""
        self.addChildLayout(layout)
        self.addItem(layout)

    def addStretch(self, _share: int = 1) -> None:
        """Push what is added from now on to the right."""
        self._stretched = self._items[-1] if self._items else None

    # -- what the toolkit asks

    def invalidate(self) -> None:
        """Measure anew: a part came, went or has another size."""
        self._measured = Measured()
        super().invalidate()

    def count(self) -> int:
        """So many parts, hidden ones too."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """The part at a place."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Let go of the part at a place."""
        if not 0 <= place < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(place)

    def expandingDirections(self) -> Qt.Orientation:
        """Neither way."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say yes: the lines follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What all lines need at this width."""
        heights = self._measured.heights
        if width not in heights:
            heights[width] = self._needed(width)
        return heights[width]

    def sizeHint(self) -> QSize:
        """All on one line."""
        if self._measured.hint is None:
            self._measured.hint = self._on_one_line()
        return self._measured.hint

    def minimumSize(self) -> QSize:
        """As wide as the widest part; as high as the lines were last, for whoever does not ask by the width."""
        if self._measured.least is None:
            self._measured.least = self._widest_part()
        least = self._measured.least
        return QSize(least.width(), max(least.height(), self._told))

    def setGeometry(self, area: QRect) -> None:
        """Put every part in its place, the lines in the middle of the height there is."""
        super().setGeometry(area)
        needed = self.heightForWidth(area.width())
        if needed != self._told:
            self._told = needed
            self.update()
        margins = self.contentsMargins()
        inside = area.marginsRemoved(margins)
        top = inside.top() + max(0, area.height() - needed) // 2
        for line in self._lines(inside.width()):
            height = max(each for _item, _width, each in line)
            self._place(line, QRect(inside.left(), top, inside.width(), height))
            top += height + BETWEEN

    def _needed(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        heights = [max(height for _item, _width, height in line) for line in lines]
        return sum(heights) + BETWEEN * max(0, len(lines) - 1) + margins.top() + margins.bottom()

    def _on_one_line(self) -> QSize:
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._framed(width, max((size.height() for size in shown), default=0))

    def _widest_part(self) -> QSize:
        shown = [item.minimumSize() for item in self._shown()]
        widest = max((size.width() for size in shown), default=0)
        return self._framed(widest, max((size.height() for size in shown), default=0))

    def _place(self, line: Sequence[Part], room: QRect) -> None:
        used = sum(width for _item, width, _height in line) + self.spacing() * (len(line) - 1)
        has_stretch = self._stretched is not None and any(item is self._stretched for item, *_size in line)
        left = room.left()
        for item, width, height in line:
            item.setGeometry(QRect(left, room.top() + (room.height() - height) // 2, width, height))
            left += width + self.spacing()
            if has_stretch and item is self._stretched:
                left += room.width() - used

    def _lines(self, width: int) -> list[list[Part]]:
        lines = self._measured.lines
        if width not in lines:
            lines[width] = self._laid(width)
        return lines[width]

    def _laid(self, width: int) -> list[list[Part]]:
        lines: list[list[Part]] = []
        left = 0
        for item in self._shown():
            own = min(item.sizeHint().width(), max(width, item.minimumSize().width()))
            if not lines or left + self.spacing() + own > width:
                lines.append([])
                left = 0
            left += own + (self.spacing() if lines[-1] else 0)
            lines[-1].append((item, own, _height(item, own)))
        return lines

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _framed(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
