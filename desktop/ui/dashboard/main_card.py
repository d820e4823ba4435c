"""One card at the top: name and target, the figure and where it has been going, the pace, what is needed."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy

from desktop.ui.dashboard.main_cards import MainCard
from desktop.ui.kit.charts.pace import PaceBar
from desktop.ui.kit.charts.sparkline import Sparkline
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import chip, set_chip, words
from desktop.ui.tones import Tone

SIDE = 16
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
        self.name = ElidedLabel("", "soft")
        self.target = words("", "caption")
        self.figure = QPushButton("")
        self.figure.setProperty("kind", "figure")
        self.figure.setAutoDefault(False)
        self.figure.clicked.connect(lambda _checked=False: self.opened.emit(self.code))
        self.unit = words("", "soft")
        self.spark = Sparkline(look)
        self.pace = PaceBar(look)
        self.share = words("", "share")
        self.chip = chip("", Tone.NEUTRAL)
        self.note = ElidedLabel("", "caption")
        self._foot = row(spacing=8)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, 0, QMargins(SIDE, 12, SIDE, 14))
        head = row(spacing=8)
        head.addWidget(self.name, 1)
        head.addWidget(self.target)
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
        self.name.setToolTip(card.name)
        self.target.setText(card.target)
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
        self.note.setText(card.note)
        self.note.setToolTip(card.note)

    @property
    def fits(self) -> bool:
        """Whether chip and note have room side by side."""
        needed = self.chip.sizeHint().width() + self._foot.spacing() + self.note.sizeHint().width()
        return not self.note.text() or needed <= self.contentsRect().width() - 2 * SIDE

    def set_tall(self, is_tall: bool) -> None:
        """Put the note under the chip, or beside it."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(below if is_tall else beside)
        self._foot.setSpacing(3 if is_tall else 8)
        self.setFixedHeight(TALL if is_tall else HEIGHT)

    def show_spark(self, values: Sequence[float]) -> None:
        """Show where the figure has been going."""
        self.spark.show_values(values)
