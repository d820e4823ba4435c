"""The form of one pair of cause and measure, in both languages."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.domain.causes import ANY_INDICATOR
from desktop.domain.diagnoses import DIAGNOSES, FOCUSES, PLACES, STEPS
from desktop.domain.indicators import Indicator
from desktop.i18n import CHINESE, ENGLISH
from desktop.queries.measures import MeasureRow
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import Field, LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import column, line
from desktop.ui.kit.values import Values
from desktop.ui.kit.words import capital, words

WIDTH = 520


class MeasureForm(FormPanel):
    """Lays out the fields; which links are offered depends on whose entry it is."""

    form_name = "measure"

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save"), width=WIDTH)
        self._look = look
        self.step = PickField("step", _("Step of the work"), [Option(key, _(name)) for key, name in STEPS.items()])
        self.helps = PickField("helps", _("Indicator it moves"), [], True)
        whens = [Option(key, capital(_(name))) for key, name in DIAGNOSES.items()]
        self.when = PickField(
            "when", _("Diagnosis that asks for it"), [Option(None, capital(_("none in particular"))), *whens]
        )
        self.focus = PickField(
            "focus", _("Begins with"), [Option(key, capital(_(name))) for key, name in FOCUSES.items()]
        )
        for picker in (self.step, self.helps, self.when, self.focus):
            picker.box.setMinimumContentsLength(8)  # long words must not push the panel wider than it is
            picker.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            picker.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fields: dict[str, Field] = {}
        languages = ((CHINESE, _("Chinese")), (ENGLISH, _("English")))
        # The window's own language first: the other one may be left to be written later.
        for language, suffix in sorted(languages, key=lambda each: each[0] != _.language):
            is_own = language == _.language
            self._add(TextField(f"cause_{language}", _("Cause, {language}").format(language=suffix), is_own))
            self._add(
                LongTextField(f"measure_{language}", _("Measure, {language}").format(language=suffix), 2, is_own)
            )
            self._add(TextField(f"support_{language}", _("Support, {language}").format(language=suffix)))
        self.form = Form(*self.fields.values(), self.step, self.helps, self.when, self.focus)
        self._lay_out()

    def _add(self, field: Field) -> None:
        self.fields[field.name] = field

    def _lay_out(self) -> None:
        _ = self._look.texts
        for field in self.fields.values():
            self.body.addWidget(field)
        places = _("Places that are filled in: {places}").format(
            places=_("; ").join(f"{{{name}}} {_(meaning)}" for name, meaning in PLACES.items())
        )
        self.body.addWidget(words(places, "caption", wrap=True))
        self.body.addWidget(line())
        self.body.addWidget(side_by_side(self.step, self.helps))
        self.body.addWidget(self.when)
        self.body.addWidget(self.focus)
        self.notice = Notice(self._look)
        self.body.addWidget(self.notice)
        self.switch_link = link_button("")
        self.restore_link = link_button(_("Restore the shipped words"))
        self.remove_link = link_button(_("Remove this measure"))
        links = column(spacing=4)
        for link in (self.switch_link, self.restore_link, self.remove_link):
            links.addWidget(link)
        self.body.addLayout(links)
        self.body.addStretch(1)

    def open_form(
        self, values: Mapping[str, object], indicators: Sequence[Indicator], row: MeasureRow | None
    ) -> None:
        """Show the form with these values."""
        _ = self._look.texts
        named = [Option(each.code, each.called(_)) for each in indicators]
        anything = Option(ANY_INDICATOR, capital(_("any indicator")))
        self.helps.set_options([Option(None, capital(_("choose one"))), *named, anything])
        self.form.fill(values)
        self.notice.say("")
        self.switch_link.setVisible(row is not None)
        is_active = row is None or row.is_active
        self.switch_link.setText(_("Switch off: plans no longer use it") if is_active else _("Switch on again"))
        self.restore_link.setVisible(row is not None and row.is_changed)
        self.remove_link.setVisible(row is not None and row.is_own)
        title = _("Add a measure") if row is None else _("Change a measure")
        note = _("Reviews that exist keep their words; the next evaluation uses these.")
        if row is not None and row.lacking == ENGLISH:
            note = _("The English words are missing: English forms print the Chinese ones.")
        elif row is not None and row.lacking:
            note = _("The Chinese words are missing: Chinese forms print the English ones.")
        self.open(title, note)
        self.begin("" if row is None else row.key, is_new=row is None)
        next(iter(self.fields.values())).control.setFocus()

    def entered(self) -> Values:
        """What the owner entered."""
        return self.form.values()

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and above the links."""
        self.form.show_errors(errors)
        self.notice.say(sentence)
