"""Who signed a contract and with which share: a row for each person."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.exact import plain
from desktop.domain.shares import WHOLE, split_equally
from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.choice_box import ChoiceBox
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field, rows_of, text_of
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers, option_of
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import set_role, words
from desktop.ui.signings.entries import ShareEntry, percent_of

PERCENT_WIDTH = 84


class ShareField(Field):
    """The shares sum to exactly 100; the sum is said while they do not."""

    def __init__(self, look: Look, spec: FieldSpec) -> None:
        self._look = look
        self._options: list[Option] = []
        self._rows: list[tuple[ChoiceBox, QLineEdit]] = []
        control = QWidget()
        self._layout_of_rows = column(spacing=6)
        outer = column(control, 6)
        outer.addLayout(self._layout_of_rows)
        foot = row(spacing=12)
        _ = look.texts
        self.add_button = link_button(_("Add a person"), self.add_person)
        self.split_button = link_button(_("Split equally"), self.split)
        self.sum = words("", "caption")
        for widget in (self.add_button, self.split_button):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.sum)
        outer.addLayout(foot)
        super().__init__(spec.name, _(spec.label), control, spec.is_required)
        self._show((ShareEntry(),))

    def offer(self, chosen: Offers) -> None:
        """Offer these people."""
        self._options = [option_of(person) for person in chosen.people]
        for box, _percent in self._rows:
            box.set_options(self._options)

    def value(self) -> tuple[ShareEntry, ...]:
        """The rows as they were written."""
        return tuple(
            ShareEntry(box.value(), box.typed_text().strip(), percent.text().strip()) for box, percent in self._rows
        )

    def set_value(self, value: Sequence[ShareEntry] | None) -> None:
        """Show these rows, at least an empty one."""
        self._show(tuple(value or ()) or (ShareEntry(percent="100"),))

    def kept(self) -> list[list[Any]]:
        """The rows as they were written."""
        return [[entry.staff_id, entry.typed, entry.percent] for entry in self.value()]

    def take(self, kept: Any) -> None:
        """Put rows in; somebody offered no longer is a name that says so on saving."""
        offered = {option.value for option in self._options}
        self.set_value(
            [
                ShareEntry(who if who in offered else None, text_of(typed), text_of(percent))
                for who, typed, percent in rows_of(kept, 3)
            ]
        )

    def add_person(self) -> None:
        """Add an empty row with what is left over, and go to it."""
        left = WHOLE - self._total()
        self._show((*self.value(), ShareEntry(percent=plain(left) if left > 0 else "")))
        self._rows[-1][0].setFocus()
        self.edited.emit()

    def split(self) -> None:
        """Give everybody the same share."""
        entries = self.value()
        self._show(
            tuple(
                ShareEntry(entry.staff_id, entry.typed, plain(share))
                for entry, share in zip(entries, split_equally(len(entries)), strict=True)
            )
        )
        self.edited.emit()

    def _show(self, entries: Sequence[ShareEntry]) -> None:
        clear(self._layout_of_rows)
        self._rows = []
        for place, entry in enumerate(entries):
            self._add_row(place, entry, len(entries) > 1)
        self.split_button.setVisible(len(entries) > 1)
        self.control.setFocusProxy(self._rows[0][0])
        self._say_sum()

    def _add_row(self, place: int, entry: ShareEntry, is_removable: bool) -> None:
        _, look = self._look.texts, self._look
        box = ChoiceBox(look, self._options, _("Type a name, pinyin or initials"))
        box.setAccessibleName(_("Person {number}").format(number=place + 1))
        if entry.staff_id is not None:
            box.set_value(entry.staff_id)
        elif entry.typed:
            box.setText(entry.typed)
        percent = QLineEdit(entry.percent)
        percent.setFixedWidth(PERCENT_WIDTH)
        percent.setPlaceholderText("%")
        percent.setAccessibleName(_("Share of person {number} in percent").format(number=place + 1))
        box.chosen.connect(lambda _value: self.edited.emit())
        box.textEdited.connect(lambda _text: self.edited.emit())
        percent.textEdited.connect(lambda _text: self._percent_edited())
        holder = QWidget()
        line = row(holder, 8)
        line.addWidget(box, 1)
        line.addWidget(percent)
        line.addWidget(words("%", "soft"))
        if is_removable:
            line.addWidget(icon_button(look, "x", _("Remove this person"), partial(self._remove, place), 14))
        self._layout_of_rows.addWidget(holder)
        holder.show()  # at once: hidden until the next event it would be given no room
        self._rows.append((box, percent))

    def _remove(self, place: int) -> None:
        self._show(tuple(entry for number, entry in enumerate(self.value()) if number != place))
        if self._rows:  # the row that moved up, where one more Enter does nothing
            self._rows[min(place, len(self._rows) - 1)][0].setFocus()
        self.edited.emit()

    def _percent_edited(self) -> None:
        self._say_sum()
        self.edited.emit()

    def _total(self) -> Decimal:
        return sum((percent_of(percent.text()) or Decimal(0) for _box, percent in self._rows), Decimal(0))

    def _say_sum(self) -> None:
        total = self._total()
        self.sum.setText(self._look.texts("Sum: {total} %").format(total=plain(total)))
        set_role(self.sum, "caption" if total == WHOLE else "warning")
