"""A field of a record form that picks one of a few things the data file offers, by the words under its own name."""

from desktop.i18n import Translator
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.options import Option


class OfferedPick(PickField):
    """Offers `Offers.words` of its name by their keys; `nothing` names the choice of none, "" where there is none."""

    def __init__(self, look: Look, spec: FieldSpec, nothing: str = "") -> None:
        self._nothing = nothing
        super().__init__(
            spec.name, look.texts(spec.label), (), spec.is_required, look.texts(spec.hint) if spec.hint else ""
        )

    def offer(self, chosen: Offers) -> None:
        """Offer what was asked for."""
        none = [Option(None, self._nothing)] if self._nothing else []
        self.set_options([*none, *(Option(each.id, each.label) for each in chosen.words.get(self.name, ()))])


def picked(value: object, _texts: Translator) -> tuple[object, str]:
    """What was picked, as it is."""
    return value, ""
