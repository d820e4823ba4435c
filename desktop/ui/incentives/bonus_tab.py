"""The bonuses of a period's evaluations, and the owner's own figure for one of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.exact import plain
from desktop.i18n import Translator
from desktop.queries.bonuses import BonusLine
from desktop.ui.grades import grade_tones
from desktop.ui.incentives.bonus_presenter import bonus_values
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.fields import LongTextField, TextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import capital, words
from desktop.ui.money import cents_text, money_text, told_cents, told_money
from desktop.ui.tones import Tone


class BonusTab(QWidget):
    """One line for each review."""

    again_wanted = Signal()

    def __init__(self, look: Look, tools: ListTools) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self.table: DataTable[BonusLine] = DataTable(
            look, bonus_columns(_), lambda line: line.review_id, _("Bonuses"), key="bonuses"
        )
        card = Card(padded=False)
        self.foot = ListFoot(look, tools, lambda: self.table)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        column(self).addWidget(card)
        self.table.show_loading()

    def show_bonuses(self, lines: Sequence[BonusLine]) -> None:
        """Show the bonuses of a period, or that there are none."""
        _, number = self._look.texts, len(lines)
        self.table.show_rows(lines)
        told = _.ngettext("{number} bonus", "{number} bonuses", number) if lines else ""
        self.foot.say(told.format(number=number))
        if not lines:
            self.table.show_empty(
                "award",
                _("No evaluation ends in this period"),
                _("Bonuses come from evaluations: bonus base × factor. Run one, or choose another period."),
            )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self.again_wanted.emit)


class BonusPanel(FormPanel):
    """The owner's own bonus with a reason, which the form prints beside the computed one."""

    form_name = "bonus"

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        super().__init__(look, host, _("Use this bonus"))
        self.computed = words("", wrap=True)
        self.amount = TextField("amount", _("Bonus (yuan)"), required=True, example="3,000.00")
        self.reason = LongTextField("reason", _("Reason"), required=True)
        self.form = Form(self.amount, self.reason)
        self.notice = Notice(look)
        self.restore_button = link_button(_("Use the computed bonus"))
        for widget in (self.computed, self.amount, self.reason, self.notice, self.restore_button):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def open_bonus(self, line: BonusLine) -> None:
        """Show one bonus."""
        _ = self._look.texts
        self.computed.setText(computed_text(line, _))
        self.form.fill(bonus_values(line))
        final = _("This evaluation is finalised. Reopen it with a reason before you change the bonus.")
        self.notice.say(final if line.is_final else "", Tone.NEUTRAL)
        self.restore_button.setVisible(bool(line.reason) and not line.is_final)
        for widget in (self.amount, self.reason, self.save_button):
            widget.setEnabled(not line.is_final)
        self.open(_("Bonus of {name}").format(name=line.staff), _(" · ").join((line.scheme, line.period_label)))
        self.begin(line.review_id, is_new=False)
        self.amount.control.setFocus()

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and above the buttons."""
        self.form.show_errors(errors)
        self.notice.say(sentence)


def computed_text(line: BonusLine, texts: Translator) -> str:
    """How the bonus comes about: "¥8,000 × 1.2 = ¥9,600.00"."""
    if line.computed is None or line.base is None or line.coefficient is None:
        return texts("No bonus was computed: the bonus base, or a factor for this result, is missing.")
    told = texts("Computed: {base} × {factor} = {bonus}")
    return told.format(
        base=told_money(line.base, texts), factor=plain(line.coefficient), bonus=told_cents(line.computed, texts)
    )


def bonus_columns(texts: Translator) -> tuple[Column[BonusLine], ...]:
    """Who, for which result, and what follows from it."""
    _ = texts
    return (
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 0, least=130, name="staff"),
        Column(_("Scheme"), lambda line: line.scheme, Cell.SOFT, 0, least=120, gives_way=True, name="scheme"),
        Column(
            _("Total"),
            lambda line: _points(line.total),
            Cell.NUMBER,
            84,
            sort_key=lambda line: line.total,
            name="total",
        ),
        Column(_("Grade"), lambda line: line.grade or NO_VALUE, Cell.CHIP, 118, tone=_grade_tone, name="grade"),
        Column(
            _("Bonus base"),
            lambda line: _money(line.base),
            Cell.NUMBER,
            104,
            sort_key=lambda line: line.base,
            name="base",
        ),
        Column(
            _("Factor"),
            lambda line: _plain(line.coefficient),
            Cell.NUMBER,
            84,
            sort_key=lambda line: line.coefficient,
            name="factor",
        ),
        Column(
            _("Bonus"),
            lambda line: NO_VALUE if line.bonus is None else cents_text(line.bonus),
            Cell.STRONG_NUMBER,
            120,
            sort_key=lambda line: line.bonus,
            name="bonus",
        ),
        Column(
            _("State"),
            lambda line: capital(_state(line, texts)[0]),
            Cell.CHIP,
            138,
            tone=lambda line: _state(line, texts)[1],
            name="state",
        ),
    )


def _state(line: BonusLine, texts: Translator) -> tuple[str, Tone]:
    if line.reason:
        return texts("your own figure"), Tone.ACCENT
    if line.bonus is None:
        return NO_VALUE, Tone.NEUTRAL
    return (texts("finalised"), Tone.OK) if line.is_final else (texts("computed"), Tone.NEUTRAL)


def _grade_tone(line: BonusLine) -> Tone:
    return grade_tones(line.grade_codes).get(line.grade_code, Tone.NEUTRAL)


def _plain(value: Decimal | None) -> str:
    return NO_VALUE if value is None else plain(value)


def _points(value: Decimal | None) -> str:
    return NO_VALUE if value is None else f"{value:.1f}"


def _money(value: Decimal | None) -> str:
    return NO_VALUE if value is None else money_text(value)
