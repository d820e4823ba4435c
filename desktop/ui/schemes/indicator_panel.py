"""The form for one indicator of the owner's own, its formula checked while it is typed."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.domain.indicators import Unit
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.ui.kit.choice import ChoiceField, PickField
from desktop.ui.kit.fields import LongTextField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.words import capital
from desktop.ui.schemes.indicator_presenter import IndicatorPresenter
from desktop.ui.schemes.item_panel import indicator_options
from desktop.ui.schemes.questions import Overview
from desktop.ui.schemes.wording import source_word, unit_word
from desktop.ui.tones import Tone

WIDTH = 520
PAUSE = 250  # ms of not typing before the formula is checked


class IndicatorPanel(FormPanel):
    """Collects one indicator and forwards it."""

    def __init__(self, look: Look, host: QWidget, presenter: IndicatorPresenter) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save"), width=WIDTH)
        self._look = look
        self._presenter = presenter
        self.name = TextField("name", _("Indicator name"), required=True)
        self.name_en = TextField("name_en", _("English name"))
        self.source = PickField(
            "source", _("Where figures come from"), [Option(e, source_word(e, _)) for e in Source]
        )
        self.unit = PickField("unit", _("Counts in"), [Option(each, unit_word(each, _)) for each in Unit])
        self.better = PickField(
            "better",
            _("Better is"),
            [Option(True, capital(_("the higher figure"))), Option(False, capital(_("the lower figure")))],
        )
        self.formula = LongTextField(
            "formula",
            _("Formula"),
            lines=3,
            hint=_("Indicators by name or code, numbers, + - * / and brackets, min, max, abs"),
        )
        self.insert = ChoiceField(look, "insert", _("Insert an indicator"), example=_("Type a name to find it"))
        self.meaning = Notice(look)
        self.notice = Notice(look)
        self.form = Form(self.name, self.name_en, self.source, self.unit, self.better, self.formula)
        self.body.addWidget(side_by_side(self.name, self.name_en))
        self.body.addWidget(self.source)
        for widget in (self.formula, self.meaning, self.insert):
            self.body.addWidget(widget)
        self.body.addWidget(side_by_side(self.unit, self.better))
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.check)
        self.formula.edited.connect(self._pause.start)
        self.insert.box.chosen.connect(self._put_in)
        self.source.box.picked.connect(lambda _source: self._show_parts())
        self.saved.connect(lambda: presenter.save(self.form.values()))
        self.abandoned.connect(lambda: presenter.flow.abandoned(self.come_back))
        presenter.attach(self)

    def check(self) -> None:
        """Have the formula checked as it stands."""
        self._pause.stop()
        if self.source.value() is Source.FORMULA:
            self._presenter.check(self.formula.value())

    # -- what the presenter calls

    def open_form(self, values: dict[str, object], overview: Overview, own: OwnIndicator | None) -> None:
        """Show the form."""
        _ = self._look.texts
        options = [each for each in indicator_options(overview.catalogue, _) if own is None or each.value != own.code]
        self.insert.set_options(options)
        self.insert.set_value(None)
        self.form.fill(values)
        self._pause.stop()
        self.source.box.setEnabled(own is None)
        self._show_parts()
        self.notice.say("")
        self.form.is_touched = False
        self.begin("" if own is None else own.code, is_new=own is None)
        title = _("New indicator") if own is None else _("Edit {name}").format(name=own.indicator.called(_))
        self.open(title, _("Fields marked * are required"))
        self.name.box.setFocus()

    def show_formula(self, sentence: str, is_right: bool) -> None:
        """Say what the formula means, or what is wrong with it."""
        self.meaning.say(sentence, Tone.OK if is_right else Tone.BAD)

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and above the buttons."""
        self.form.show_errors(errors)
        self.notice.say(sentence)

    def close_form(self) -> None:
        """Put the form away."""
        self.put_away()

    def _show_parts(self) -> None:
        is_formula = self.source.value() is Source.FORMULA
        for widget in (self.formula, self.insert, self.unit):
            widget.setVisible(is_formula)
        self.meaning.setVisible(is_formula and bool(self.meaning.sentence()))

    def _put_in(self, code: str | None) -> None:
        if code is None:
            return
        option = next(each for each in self.insert.box.options if each.value == code)
        word = option.label if " " not in option.label and not option.label[0].isdigit() else code
        self.formula.box.insertPlainText(word)
        self.insert.set_value(None)
        self.formula.box.setFocus()
