"""The head of a page: title and subtitle with the buttons beside them, or under them where that leaves no room."""

from enum import Enum

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.kit.elided import CutToRoom
from desktop.ui.kit.wrapping_row import WrappingRow

LEAST_TITLE = 130  # px a title keeps beside the buttons, if it is as long
BESIDE, BELOW = 10, 8  # px between texts and buttons


class Fold(Enum):
    """Where the buttons stand."""

    BESIDE_BOTH = "beside title and subtitle"
    BESIDE_TITLE = "beside the title, the subtitle under both"
    UNDER = "under both"


class PageHead(QWidget):
    """Follows its own width, that of the buttons, and what the subtitle says."""

    def __init__(self, title: QLabel, subtitle: CutToRoom, buttons: WrappingRow) -> None:
        super().__init__()
        self._title, self._subtitle, self._buttons = title, subtitle, buttons
        self._fold: Fold | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BESIDE)
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(0)
        self._grid.addWidget(title, 0, 0)
        self._arrange(Fold.BESIDE_BOTH)

    def event(self, event: QEvent) -> bool:
        """A new width, or other words in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._arrange(self._wanted())
        return super().event(event)

    def _wanted(self) -> Fold:
        title = min(self._title.fontMetrics().horizontalAdvance(self._title.text()), LEAST_TITLE)
        room = self.width() - BESIDE - self._buttons.sizeHint().width()
        if room < title:
            return Fold.UNDER
        return Fold.BESIDE_BOTH if self._subtitle.needed <= room else Fold.BESIDE_TITLE

    def _arrange(self, fold: Fold) -> None:
        if fold is self._fold:
            return
        self._fold, grid = fold, self._grid
        grid.removeWidget(self._subtitle.label)
        grid.removeItem(self._buttons)
        self._buttons.setContentsMargins(0, BELOW if fold is Fold.UNDER else 0, 0, 0)
        grid.addWidget(self._subtitle.label, 1, 0, 1, 1 if fold is Fold.BESIDE_BOTH else 2)
        if fold is Fold.UNDER:
            grid.addLayout(self._buttons, 2, 0, 1, 2)
        else:
            grid.addLayout(self._buttons, 0, 1, 2 if fold is Fold.BESIDE_BOTH else 1, 1)
