"""A few choices side by side, one of them pressed in."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from desktop.ui.kit.buttons import Button
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import restyle

V = TypeVar("V")
AIR, TIGHT = 32, 12  # px beside a word, and where room is short
GAP, EDGE = 2, 3
SHORTEST = 40  # px a word is never cut below


class _SegmentsFrame(QFrame):
    chosen = Signal(object)


class Segments(_SegmentsFrame, Generic[V]):
    """One of a few values; `chosen` carries the new one.

    Where room is short the words stand closer, and with `may_cut` the longest are cut and told when pointed at.
    """

    def __init__(self, choices: Sequence[tuple[V, str]], name: str = "", may_cut: bool = False) -> None:
        super().__init__()
        self.setProperty("surface", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(34)
        self._values = [value for value, _text in choices]
        self.may_cut = may_cut
        self._texts: dict[QPushButton, str] = {}
        self._group = QButtonGroup(self)
        layout = row(self, GAP, QMargins(EDGE, EDGE, EDGE, EDGE))
        for number, (_value, text) in enumerate(choices):
            button = Button(text)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button, number)
            layout.addWidget(button)
            self._texts[button] = text
        self._share()
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def sizeHint(self) -> QSize:
        """As wide as with all its air."""
        return QSize(self._width_with(AIR), self.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as with words that stand close to each other, or are cut where they may be."""
        return QSize(self._width_with(TIGHT, SHORTEST if self.may_cut else None), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words come closer to each other where they have no room for more air."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        air = AIR if self.width() >= self._width_with(AIR) else TIGHT
        longest = None
        if self.may_cut and self.width() < self._width_with(air):
            widest = max(_width_of_bold(button, text) for button, text in self._texts.items())
            rooms = range(widest, SHORTEST, -1)
            longest = next((room for room in rooms if self._width_with(air, room) <= self.width()), SHORTEST)
        for button, text in self._texts.items():
            _show(button, text, air, longest)

    def _width_with(self, air: int, longest: int | None = None) -> int:
        """What all need in px with so much air each; no word longer than that, if it is given."""
        widths = [_width_of_bold(button, text) for button, text in self._texts.items()]
        rooms = sum((width if longest is None else min(width, longest)) + air for width in widths)
        return rooms + GAP * (len(widths) - 1) + 2 * EDGE

    def value(self) -> V:
        """The value pressed in."""
        return self._values[self._group.checkedId()]

    def choose(self, value: V) -> None:
        """Press another one in without telling anybody."""
        self._group.button(self._values.index(value)).setChecked(True)

    def take_keys(self) -> None:
        """Give the keyboard to the one pressed in."""
        self._group.button(self._group.checkedId()).setFocus()

    def offer(self, value: V, is_offered: bool) -> None:
        """Show one, or leave it out."""
        self._group.button(self._values.index(value)).setVisible(is_offered)

    def set_text(self, value: V, text: str) -> None:
        """Rename one, for counts that change."""
        button = self._group.button(self._values.index(value))
        if isinstance(button, QPushButton):
            self._texts[button] = text
            self.updateGeometry()
            self._share()


def _show(button: QPushButton, text: str, air: int, longest: int | None) -> None:
    """Give a button its words, cut to their room and then told, and the width they have when they are bold."""
    metrics = _bold_metrics(button)
    shown = text if longest is None else metrics.elidedText(text, Qt.TextElideMode.ElideRight, longest)
    button.setText(shown)
    button.setToolTip(text if shown != text else "")
    button.setAccessibleName(text)
    if button.property("tight") is not (air == TIGHT):
        button.setProperty("tight", air == TIGHT)
        restyle(button)
    button.setMinimumWidth(metrics.horizontalAdvance(shown) + air)


def _width_of_bold(button: QPushButton, text: str) -> int:
    """The chosen word is bold: room for that, so that nothing jumps."""
    return _bold_metrics(button).horizontalAdvance(text)


def _bold_metrics(button: QPushButton) -> QFontMetrics:
    font = button.font()
    font.setBold(True)
    return QFontMetrics(font)
