"""Names, cycle, for whom, limits and ramp of a scheme."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.scheme_drafts import CYCLES, ROLES, SchemeDraft
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import Field, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, column, scrolled
from desktop.ui.schemes.wording import cycle_word, role_word
from desktop.ui.schemes.working import rule_values

WIDTH = 760


class RulesTab(QWidget):
    """Forwards what is typed as `Values`."""

    typed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self.name = TextField("name", _("Scheme name"), required=True)
        self.name_en = TextField("name_en", _("English name"))
        self.cycle = PickField("cycle", _("Cycle"), [Option(each, cycle_word(each, _)) for each in CYCLES])
        self.role = PickField("role", _("For whom"), [Option(each, role_word(each, _)) for each in ROLES])
        self.role.set_hint(_("By the role of their position; the default scheme is for everybody."))
        self.title = TextField("title", _("Title of the form"))
        self.title_en = TextField("title_en", _("English title"))
        self.maximum = TextField("maximum", _("Highest total"), required=True)
        self.conduct = TextField(
            "conduct_limit", _("Awards and penalties, at most"), required=True, hint=_("Points either way")
        )
        self.ramp = TextField(
            "ramp",
            _("Newcomers' targets, % by month of service"),
            hint=_("From the first month on; counts and amounts only. Empty: no ramp."),
            example="50 67 83 100",
        )
        fields: tuple[Field, ...] = (
            self.name, self.name_en, self.cycle, self.role, self.title, self.title_en, self.maximum, self.conduct,
            self.ramp,
        )  # fmt: skip
        self.form = Form(*fields)
        card = Card()
        for pair in ((0, 1), (2, 3), (4, 5), (6, 7)):
            card.body.addWidget(side_by_side(fields[pair[0]], fields[pair[1]]))
        card.body.addWidget(self.ramp)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        outer = column(inside)
        outer.addWidget(card)
        outer.addStretch(1)
        column(self).addWidget(scrolled(inside))
        for field in fields:
            field.edited.connect(lambda: self.typed.emit(self.form.values()))

    def show_draft(self, draft: SchemeDraft) -> None:
        """Show the names and rules of a scheme."""
        self.form.fill(rule_values(draft))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say under each field what is wrong, without taking the cursor from where the owner writes."""
        for name, field in self.form.fields.items():
            field.set_error(errors.get(name, ""))
