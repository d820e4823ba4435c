"""The forms of the page of deals: a new deal, a known one, and one for each step."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.queries.deals.lines import DealLine
from desktop.ui.deals.specs import DEAL_FIELDS, NEW_FIELDS
from desktop.ui.deals.steps import Step, called
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.look import Look
from desktop.ui.kit.offered_pick import OfferedPick
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.tones import Tone


class DealForm(RecordForm):
    """A deal; a known one is moved by its steps, so that its form does not ask the stage."""

    form_name = "deal"

    def __init__(self, look: Look, host: QWidget, today: date, is_new: bool) -> None:
        fields = NEW_FIELDS if is_new else DEAL_FIELDS
        super().__init__(
            look, host, fields, today, lambda spec: OfferedPick(look, spec), look.texts("Remove this deal")
        )
        self._is_new = is_new

    def open_deal(self, values: Mapping[str, object], chosen: Offers, line: DealLine | None) -> None:
        """Show a deal, or an empty form."""
        _ = self._look.texts
        title = _("Add a deal") if line is None else _("Deal with {customer}").format(customer=called(line))
        self.open_form(values, chosen, title, line is None, "" if line is None else line.deal_id)


class StepForm(RecordForm):
    """The form of one step; a contract to be won by may be chosen or made."""

    def __init__(self, look: Look, host: QWidget, today: date, step: Step) -> None:
        super().__init__(look, host, step.fields, today, self._own)
        self.step, self.form_name = step, f"step {step.key}"
        self.save_button.setText(look.texts(step.save))
        if "signing_id" in self.form.fields:
            self.form.fields["signing_id"].edited.connect(self._show_fitting)

    def open_step(self, values: Mapping[str, object], chosen: Offers, line: DealLine) -> None:
        """Show the form for a deal."""
        _ = self._look.texts
        self.open_form(values, chosen, _(self.step.title), is_new=True, record=line.deal_id)
        self.offer_next(False)
        self.open(_(self.step.title), called(line))
        self.notice.say(_(self.step.explained) if self.step.explained else "", Tone.NEUTRAL)
        self._show_fitting()

    def _own(self, spec: FieldSpec) -> OfferedPick:
        nothing = self._look.texts("A new contract") if spec.name == "signing_id" else ""
        return OfferedPick(self._look, spec, nothing)

    def _show_fitting(self) -> None:
        """A contract that is chosen says day, amount and number itself."""
        pick = self.form.fields.get("signing_id")
        if pick is not None:
            for name in ("signed_on", "amount", "number"):
                self.form.fields[name].setVisible(pick.value() is None)
