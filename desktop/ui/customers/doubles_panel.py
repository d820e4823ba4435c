"""Pairs of customers that may be one and the same, each with a button for the one that stays."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.queries.clients.distinct import Judged
from desktop.queries.clients.duplicates import Pair
from desktop.queries.resemblance import Bearer
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import column, line, row, surface
from desktop.ui.kit.words import chip, words
from desktop.ui.tones import Tone

WIDTH = 560
ALIKE = 100
MOST_JUDGED = 40  # with a line of their own


class DoublesPanel(SidePanel):
    """Shows pairs; `merged` carries the customer that stays and the one that goes into it.

    `kept_apart` carries a pair that is two customers, `asked_again` one that was judged so before.
    """

    merged = Signal(object, object)
    kept_apart = Signal(object)
    asked_again = Signal(object)

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
        self.open(
            _("Possible duplicates"), _("Names without place and kind of company, and telephones, are compared.")
        )

    def show_no_pairs(self, sentence: str, judged: Sequence[Judged] = ()) -> None:
        """Show why there are none, and those kept apart."""
        self.pairs = ()
        self.empty()
        state = StateView(self._look)
        state.show_empty("circle-check", self._look.texts("No duplicates"), sentence)
        self.body.addWidget(state)
        self._add_judged(judged)
        self.body.addStretch(1)

    def show_pairs(self, pairs: Sequence[Pair], judged: Sequence[Judged]) -> None:
        """Show these pairs, and those kept apart below them."""
        self.pairs = tuple(pairs)
        self.empty()
        for pair in pairs:
            self.body.addWidget(self._pair(pair))
        self._add_judged(judged)
        self.body.addStretch(1)

    def _pair(self, pair: Pair) -> QFrame:
        _ = self._look.texts
        box = surface("tile")
        inside = column(box, 6, QMargins(12, 10, 12, 10))
        why = _("same telephone {phone}").format(phone=pair.older.phone) if pair.is_same_phone else ""
        alike = _("{percent} % alike").format(percent=pair.percent)
        head = row(spacing=10)
        head.addWidget(chip(why or alike, Tone.WARN if pair.percent == ALIKE else Tone.NEUTRAL))
        head.addStretch(1)
        apart = link_button(_("These are two customers"), partial(self.kept_apart.emit, pair))
        names = {"first": pair.older.name, "second": pair.newer.name}
        apart.setAccessibleName(_("{first} and {second} are two customers").format(**names))
        head.addWidget(apart)
        inside.addLayout(head)
        for kept, gone in ((pair.older, pair.newer), (pair.newer, pair.older)):
            inside.addLayout(self._choice(kept, gone))
        return box

    def _choice(self, kept: Bearer, gone: Bearer) -> QHBoxLayout:
        _ = self._look.texts
        entry = row(spacing=10)
        entry.addWidget(ElidedLabel(kept.name, "strong"), 1)
        entry.addWidget(words(kept.phone, "soft"))
        button = plain_button(self._look, _("Keep this one"), partial(self.merged.emit, kept, gone))
        button.setAccessibleName(_("Keep {kept}, merge {gone} into it").format(kept=kept.name, gone=gone.name))
        entry.addWidget(button)
        return entry

    def _add_judged(self, judged: Sequence[Judged]) -> None:
        if not judged:
            return
        _ = self._look.texts
        self.body.addWidget(line())
        self.body.addWidget(words(_("Judged to be two"), "heading"))
        for pair in judged[:MOST_JUDGED]:
            entry = row(spacing=10)
            names = {"first": pair.older.name, "second": pair.newer.name}
            entry.addWidget(ElidedLabel(_("{first} and {second}").format(**names)), 1)
            again = link_button(_("Ask again"), partial(self.asked_again.emit, pair))
            again.setAccessibleName(_("Ask again whether {first} and {second} are one customer").format(**names))
            entry.addWidget(again)
            self.body.addLayout(entry)
        if len(judged) > MOST_JUDGED:
            more = len(judged) - MOST_JUDGED
            told = _.ngettext("and {number} more pair", "and {number} more pairs", more).format(number=more)
            self.body.addWidget(words(told, "faint"))
