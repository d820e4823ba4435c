"""The form of a grant and the form of an award."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.indicators import INDICATORS, Catalogue
from desktop.queries.award_suggestions import TOTAL
from desktop.queries.awards import AwardKindLine
from desktop.ui.incentives.specs import GRANT_FIELDS, KIND_FIELDS
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.options import Option
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.words import capital


class AwardPick(PickField):
    """One of the awards there are, or one of the figures that may suggest somebody."""

    def __init__(self, look: Look, spec: FieldSpec, options: Sequence[Option] = ()) -> None:
        super().__init__(spec.name, look.texts(spec.label), options, spec.is_required)

    def offer(self, chosen: Offers) -> None:
        """What is offered is set apart."""


class GrantForm(RecordForm):
    """Who gets which award, and why."""

    form_name = "grant"

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, GRANT_FIELDS, today, lambda spec: AwardPick(look, spec))

    def open_award(
        self, values: Mapping[str, object], chosen: Offers, title: str, kinds: Sequence[AwardKindLine], is_new: bool
    ) -> None:
        """Show the form."""
        pick = self.form.fields["kind_id"]
        if isinstance(pick, AwardPick):
            pick.set_options([Option(kind.kind_id, kind.label) for kind in kinds])
        self.open_form(values, chosen, title, is_new)
        self.offer_next(False)


class KindForm(RecordForm):
    """An award and the figure by which the program suggests who earned it."""

    form_name = "award"

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, KIND_FIELDS, today, lambda spec: AwardPick(look, spec))
        self.offer_figures(INDICATORS)
        self.remove_button.setText(look.texts("Remove this award"))

    def offer_figures(self, known: Catalogue) -> None:
        """Offer the figures by which somebody may be suggested."""
        _, pick = self._look.texts, self.form.fields["indicator"]
        if isinstance(pick, AwardPick):
            pick.set_options(
                [
                    Option("", capital(_("nothing: you decide alone"))),
                    Option(TOTAL, capital(_("the evaluation's total"))),
                    *(Option(code, indicator.called(_)) for code, indicator in known.items()),
                ]
            )

    def open_award(
        self,
        values: Mapping[str, object],
        chosen: Offers,
        title: str,
        kinds: Sequence[AwardKindLine],  # noqa: ARG002 - both forms are opened alike
        is_new: bool,
    ) -> None:
        """Show the form."""
        self.open_form(values, chosen, title, is_new, "" if is_new else values["name"])
        self.offer_next(False)
