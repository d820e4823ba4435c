"""A few choices side by side, one of them pressed in."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from desktop.ui.kit.surfaces import row

V = TypeVar("V")


class _SegmentsFrame(QFrame):
    chosen = Signal(object)


class Segments(_SegmentsFrame, Generic[V]):
    """One of a few values; `chosen` carries the new one."""

    def __init__(self, choices: Sequence[tuple[V, str]], name: str = "") -> None:
        super().__init__()
        self.setProperty("surface", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(34)
        self._values = [value for value, _text in choices]
        self._group = QButtonGroup(self)
        layout = row(self, 2, QMargins(3, 3, 3, 3))
        for number, (_value, text) in enumerate(choices):
            button = QPushButton(text)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button, number)
            layout.addWidget(button)
            _keep_width_of_bold(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def value(self) -> V:
        """The value pressed in."""
        return self._values[self._group.checkedId()]

    def choose(self, value: V) -> None:
        """Press another one in without telling anybody."""
        self._group.button(self._values.index(value)).setChecked(True)

    def offer(self, value: V, is_offered: bool) -> None:
        """Show one, or leave it out."""
        self._group.button(self._values.index(value)).setVisible(is_offered)

    def set_text(self, value: V, text: str) -> None:
        """Rename one, for counts that change."""
        button = self._group.button(self._values.index(value))
        if isinstance(button, QPushButton):
            button.setText(text)
            _keep_width_of_bold(button)


def _keep_width_of_bold(button: QPushButton) -> None:
    """The chosen word is bold: room for that, so that nothing jumps."""
    font = button.font()
    font.setBold(True)
    button.setMinimumWidth(QFontMetrics(font).horizontalAdvance(button.text()) + 32)
