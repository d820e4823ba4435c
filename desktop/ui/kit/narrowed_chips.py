"""What else a list is narrowed to, beside its filters: one button for each, and a click takes it away."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.narrowed import Narrowed, Only
from desktop.ui.kit.spans import Span
from desktop.ui.kit.surfaces import row

MOST_LETTERS = 40


class NarrowedChips(QWidget):
    """A row that is there only while it says something; `narrowed` carries what is left after a click.

    `words` says what a list's own states leave.
    """

    narrowed = Signal(object)

    def __init__(self, look: Look, words: Mapping[Only, str]) -> None:
        super().__init__()
        self._look = look
        self._words = words
        self._shown = Narrowed(Span.ALL)
        self._is_wanted = True
        self.customer = plain_button(look, "", lambda: self._leave(customer_id=None, customer=""), "x")
        self.only = plain_button(look, "", lambda: self._leave(only=Only.EVERY), "x")
        layout = row(self, 8)
        for chip in (self.customer, self.only):
            layout.addWidget(chip)
            chip.hide()
        layout.addStretch(1)
        self.hide()

    @property
    def chips(self) -> list[QPushButton]:
        """Those that say something, from left to right."""
        return [chip for chip in (self.customer, self.only) if chip.text()]

    def show_narrowed(self, narrowed: Narrowed) -> None:
        """Say what this is narrowed to."""
        self._shown = narrowed
        customer = narrowed.customer or self._look.texts("One customer")
        self._say(self.customer, customer if narrowed.customer_id is not None else "")
        self._say(self.only, self._words.get(narrowed.only, ""))
        self.setVisible(bool(self.chips) and self._is_wanted)

    def set_wanted(self, is_wanted: bool) -> None:
        """Whether the list is shown at all."""
        self._is_wanted = is_wanted
        self.setVisible(bool(self.chips) and is_wanted)

    def _say(self, chip: QPushButton, told: str) -> None:
        shown = told if len(told) <= MOST_LETTERS else f"{told[: MOST_LETTERS - 1]}…"
        chip.setText(shown)
        chip.setToolTip(self._look.texts("Only “{what}”; a click shows the others too").format(what=told))
        chip.setAccessibleName(chip.toolTip())
        chip.setVisible(bool(told))

    def _leave(self, **without: Any) -> None:
        self.narrowed.emit(replace(self._shown, **without))
