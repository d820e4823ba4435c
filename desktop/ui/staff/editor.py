"""The form for one person."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.queries.lookups import Choice
from desktop.ui.kit.choice import ChoiceField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.values import Values
from desktop.ui.staff.questions import Offers


class StaffEditor(FormPanel):
    """Two columns of fields; team, position and region may be new words."""

    form_name = "staff"

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save"), _("Save and next"), width=520)
        self._look = look
        found_by = _("Type a name, pinyin or initials")
        self.name = TextField("name", _("Name"), required=True)
        self.code = TextField("code", _("Staff code"), hint=_("Left empty: the next free one"))
        self.team = ChoiceField(look, "team", _("Team"), is_free=True, hint=_("A new name makes a new team"))
        self.position = ChoiceField(look, "position", _("Position"), is_free=True)
        self.manager = ChoiceField(look, "manager", _("Superior"), hint=found_by)
        self.region = ChoiceField(look, "region", _("Region"), is_free=True)
        self.hired_on = DateField(look, "hired_on", _("Hired on"), today, hint=_("Newcomers' targets rise from here"))
        self.left_on = DateField(look, "left_on", _("Left on"), today, hint=_("Empty while in service"))
        self.team_since = DateField(look, "team_since", _("In this team since"), today)
        self.phone = TextField("phone", _("Phone"))
        self.email = TextField("email", _("Email"))
        self.bonus_base = TextField("bonus_base", _("Bonus base (yuan)"), example="3,000.00")
        self.notes = LongTextField("notes", _("Notes"), lines=2)
        self.notice = Notice(look)
        self.form = Form(
            self.name,
            self.code,
            self.team,
            self.position,
            self.manager,
            self.region,
            self.hired_on,
            self.left_on,
            self.team_since,
            self.bonus_base,
            self.phone,
            self.email,
            self.notes,
        )
        for pair in (
            (self.name, self.code),
            (self.team, self.position),
            (self.manager, self.region),
            (self.hired_on, self.left_on),
            (self.team_since, self.bonus_base),
            (self.phone, self.email),
        ):
            self.body.addWidget(side_by_side(*pair))
        self.body.addWidget(self.notes)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)

    def open_form(self, values: Mapping[str, object], chosen: Offers, is_new: bool, record: object = "") -> None:
        """Show the form with these values and choices; `record` is the person who is changed."""
        _ = self._look.texts
        self.offer_anew(chosen)
        self.form.fill(values)
        self.team_since.set_hint(_("Empty: from the day of hiring") if is_new else _("Empty: from today on"))
        self.notice.say("")
        self.offer_next(is_new)
        title = _("New staff member") if is_new else _("Edit {name}").format(name=values.get("name", ""))
        self.open(title, _("Fields marked * are required"))
        self.begin(record, is_new)
        self.name.box.setFocus()

    def offer_anew(self, chosen: Offers) -> None:
        """Offer what there is to choose from by now; what stands in the fields stays."""
        self.team.set_options(_by_label(chosen.teams))
        self.position.set_options(_by_label(chosen.positions))
        self.region.set_options(_by_label(chosen.regions))
        self.manager.set_options(
            [Option(choice.id, choice.label, choice.keys[0], choice.keys) for choice in chosen.people]
        )

    def entered(self) -> Values:
        """What the owner entered."""
        return self.form.values()

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and above the buttons."""
        self.form.show_errors(errors)
        self.notice.say(sentence)


def _by_label(choices: Sequence[Choice]) -> list[Option]:
    return [Option(choice.label, choice.label, "", choice.keys) for choice in choices]
