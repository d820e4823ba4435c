"""The strip above the deals: four figures that narrow the page when they are clicked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.ui.deals.strip_words import StripFigure
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import chip, words


class FigureBox(QFrame):
    """One figure: its name, how many and how much; a click or Enter chooses it."""

    chosen = Signal()

    def __init__(self, figure: StripFigure) -> None:
        super().__init__()
        self.figure = figure
        self.setProperty("surface", "taken" if figure.is_on else "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{figure.name}: {figure.number}, {figure.in_words or figure.amount}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = column(self, 3, QMargins(14, 8, 14, 9))
        layout.addWidget(ElidedLabel(figure.name, "caption"))
        line = row(spacing=10)
        line.addWidget(chip(figure.number, figure.tone))
        amount = ElidedLabel(figure.amount, "strong")
        amount.setToolTip(figure.in_words or figure.amount)
        line.addWidget(amount, 1)
        layout.addLayout(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it by Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Strip(QFrame):
    """The figures side by side."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = row(self, 14)
        self.boxes: list[FigureBox] = []
        self._layout.addWidget(words(""))

    def show_figures(self, figures: Sequence[StripFigure]) -> None:
        """Show these figures."""
        focused = next((each.figure.key for each in self.boxes if each.hasFocus()), "")
        clear(self._layout)
        self.boxes = [FigureBox(figure) for figure in figures]
        for box in self.boxes:
            box.chosen.connect(partial(self.chosen.emit, box.figure))
            self._layout.addWidget(box, 1)
            if box.figure.key == focused:
                box.setFocus()
