"""Pairs of customers that may be one and the same, each with a button for the one that stays."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.queries.clients.duplicates import Pair
from desktop.queries.resemblance import Bearer
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import chip, words
from desktop.ui.tones import Tone

WIDTH = 560
ALIKE = 100


class DoublesPanel(SidePanel):
    """Shows pairs; `merged` carries the customer that stays and the one that goes into it."""

    merged = Signal(object, object)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, WIDTH)
        self.pairs: tuple[Pair, ...] = ()

    def show_searching(self) -> None:
        """Say that pairs are being looked for."""
        _ = self._look.texts
        self.empty()
        state = StateView(self._look)
        state.show_loading()
        self.body.addWidget(state)
        self.body.addStretch(1)
        self.open(_("Entered twice?"), _("Names without place and kind of company, and telephones, are compared."))

    def show_no_pairs(self, sentence: str) -> None:
        """Show why there are none."""
        self.pairs = ()
        self.empty()
        state = StateView(self._look)
        state.show_empty("circle-check", self._look.texts("No doubles"), sentence)
        self.body.addWidget(state)
        self.body.addStretch(1)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs."""
        self.pairs = tuple(pairs)
        self.empty()
        for pair in pairs:
            self.body.addWidget(self._pair(pair))
        self.body.addStretch(1)

    def _pair(self, pair: Pair) -> QFrame:
        _ = self._look.texts
        box = surface("tile")
        inside = column(box, 6, QMargins(12, 10, 12, 10))
        why = _("same telephone {phone}").format(phone=pair.older.phone) if pair.is_same_phone else ""
        alike = _("{percent}% alike").format(percent=pair.percent)
        inside.addWidget(chip(why or alike, Tone.WARN if pair.percent == ALIKE else Tone.NEUTRAL))
        for kept, gone in ((pair.older, pair.newer), (pair.newer, pair.older)):
            inside.addLayout(self._choice(kept, gone))
        return box

    def _choice(self, kept: Bearer, gone: Bearer) -> QHBoxLayout:
        _ = self._look.texts
        entry = row(spacing=10)
        entry.addWidget(ElidedLabel(kept.name, "strong"), 1)
        entry.addWidget(words(kept.phone, "soft"))
        button = plain_button(self._look, _("Keep this one"), partial(self.merged.emit, kept, gone))
        button.setAccessibleName(_("Keep {kept}, put {gone} into it").format(kept=kept.name, gone=gone.name))
        entry.addWidget(button)
        return entry
