"""The form for one line of a scheme: what is counted, with which weight, by which rule, narrowed to what."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.indicators import Catalogue
from desktop.domain.perspectives import BALANCED, USUAL, perspective_name
from desktop.domain.scheme import Band, Missing, RuleKind, Scope
from desktop.i18n import CHINESE, Translator, translator
from desktop.queries.lookups import Choice
from desktop.ui.kit.choice import ChoiceField, PickField
from desktop.ui.kit.fields import Field, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import column
from desktop.ui.kit.words import words
from desktop.ui.schemes.item_form import FILTERS, NEEDED, item_of, new_values, values_of
from desktop.ui.schemes.questions import Overview
from desktop.ui.schemes.rows_editor import RowColumn, RowsEditor
from desktop.ui.schemes.typed import band_rows, bands_typed
from desktop.ui.schemes.wording import missing_word, rule_hint, rule_word, scope_word, unit_word
from desktop.ui.schemes.working import Working
from desktop.ui.spelling import with_pinyin

WIDTH = 520


class ItemPanel(FormPanel):
    """Collects one line; `done` carries it with its place, None for a new one."""

    done = Signal(object, object)

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        super().__init__(look, host, _("Take over"), width=WIDTH)
        self._look = look
        self._at: int | None = None
        self._bands: tuple[Band, ...] = ()
        self._wrong_bands = False
        example = _("Type a name, pinyin or initials")
        self.indicator = ChoiceField(look, "indicator", _("Indicator"), required=True, example=example)
        self.scope = PickField("scope", _("Whose records"), [Option(each, scope_word(each, _)) for each in Scope])
        self.weight = TextField("weight", _("Weight"), required=True, example="25")
        self.cap = TextField("cap", _("Cap in points"), required=True, hint=_("100 or more; above 100 rewards more"))
        rules = [Option(each, rule_word(each, _)) for each in RuleKind]
        self.rule = PickField("rule", _("Rule"), rules)
        self.target = TextField(
            "target", _("Target if none is set"), hint=_("Left empty: without a target the line is not scored")
        )
        self.zero_point = TextField("zero_point", _("0 points at"), example="40")
        self.stretch = TextField("stretch", _("Cap reached at"), example="100")
        self.factor = TextField("factor", _("Points for each case"), example="20")
        self.bands = RowsEditor(
            look,
            (
                RowColumn("lower", _("At least"), example=_("open")),
                RowColumn("upper", _("Below"), example=_("open")),
                RowColumn("points", _("Points")),
            ),
            _("Add a band"),
        )
        self.missing = PickField(
            "missing", _("Without data or target"), [Option(each, missing_word(each, _)) for each in Missing]
        )
        self.perspective = ChoiceField(look, "perspective", _("Perspective"), is_free=True, hint=_("Groups the form"))
        self.veto = TextField("veto_below", _("Lowest grade below"), hint=_("In points; empty for none"))
        labels = (_("Product"), _("Region"), _("Customer kind"), _("Source"))
        self.filters = [ChoiceField(look, name, label) for name, label in zip(FILTERS, labels, strict=True)]
        self.notice = Notice(look)
        self._lay_out()
        self.rule.box.picked.connect(lambda _rule: self._show_parameters())
        self.bands.edited.connect(self._check_bands)
        self.saved.connect(self._take)

    def open_item(self, overview: Overview, working: Working, place: int | None) -> None:
        """Show a line of the scheme, or a new one that takes the weight left."""
        _ = self._look.texts
        self._at = place
        item = None if place is None else working.draft.scheme.items[place]
        self._offer(overview, working)
        self.form.fill(new_values(100 - working.weight) if item is None else values_of(item))
        if item is not None and self.perspective.value() is None:
            self.perspective.box.setText(item.perspective)
        self.bands.show_rows(band_rows(item.rule.bands) if item and item.rule.bands else _ONE_BAND)
        self._check_bands()
        self.form.is_touched = False
        self._show_parameters()
        self.notice.say("")
        self.open(_("New line") if item is None else _("Edit line"), _("Fields marked * are required"))
        (self.indicator if item is None else self.weight).box.setFocus()
        self.weight.box.selectAll()  # what is typed takes the place of the weight: 30, not 2530

    def _lay_out(self) -> None:
        _ = self._look.texts
        fields: Sequence[Field] = (
            self.indicator, self.scope, self.weight, self.cap, self.rule, self.target, self.zero_point, self.stretch,
            self.factor, self.missing, self.perspective, self.veto, *self.filters,
        )  # fmt: skip
        self.form = Form(*fields)
        self.body.addWidget(self.indicator)
        self.body.addWidget(side_by_side(self.scope, self.perspective))
        self.body.addWidget(side_by_side(self.weight, self.cap))
        self.body.addWidget(self.rule)
        self.ends = side_by_side(self.zero_point, self.stretch)
        for widget in (self.ends, self.factor, self.bands, self.target):
            self.body.addWidget(widget)
        self.body.addWidget(side_by_side(self.missing, self.veto))
        narrowed = column(spacing=10)
        narrowed.addWidget(words(_("Only records of"), "strong"))
        narrowed.addWidget(side_by_side(self.filters[0], self.filters[1]))
        narrowed.addWidget(side_by_side(self.filters[2], self.filters[3]))
        self.body.addLayout(narrowed)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)

    def _offer(self, overview: Overview, working: Working) -> None:
        _ = self._look.texts
        own = {each.code: each.indicator for each in working.draft.scheme.own}
        self.indicator.set_options(indicator_options({**overview.catalogue, **own}, _))
        used = dict.fromkeys(item.perspective for item in working.draft.scheme.items)
        named = dict.fromkeys((*USUAL, *BALANCED, *used))
        self.perspective.set_options([Option(key, perspective_name(key, _)) for key in named])
        for field in self.filters:
            offered = with_pinyin(overview.filters[field.name])
            field.set_options([Option(each.keys[0], each.label, "", each.keys) for each in offered])

    def _show_parameters(self) -> None:
        kind: RuleKind = self.rule.value()
        needed = NEEDED[kind]
        self.target.setVisible("target" in needed)
        self.ends.setVisible("zero_point" in needed)
        self.factor.setVisible("factor" in needed)
        self.bands.setVisible("bands" in needed)
        self.rule.set_hint(rule_hint(kind, self._look.texts))

    def _check_bands(self) -> None:
        self._bands, problems = bands_typed(self.bands.rows(), self._look.texts)
        self._wrong_bands = bool(problems)
        self.bands.show_problems(problems)
        self.form.is_touched = True

    def _take(self) -> None:
        item, errors = item_of(self.form.values(), self._bands, self._wrong_bands, self._look.texts)
        self.show_errors(errors)
        if item is not None:
            self.put_away()
            self.done.emit(item, self._at)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say under each field what is wrong."""
        self.form.show_errors(errors)
        if "rule" not in errors:
            self._show_parameters()


_ONE_BAND: tuple[Mapping[str, str], ...] = (
    {"lower": "", "upper": "", "points": "100"},
)  # one band over everything, to be split


def indicator_options(catalogue: Catalogue, texts: Translator) -> list[Option]:
    """Every indicator, found by its name, pinyin, initials or code."""
    chinese, codes = translator(CHINESE), list(catalogue)
    found = with_pinyin(
        Choice(number, catalogue[code].called(texts), (catalogue[code].called(chinese), code))
        for number, code in enumerate(codes)
    )
    return [
        Option(codes[each.id], each.label, unit_word(catalogue[codes[each.id]].unit, texts), each.keys)
        for each in found
    ]
