"""One card at the top: name and target, the figure and where it has been going, the pace, what is needed."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy

from desktop.ui.dashboard.main_cards import MainCard
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.charts.pace import PaceBar
from desktop.ui.kit.charts.sparkline import Sparkline
from desktop.ui.kit.elided import CutToRoom
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import chip, set_chip, words
from desktop.ui.tones import Tone

SIDE = 16
BESIDE, BELOW = 8, 3  # air between chip and note
HEIGHT, TALL = 146, 166


class MainCardView(QFrame):
    """Shows one figure; `opened` carries its code when the figure is clicked."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.code = ""
        self.setProperty("surface", "card")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.name = words("", "soft")
        self.target = words("", "caption")
        self.target.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._target = CutToRoom(self.target)
        self.figure = Button("")
        self.figure.setProperty("kind", "figure")
        self.figure.setAutoDefault(False)
        self.figure.clicked.connect(lambda _checked=False: self.opened.emit(self.code))
        self.unit = words("", "soft")
        self.spark = Sparkline(look)
        self.pace = PaceBar(look)
        self.share = words("", "share")
        self.chip = chip("", Tone.NEUTRAL)
        self.note = words("", "caption")
        self._note = CutToRoom(self.note)
        self._needed = 0  # px of the whole note
        self._foot = row(spacing=BESIDE)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, 0, QMargins(SIDE, 12, SIDE, 14))
        head = row(spacing=8)
        head.addWidget(self.name)
        head.addWidget(self.target, 1)
        middle = row(spacing=2)
        middle.addWidget(self.figure)
        middle.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBottom)
        self.unit.setContentsMargins(0, 0, 0, 6)
        middle.addStretch(1)
        middle.addWidget(self.spark)
        track = row(spacing=10)
        track.addWidget(self.pace, 1)
        track.addWidget(self.share)
        self._foot.addWidget(self.chip)
        self._foot.addWidget(self.note, 1)
        outer.addLayout(head)
        outer.addSpacing(2)
        outer.addLayout(middle)
        outer.addStretch(1)
        outer.addLayout(track)
        outer.addSpacing(6)
        outer.addLayout(self._foot)

    def show_card(self, card: MainCard) -> None:
        """Show this figure."""
        self.code = card.code
        self.name.setText(card.name)
        self._target.show_text(card.target)
        self.figure.setText(card.figure)
        self.figure.setEnabled(card.opens)
        self.figure.setCursor(Qt.CursorShape.PointingHandCursor if card.opens else Qt.CursorShape.ArrowCursor)
        self.figure.setToolTip(card.told)
        self.figure.setAccessibleName(card.told)
        self.unit.setText(card.unit)
        has_target = bool(card.share)
        self.pace.setVisible(has_target)
        self.share.setVisible(has_target)
        self.share.setText(card.share)
        self.pace.show_pace(card.attained, card.expected, card.tone, card.told)
        set_chip(self.chip, card.chip, card.tone)
        self.chip.setVisible(bool(card.chip))
        self._needed = self.note.fontMetrics().horizontalAdvance(card.note)
        self._note.show_text(card.note)
        self._share_width()

    @property
    def fits(self) -> bool:
        """Whether chip and note have room side by side."""
        needed = self.chip.sizeHint().width() + BESIDE + self._needed
        return not self._needed or needed <= self.contentsRect().width() - 2 * SIDE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow card the figure comes before the picture of where it has been going."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        figure = self.figure.sizeHint().width() + self.unit.sizeHint().width()
        is_room_left = figure + self.spark.minimumWidth() + SIDE <= self.contentsRect().width() - 2 * SIDE
        self.spark.setVisible(is_room_left)

    def set_tall(self, is_tall: bool) -> None:
        """Put the note under the chip, or beside it."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(below if is_tall else beside)
        self._foot.setSpacing(BELOW if is_tall else BESIDE)
        self.setFixedHeight(TALL if is_tall else HEIGHT)

    def show_spark(self, values: Sequence[float]) -> None:
        """Show where the figure has been going."""
        self.spark.show_values(values)
