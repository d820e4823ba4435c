"""The tiers of a commission plan, with a living example of what they pay."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.commission import Mode
from desktop.ui.incentives.tiers import FIRST, TierEntry, example, to_mend
from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field, rows_of, text_of
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words

LOWER_WIDTH, RATE_WIDTH, EXAMPLE_WIDTH = 140, 84, 110


class TierField(Field):
    """A row for each tier: where it begins and its rate; the first one begins at 0."""

    def __init__(self, look: Look, spec: FieldSpec, mode: Callable[[], Mode]) -> None:
        self._look = look
        self._mode = mode
        self._rows: list[tuple[QLineEdit, QLineEdit]] = []
        _, control = look.texts, QWidget()
        self._layout_of_rows = column(spacing=6)
        self.add_button = link_button(_("Add a tier"), self.add_tier)
        self.amount = QLineEdit("500,000")
        self.amount.setFixedWidth(EXAMPLE_WIDTH)
        self.amount.setAccessibleName(_("Amount of the example (yuan)"))
        self.amount.textEdited.connect(lambda _text: self.show_example())
        self.told = words("", "soft", wrap=True)
        line = row(spacing=8)
        for widget in (words(_("Example:"), "caption"), self.amount):
            line.addWidget(widget)
        line.addWidget(self.told, 1)
        outer = column(control, 6)
        outer.addLayout(self._layout_of_rows)
        outer.addWidget(self.add_button)
        outer.addLayout(line)
        super().__init__(spec.name, _(spec.label), control, spec.is_required)
        self._show((TierEntry(FIRST),))

    def offer(self, chosen: Offers) -> None:
        """There is nothing to choose from."""

    def value(self) -> tuple[TierEntry, ...]:
        """The rows as they were written."""
        return tuple(TierEntry(lower.text().strip(), rate.text().strip()) for lower, rate in self._rows)

    def set_value(self, value: Sequence[TierEntry] | None) -> None:
        """Show these rows, at least the one that begins at 0."""
        self._show(tuple(value or ()) or (TierEntry(FIRST),))

    def be_gone_to(self) -> None:
        """Take the keys where the tiers are to be mended: in a long ladder that is seldom the first row."""
        place, is_lower = to_mend(self.value())
        lower, rate = self._rows[place]
        self.control.setFocusProxy(lower if is_lower and lower.isEnabled() else rate)
        super().be_gone_to()

    def kept(self) -> list[list[str]]:
        """The rows as they were written."""
        return [[entry.lower, entry.rate] for entry in self.value()]

    def take(self, kept: Any) -> None:
        """Put rows in."""
        self.set_value([TierEntry(text_of(lower), text_of(rate)) for lower, rate in rows_of(kept, 2)])

    def add_tier(self) -> None:
        """Add an empty row and go to it."""
        self._show((*self.value(), TierEntry()))
        self._rows[-1][0].setFocus()
        self.edited.emit()

    def show_example(self) -> None:
        """Say what the example's amount earns."""
        _ = self._look.texts
        self.told.setText(
            example(self.value(), self._mode(), self.amount.text(), _) or _("complete the tiers to see what it pays")
        )

    def _show(self, entries: Sequence[TierEntry]) -> None:
        clear(self._layout_of_rows)
        self._rows = []
        for place, entry in enumerate(entries):
            self._add(place, entry)
        self.control.setFocusProxy(self._rows[0][1])
        self.show_example()

    def _add(self, place: int, entry: TierEntry) -> None:
        _, number = self._look.texts, place + 1
        lower, rate = QLineEdit(entry.lower), QLineEdit(entry.rate)
        lower.setFixedWidth(LOWER_WIDTH)
        rate.setFixedWidth(RATE_WIDTH)
        lower.setEnabled(place > 0)
        lower.setAccessibleName(_("Tier {number} begins at (yuan)").format(number=number))
        rate.setAccessibleName(_("Rate of tier {number} in percent").format(number=number))
        for box in (lower, rate):
            box.textEdited.connect(lambda _text: self._typed())
        holder = QWidget()
        layout = row(holder, 8)
        before, _amount, after = _("from ¥{amount}").partition("{amount}")
        for widget in (words(before.strip(), "soft"), lower, words(after.strip(), "soft"), rate, words("%", "soft")):
            layout.addWidget(widget)
        layout.addStretch(1)
        if place:
            layout.addWidget(icon_button(self._look, "x", _("Remove this tier"), partial(self._remove, place), 14))
        self._layout_of_rows.addWidget(holder)
        holder.show()  # at once: hidden until the next event it would be given no room
        self._rows.append((lower, rate))

    def _remove(self, place: int) -> None:
        self._show(tuple(entry for number, entry in enumerate(self.value()) if number != place))
        self._rows[place - 1][1].setFocus()  # the button that had the keys is gone
        self.edited.emit()

    def _typed(self) -> None:
        self.show_example()
        self.edited.emit()
