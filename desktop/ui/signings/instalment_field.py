"""What of a contract falls due when: a row for each instalment, and a line that fills them by a plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.errors import RequestError
from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.days import parse_day
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field, rows_of, text_of
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import set_role, words
from desktop.ui.money import money_text, told_money
from desktop.ui.signings.entries import InstalmentEntry, amount_of, sum_of
from desktop.ui.signings.plan_line import DAY_WIDTH, PlanLine
from desktop.ui.signings.planned import planned_by

AMOUNT_WIDTH = 128


class InstalmentField(Field):
    """`contract_amount` tells what the contract is over in 元, None while that is not known."""

    def __init__(
        self, look: Look, spec: FieldSpec, today: date, contract_amount: Callable[[], Decimal | None]
    ) -> None:
        self._look = look
        self._today = today
        self._contract_amount = contract_amount
        self._entries: tuple[InstalmentEntry, ...] = ()
        self._known: dict[int | None, InstalmentEntry] = {}  # those of the record shown, by key
        self._rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._states: list[QLabel] = []  # how much of each came in
        _, control = look.texts, QWidget()
        self._layout_of_rows = column(spacing=6)
        self.plan = PlanLine(look)
        self.plan.wanted.connect(self.fill_by_plan)
        self.add_button = link_button(_("Add an instalment"), self.add_row)
        self.sum = words("", "caption")
        foot = row(spacing=12)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.sum)
        outer = column(control, 6)
        outer.addLayout(self._layout_of_rows)
        outer.addLayout(foot)
        outer.addWidget(self.plan)
        super().__init__(spec.name, _(spec.label), control, spec.is_required)
        control.setFocusProxy(self.plan.parts)
        self._show(())

    def offer(self, chosen: Offers) -> None:
        """There is nothing to choose from."""

    def value(self) -> tuple[InstalmentEntry, ...]:
        """The rows as they were written."""
        return tuple(
            InstalmentEntry(
                entry.instalment_id,
                parse_day(day.text(), self._today),
                day.text().strip(),
                amount.text().strip(),
                entry.paid,
            )
            for entry, (day, amount) in zip(self._entries, self._rows, strict=True)
        )

    def set_value(self, value: Sequence[InstalmentEntry] | None) -> None:
        """Show these rows."""
        entries = tuple(value or ())
        self._known = {entry.instalment_id: entry for entry in entries if entry.instalment_id is not None}
        self._show(entries)
        self.plan.clear()

    def show_paid(self, paid: Mapping[int, Decimal]) -> None:
        """Say anew what came in for each; what is being written stays."""
        self._known = {key: replace(each, paid=paid.get(key or 0, each.paid)) for key, each in self._known.items()}
        entries = [replace(each, paid=paid.get(each.instalment_id or 0, each.paid)) for each in self.value()]
        self._entries = tuple(entries)
        for entry, state in zip(entries, self._states, strict=True):
            told, role = self._paid(entry)
            state.setText(told)
            set_role(state, role)

    def kept(self) -> list[list[Any]]:
        """The rows as they were written."""
        return [[entry.instalment_id, entry.day, entry.amount] for entry in self.value()]

    def take(self, kept: Any) -> None:
        """Put rows in; an instalment of the record keeps what was paid of it, one that is gone is a new one."""
        entries = []
        for key, day, amount in rows_of(kept, 3):
            entry = self._known.get(key, InstalmentEntry())
            due_on = parse_day(text_of(day), self._today)
            entries.append(replace(entry, due_on=due_on, day=text_of(day), amount=text_of(amount)))
        self._show(tuple(entries))
        self.plan.clear()

    def fill_by_plan(self) -> None:
        """Replace the rows by the plan of the line."""
        texts, amount = self._look.texts, self._contract_amount()
        if amount is None:
            self.set_error(texts("Enter the amount of the contract first."))
            return
        first = parse_day(self.plan.first.text(), self._today)
        try:
            planned = planned_by(amount, self.plan.parts.text(), first, self.plan.months.text() or "1")
        except RequestError as error:
            self.set_error(error.sentence(texts))
            return
        self.set_error("")
        self._show(
            tuple(
                InstalmentEntry(None, part.due_on, part.due_on.isoformat(), money_text(part.amount))
                for part in planned
            )
        )
        self.edited.emit()

    def add_row(self) -> None:
        """Add an empty row and go to it."""
        self._show((*self.value(), InstalmentEntry()))
        self._rows[-1][0].setFocus()
        self.edited.emit()

    def _show(self, entries: tuple[InstalmentEntry, ...]) -> None:
        clear(self._layout_of_rows)
        self._entries, self._rows, self._states = entries, [], []
        for place, entry in enumerate(entries):
            self._add(place, entry)
        self._say_sum()

    def _add(self, place: int, entry: InstalmentEntry) -> None:
        _, number = self._look.texts, place + 1
        day, amount = QLineEdit(entry.day), QLineEdit(entry.amount)
        day.setFixedWidth(DAY_WIDTH)
        amount.setFixedWidth(AMOUNT_WIDTH)
        day.setPlaceholderText(_("Falls due on"))
        amount.setPlaceholderText(_("Amount (yuan)"))
        day.setAccessibleName(_("Due day of instalment {number}").format(number=number))
        amount.setAccessibleName(_("Amount of instalment {number}").format(number=number))
        for box in (day, amount):
            box.textEdited.connect(lambda _text: self._typed())
        holder = QWidget()
        layout = row(holder, 8)
        for widget in (words(f"{number}.", "soft"), day, amount):
            layout.addWidget(widget)
        state = words(*self._paid(entry))
        layout.addWidget(state, 1)
        remove = icon_button(self._look, "x", _("Remove this instalment"), partial(self._remove, place), 14)
        layout.addWidget(remove)
        self._layout_of_rows.addWidget(holder)
        holder.show()  # at once: hidden until the next event it would be given no room
        self._rows.append((day, amount))
        self._states.append(state)

    def _paid(self, entry: InstalmentEntry) -> tuple[str, str]:
        """How much of it came in so far, and how that is shown."""
        if entry.instalment_id is None:
            return "", "caption"
        _, due = self._look.texts, amount_of(entry.amount) or Decimal(0)
        if entry.paid >= due:
            return _("paid"), "caption"
        is_late = entry.due_on is not None and entry.due_on < self._today
        told = _("{amount} open").format(amount=told_money(due - entry.paid, _))
        return told, "error" if is_late else "caption"

    def _remove(self, place: int) -> None:
        self._show(tuple(entry for number, entry in enumerate(self.value()) if number != place))
        if self._rows:  # the row that moved up, where one more Enter does nothing
            self._rows[min(place, len(self._rows) - 1)][0].setFocus()
        else:
            self.add_button.setFocus()
        self.edited.emit()

    def _typed(self) -> None:
        self._say_sum()
        self.edited.emit()

    def _say_sum(self) -> None:
        _, amount, total = self._look.texts, self._contract_amount(), sum_of(self.value())
        if not self._rows:
            self.sum.setText("")
            return
        if amount is None or amount == total:
            self.sum.setText(_("Sum: {total}").format(total=told_money(total, _)))
        else:
            told = _("Sum: {total} of {amount}")
            self.sum.setText(told.format(total=told_money(total, _), amount=told_money(amount, _)))
        set_role(self.sum, "caption" if amount in (None, total) else "warning")
