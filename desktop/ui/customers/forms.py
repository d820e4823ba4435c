"""The forms of the page of customers: one entered or changed, handed over, put together with another."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.queries.resemblance import Resembling
from desktop.ui.customers.specs import CUSTOMER_FIELDS, HAND_FIELDS, MERGE_FIELDS
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.surfaces import clear, column, row, surface
from desktop.ui.kit.words import words


class CustomerForm(RecordForm):
    """A customer; where a new one resembles known ones, a box asks which is meant."""

    form_name = "customer"

    used = Signal(int)  # the known customer that is meant
    created = Signal()  # none of them is

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, CUSTOMER_FIELDS, today, removal=look.texts("Remove this customer"))
        self.question = surface("warn")
        self._inside = column(self.question, 6, QMargins(12, 10, 12, 10))
        self.body.insertWidget(1, self.question)
        self.question.hide()

    def show_resembling(self, found: Sequence[Resembling]) -> None:
        """Ask whether one of these is meant; none takes the question away."""
        _ = self._look.texts
        clear(self._inside)
        self.question.setVisible(bool(found))
        if not found:
            return
        self._inside.addWidget(words(_("Is it one of these? They are on the list already."), "strong", wrap=True))
        for each in found:
            entry = row(spacing=8)
            name = link_button(each.name, partial(self.used.emit, each.customer_id))
            entry.addWidget(name)
            why = _("same telephone") if each.is_same_phone else _("{percent} % alike").format(percent=each.percent)
            entry.addWidget(words(why, "soft"))
            entry.addStretch(1)
            self._inside.addLayout(entry)
        button = plain_button(self._look, _("Add it anyway"), self.created.emit)
        self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.setFocus()


class HandForm(RecordForm):
    """Who takes customers over, from when, and whether their open deals go along."""

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, HAND_FIELDS, today)
        self.save_button.setText(look.texts("Hand over"))

    def open_hand(self, values: Mapping[str, object], chosen: Offers, note: str) -> None:
        """Show the form; `note` says whom it is about."""
        title = self._look.texts("Hand customers over")
        self.open_form(values, chosen, title, is_new=True)
        self.offer_next(False)
        self.open(title, note)


class MergeForm(RecordForm):
    """Which other entry is the same customer."""

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, MERGE_FIELDS, today)
        self.save_button.setText(look.texts("Merge"))

    def open_merge(self, chosen: Offers, name: str) -> None:
        """Show the form for the customer that stays."""
        title = self._look.texts("Merge two entries")
        self.open_form({}, chosen, title, is_new=True)
        self.offer_next(False)
        self.open(title, self._look.texts("{customer} stays.").format(customer=name))
