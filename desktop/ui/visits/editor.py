"""The form for one visit."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.queries.lookups import Choice
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.choice import ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import column
from desktop.ui.kit.values import Values
from desktop.ui.visits.questions import Offers


class VisitEditor(FormPanel):
    """Staff and customers found by pinyin initials; a customer nobody knows yet is made on saving."""

    form_name = "visit"

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save"), _("Save and next"), width=520)
        self._look = look
        self.visited_on = DateField(look, "visited_on", _("Date"), today, required=True)
        self.staff = ChoiceField(look, "staff", _("Staff member"), True, _("Type a name, pinyin or initials"))
        self.customer = ChoiceField(look, "customer", _("Customer"), is_free=True)
        self.method = ChoiceField(look, "method", _("Method"), is_free=True)
        self.outcome = ChoiceField(look, "outcome", _("Outcome"), is_free=True)
        self.minutes = TextField("minutes", _("Minutes"), example="45")
        self.place = TextField("place", _("Place"))
        self.summary = LongTextField("summary", _("What was said"), lines=3)
        self.next_step = TextField("next_step", _("Next step"))
        self.next_on = DateField(look, "next_on", _("Next on"), today)
        self.notice = Notice(look)
        self.form = Form(
            self.visited_on,
            self.staff,
            self.customer,
            self.method,
            self.outcome,
            self.minutes,
            self.place,
            self.summary,
            self.next_step,
            self.next_on,
        )
        self.body.addWidget(side_by_side(self.visited_on, self.staff))
        self.body.addWidget(self.customer)
        for pair in ((self.method, self.outcome), (self.minutes, self.place)):
            self.body.addWidget(side_by_side(*pair))
        self.body.addWidget(self.summary)
        self.body.addWidget(side_by_side(self.next_step, self.next_on))
        self.files = column(spacing=6)
        self.body.addLayout(self.files)
        self.body.addWidget(self.notice)
        self.remove_button = link_button(_("Remove this visit"))
        self.body.addWidget(self.remove_button)
        self.body.addStretch(1)
        self.customer.edited.connect(self._hint_at_new_words)
        self.outcome.edited.connect(self._hint_at_new_words)

    def open_form(self, values: Mapping[str, object], chosen: Offers, is_new: bool, record: object = "") -> None:
        """Show the form with these values and choices; `record` is the visit that is changed."""
        _ = self._look.texts
        self._offer(chosen)
        self.form.fill(values)
        self.notice.say("")
        self.remove_button.setVisible(not is_new)
        self.offer_next(is_new)
        title = _("Log a visit") if is_new else _("Change a visit")
        self.open(title, _("Fields marked * are required"))
        self._hint_at_new_words()
        self.begin(record, is_new)
        self.focus_first()

    def continue_form(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Empty the form for the next visit but for what is carried over."""
        self.settle()
        self._offer(chosen)
        self.form.fill(values)
        self.notice.say("")
        self._hint_at_new_words()
        self.begin()
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the first field that still needs an answer."""
        first = next((field for field in (self.visited_on, self.staff) if field.value() is None), self.customer)
        first.control.setFocus()

    def entered(self) -> Values:
        """What the owner entered."""
        return self.form.values()

    def show_errors(self, errors: Mapping[str, str], sentence: str) -> None:
        """Say what is wrong, under the fields and above the buttons."""
        self.form.show_errors(errors)
        self.notice.say(sentence)

    def offer_anew(self, chosen: Offers) -> None:
        """Offer what there is to choose from by now; what stands in the fields stays."""
        self._offer(chosen)

    def _offer(self, chosen: Offers) -> None:
        self.staff.set_options(
            [Option(person.id, person.label, person.keys[0], person.keys) for person in chosen.people]
        )
        self.customer.set_options(
            [Option(customer.id, customer.label, customer.keys[0], customer.keys) for customer in chosen.customers]
        )
        self.method.set_options(_by_label(chosen.methods))
        self.outcome.set_options(_by_label(chosen.outcomes))

    def _hint_at_new_words(self) -> None:
        _ = self._look.texts
        is_new = bool(self.customer.typed_text()) and self.customer.value() is None
        hint = _("Not on the list: saving adds this customer") if is_new else ""
        self.customer.set_hint(hint or _("Type a customer's name, pinyin or initials"))
        known = {option.label for option in self.outcome.box.options}
        is_new = bool(self.outcome.typed_text()) and self.outcome.typed_text() not in known
        self.outcome.set_hint(_("New; counts as effective once ticked in Settings, under Lists") if is_new else "")


def _by_label(choices: Sequence[Choice]) -> list[Option]:
    return [Option(choice.label, choice.label, "", choice.keys) for choice in choices]
