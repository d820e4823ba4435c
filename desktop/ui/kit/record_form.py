"""A form built from a table of fields: two to a row, the long ones in rows of their own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.choice import ChoiceField, PickField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.fields import Field, LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.offers import Offers, option_of, word_option
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import column
from desktop.ui.kit.values import Values
from desktop.ui.kit.words import capital

WIDTH = 520


OwnField = Callable[[FieldSpec], Field]


class RecordForm(FormPanel):
    """The form of one kind of record; `own` makes the fields only the page knows."""

    def __init__(
        self,
        look: Look,
        host: QWidget,
        specs: Sequence[FieldSpec],
        today: date,
        own: OwnField | None = None,
        removal: str = "",
        form_name: str = "",
    ) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save"), _("Save and next"), width=WIDTH)
        self._look = look
        self._specs = tuple(specs)
        self._today = today
        self._record: object = ""
        self.form_name = form_name or self.form_name
        fields = [own(spec) if spec.input is Input.OWN and own else self._field(spec) for spec in self._specs]
        self.form = Form(*fields)
        self._lay_out(fields)
        self.files = column(spacing=6)  # of the record, where its kind bears some
        self.body.addLayout(self.files)
        self.notice = Notice(look)
        self.body.addWidget(self.notice)
        self.remove_button = link_button(removal or _("Remove this entry"))
        self.body.addWidget(self.remove_button)
        self.body.addStretch(1)

    def open_form(
        self, values: Mapping[str, object], chosen: Offers, title: str, is_new: bool, record: object = ""
    ) -> None:
        """Show the form with these values and choices; `record` is which one is changed, or what a new one is of."""
        self.remove_button.setVisible(not is_new)
        self.offer_next(is_new)
        self.open(title, self._look.texts("Fields marked * are required"))
        self._fill(values, chosen)
        self._record = record
        self.begin(record, is_new)

    def continue_form(self, values: Mapping[str, object], chosen: Offers) -> None:
        """After saving: fill the form anew and go to the first field that still needs an answer."""
        self.settle()
        self._fill(values, chosen)
        self.begin(self._record)

    def _fill(self, values: Mapping[str, object], chosen: Offers) -> None:
        self._offer(chosen)
        self.form.fill(values)
        self.notice.say("")
        empty = [spec.name for spec in self._specs if spec.is_required and self._is_empty(spec)]
        first = empty[0] if empty else next(spec.name for spec in self._specs if not spec.is_carried)
        self.form.fields[first].control.setFocus()

    def entered(self) -> Values:
        """What the owner entered."""
        return self.form.values()

    def offer_anew(self, chosen: Offers) -> None:
        """Offer what there is to choose from by now; what stands in the fields stays."""
        self._offer(chosen)

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and above the buttons."""
        self.form.show_errors(errors)
        self.notice.say(sentence)

    def _is_empty(self, spec: FieldSpec) -> bool:
        return self.form.fields[spec.name].value() in (None, "")

    def _field(self, spec: FieldSpec) -> Field:
        _, look = self._look.texts, self._look
        label, hint = _(spec.label), _(spec.hint) if spec.hint else ""
        example = _(spec.example) if spec.example else ""
        match spec.input:
            case Input.DAY:
                return DateField(look, spec.name, label, self._today, spec.is_required, hint)
            case Input.PERSON | Input.DEAL:
                example = example or _("Type a name, pinyin or initials")
                return ChoiceField(look, spec.name, label, spec.is_required, hint, example)
            case Input.CUSTOMER | Input.WORD | Input.ANSWER:
                made = ChoiceField(look, spec.name, label, spec.is_required, hint, example, is_free=True)
                made.set_options(self._options(spec))
                return made
            case Input.PICK:
                return PickField(spec.name, label, self._options(spec), spec.is_required, hint)
            case Input.LONG:
                return LongTextField(spec.name, label, 3, spec.is_required, hint)
            case _:
                return TextField(spec.name, label, spec.is_required, hint, example)

    def _options(self, spec: FieldSpec) -> list[Option]:
        return [Option(value, capital(self._look.texts(label))) for value, label in spec.options]

    def _lay_out(self, fields: Sequence[Field]) -> None:
        waiting: Field | None = None
        for spec, each in zip(self._specs, fields, strict=True):
            if spec.fills_a_row:
                self._add_row(waiting)
                self._add_row(each)
                waiting = None
            elif waiting is None:
                waiting = each
            else:
                self.body.addWidget(side_by_side(waiting, each))
                waiting = None
        self._add_row(waiting)

    def _add_row(self, each: Field | None) -> None:
        if each is not None:
            self.body.addWidget(each)

    def _offer(self, chosen: Offers) -> None:
        for spec in self._specs:
            offered = {
                Input.PERSON: chosen.people,
                Input.CUSTOMER: chosen.customers,
                Input.DEAL: chosen.deals,
                Input.WORD: chosen.words.get(spec.name, ()),
            }.get(spec.input)
            each: Any = self.form.fields[spec.name]
            if spec.input is Input.OWN:
                each.offer(chosen)
            elif offered is not None:
                is_word = spec.input is Input.WORD
                each.set_options([word_option(choice) if is_word else option_of(choice) for choice in offered])
