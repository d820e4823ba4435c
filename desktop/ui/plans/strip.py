"""The strip above the board: how many actions stand in each state, and how they go."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.plan.progress import PlanState
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, line, row
from desktop.ui.kit.words import chip, words
from desktop.ui.plans.cards import PlanCard
from desktop.ui.plans.states import STATES
from desktop.ui.tones import Tone

ORDER = (Tone.OK, Tone.ACCENT, Tone.NEUTRAL, Tone.WARN, Tone.BAD)  # of the words on how actions go
HEIGHT, BAR, BETWEEN = 64, 6, 2  # px
EDGES, LEAST, GAP = 68, 200, 16  # px beside both halves; of the whole; between parts
ROOMY = 1080  # px of the strip from which on the whole number has its room


class StatesBar(QWidget):
    """One bar for all actions, a part of it for each state."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._numbers: tuple[tuple[int, Tone], ...] = ()
        self.setFixedHeight(BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.update)

    def show_numbers(self, numbers: Sequence[tuple[int, Tone]]) -> None:
        """Draw these parts, states without an action left out."""
        self._numbers = tuple(each for each in numbers if each[0])
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(200, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts beside each other; the smallest can still be seen."""
        tokens, painter = self._look.theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(number for number, _tone in self._numbers)
        free = self.width() - (BAR + BETWEEN) * len(self._numbers)
        left = 0.0
        for number, tone in self._numbers:
            wide = BAR + free * number / whole
            painter.setBrush(tokens.fill(tone))
            painter.drawRoundedRect(QRectF(left, 0, wide, BAR), BAR / 2, BAR / 2)
            left += wide + BETWEEN
        painter.end()


class Strip(QFrame):
    """Shows what the cards of the board come to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self.setProperty("surface", "card")
        self.setFixedHeight(HEIGHT)
        layout = row(self, GAP, QMargins(16, 8, 16, 8))
        self.number = words("", "name")
        self._whole = QWidget()
        whole = column(self._whole, 1)
        whole.addWidget(words(_("All"), "caption"))
        whole.addWidget(self.number)
        layout.addWidget(self._whole)
        self._states_box = QWidget()
        states = column(self._states_box, 7)
        self._states = row(spacing=16)
        states.addLayout(self._states)
        self.bar = StatesBar(look)
        states.addWidget(self.bar)
        layout.addWidget(self._states_box, 1)
        self._line = line(vertical=True)
        layout.addWidget(self._line)
        self._effects_box = QWidget()
        effects = column(self._effects_box, 4)
        effects.addWidget(words(_("Progress"), "caption"))
        self._effects = row(spacing=6)
        effects.addLayout(self._effects)
        layout.addWidget(self._effects_box)

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """Count these."""
        self.number.setText(str(len(cards)))
        states = Counter(card.state for card in cards)
        self._fill_states(states)
        self.bar.show_numbers([(states[state], shown.tone) for state, shown in STATES.items()])
        effects = Counter((card.effect_tone, card.effect) for card in cards if card.effect)
        clear(self._effects)
        for (tone, word), number in sorted(effects.items(), key=lambda each: ORDER.index(each[0][0])):
            self._effects.addWidget(chip(f"{word} {number}", tone))
        self._effects.addStretch(1)
        self._share()

    def minimumSizeHint(self) -> QSize:
        """What has no room gives way rather than widen the page."""
        return QSize(LEAST, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let parts give way."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The number of all stands under the title as well, how actions go on the cards: they give way first."""
        needed = self._states_box.minimumSizeHint().width() + self._effects_box.sizeHint().width() + EDGES
        is_roomy = self.width() >= ROOMY
        self._whole.setVisible(is_roomy)
        if is_roomy:
            needed += self._whole.sizeHint().width() + GAP
        for widget in (self._line, self._effects_box):
            widget.setVisible(self.width() >= needed)

    def _fill_states(self, states: Mapping[PlanState, int]) -> None:
        clear(self._states)
        for state, shown in STATES.items():
            self._states.addLayout(self._told(self._look.texts(shown.name), states[state]))
        self._states.addStretch(1)

    def _told(self, name: str, number: int) -> QHBoxLayout:
        pair = row(spacing=5)
        pair.addWidget(words(name, "caption"))
        pair.addWidget(words(str(number), "strong"))
        return pair
