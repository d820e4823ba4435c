"""The list of commission plans and the form of one."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.commission import Mode
from desktop.i18n import Translator
from desktop.queries.commission_plans import PlanLine
from desktop.ui.incentives.specs import PLAN_FIELDS
from desktop.ui.incentives.tier_field import TierField
from desktop.ui.incentives.wording import BASES, CYCLES, tiers_text
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.options import Option
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.sieve import Sieve
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import capital


class PlanTab(QWidget):
    """One line for each plan."""

    create_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, look: Look, host: QWidget, today: date, tools: ListTools) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self.table: DataTable[PlanLine] = DataTable(
            look, plan_columns(_), lambda line: line.plan_id, _("Commission plans"), key="commission plans"
        )
        self.sieve = Sieve(
            look, tools, host, self.table, "commission plans", hold_options(_), lambda line: hold_of(line, today)
        )
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.sieve.foot)
        column(self).addWidget(card)
        self.table.show_loading()

    def show_plans(self, lines: Sequence[PlanLine]) -> None:
        """Show the plans, or how to begin."""
        _ = self._look.texts
        told = _.ngettext("{number} plan", "{number} plans", len(lines))
        self.sieve.show_rows(lines, told.format(number=len(lines)))
        if not lines:
            self.table.show_empty(
                "award",
                _("No commission plan yet"),
                _("Say on what commission is paid and at which rates, for example 1 % of the money received."),
                _("New plan"),
                self.create_wanted.emit,
            )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self.again_wanted.emit)


class PlanForm(RecordForm):
    """The form of a plan; a plan by which money was settled is followed by another instead of changed."""

    form_name = "commission plan"

    follow_wanted = Signal()

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, PLAN_FIELDS, today, self._own)
        _ = look.texts
        self.remove_button.setText(_("Remove this plan"))
        self.follow_button = link_button(_("New terms from a day on …"), self.follow_wanted.emit)
        self.body.insertWidget(self.body.indexOf(self.remove_button), self.follow_button)
        self.form.fields["mode"].edited.connect(self._show_example)

    def open_plan(
        self, values: Mapping[str, object], chosen: Offers, title: str, line: PlanLine | None, is_follower: bool
    ) -> None:
        """Show a plan, an empty form, or the form of a plan that follows another."""
        _ = self._look.texts
        is_known = line is not None and not is_follower
        self.open_form(values, chosen, title, not is_known, "" if line is None else line.plan_id)
        self.offer_next(False)
        self.follow_button.setVisible(is_known)
        hint = ""
        if is_follower:
            hint = _("Contracts signed before that day keep the old terms")
        elif line is not None and line.kept:
            hint = _.ngettext(
                "{number} statement is settled by this plan: its terms stay",
                "{number} statements are settled by this plan: its terms stay",
                line.kept,
            ).format(number=line.kept)
        self.form.fields["valid_from" if is_follower else "tiers"].set_hint(hint)
        self._show_example()

    def _own(self, spec: FieldSpec) -> Field:
        return TierField(self._look, spec, self._mode)

    def _mode(self) -> Mode:
        """What the form says; its fields are not all there yet while they are made."""
        field = self.form.fields.get("mode")
        chosen = field.value() if field is not None else None
        return chosen if isinstance(chosen, Mode) else Mode.PROGRESSIVE

    def _show_example(self) -> None:
        tiers = self.form.fields["tiers"]
        if isinstance(tiers, TierField):
            tiers.show_example()


def plan_columns(texts: Translator) -> tuple[Column[PlanLine], ...]:
    """What a plan pays on, at which rates, for whom and when."""
    _ = texts
    bases, cycles = dict(BASES), dict(CYCLES)
    return (
        Column(_("Commission plan"), lambda line: line.label, Cell.STRONG, 168, name="plan"),
        Column(
            _("Commission on"), lambda line: capital(texts(bases[line.terms.basis])), Cell.TEXT, 132, name="basis"
        ),
        Column(_("Tiers"), lambda line: tiers_text(line.terms.tiers, texts), Cell.TEXT, 0, least=180, name="tiers"),
        Column(
            _("Tier method"), lambda line: capital(mode_word(line.terms.mode, texts)), Cell.CHIP, 128, name="mode"
        ),
        Column(_("Settlement"), lambda line: capital(texts(cycles[line.cycle])), Cell.SOFT, 124, name="cycle"),
        Column(
            _("Only for"),
            lambda line: " · ".join(word for word in (line.product, line.position) if word) or NO_VALUE,
            Cell.SOFT,
            112,
            gives_way=True,
            name="only_for",
        ),
        Column(_("Signed between"), span_text, Cell.SOFT, 196, gives_way=True, name="signed"),
    )


def hold_options(texts: Translator) -> list[Option]:
    """Whether a plan holds for contracts signed today, to choose among."""
    _ = texts
    states = (("now", _("In force")), ("later", _("Not in force yet")), ("ended", _("No longer in force")))
    return [Option(None, _("All plans")), *(Option(*state) for state in states)]


def hold_of(line: PlanLine, today: date) -> str:
    """Whether a plan holds for contracts signed today, as `hold_options` knows it."""
    if line.valid_from is not None and line.valid_from > today:
        return "later"
    return "ended" if line.valid_to is not None and line.valid_to < today else "now"


def mode_word(mode: Mode, texts: Translator) -> str:
    """How the tiers are read, in a word."""
    return texts("slice by slice") if mode is Mode.PROGRESSIVE else texts("on the whole")


def span_text(line: PlanLine) -> str:
    """The days of signing for which a plan holds; open ends stay open."""
    if line.valid_from is None and line.valid_to is None:
        return NO_VALUE
    start, end = (day.isoformat() if day else "" for day in (line.valid_from, line.valid_to))
    return f"{start} – {end}"
