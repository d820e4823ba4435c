"""The list of commission statements."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Translator
from desktop.queries.commissions import StatementLine
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import capital
from desktop.ui.money import cents_text, money_text
from desktop.ui.tones import Tone


class StatementTab(QWidget):
    """One line for each person, plan and period; `told` carries what the list sums up to."""

    told = Signal(str)
    settling_offered = Signal(int)
    plan_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, look: Look, today: date, tools: ListTools) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self.table: DataTable[StatementLine] = DataTable(
            look, statement_columns(_, today), lambda line: line.key, _("Commission statements"), key="commissions"
        )
        card = Card(padded=False)
        self.foot = ListFoot(look, tools, lambda: self.table)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.foot)
        column(self).addWidget(card)
        self.table.show_loading()

    def show_statements(self, lines: Sequence[StatementLine], told: str) -> None:
        """Show statements."""
        _, number = self._look.texts, len(lines)
        self.table.show_rows(lines)
        self.foot.say(_.ngettext("{number} statement", "{number} statements", number).format(number=number))
        self.told.emit(told)

    def show_none(self, has_plan: bool) -> None:
        """Teach how commissions come about, or how to find them."""
        _ = self._look.texts
        self.foot.say("")
        if has_plan:
            self.table.show_empty(
                "award", _("No commission here"), _("Choose another period, everybody, or also what is settled.")
            )
            return
        self.table.show_empty(
            "award",
            _("No commissions yet"),
            _("Set up a plan: on what it pays, and at which rates. Statements then follow from contracts and money."),
            _("Set up a plan"),
            self.plan_wanted.emit,
        )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        self.table.show_error(sentence, self.again_wanted.emit)

    def offer_settling(self, number: int) -> None:
        """Offer to settle so many statements at once."""
        self.settling_offered.emit(number)


def statement_columns(texts: Translator, today: date) -> tuple[Column[StatementLine], ...]:
    """Who, for when, on what, how much, and how it stands."""
    _ = texts
    return (
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 0, least=130, name="staff"),
        Column(
            _("Period"),
            lambda line: line.period.label,
            Cell.TEXT,
            96,
            sort_key=lambda line: line.period.end,
            name="period",
        ),
        Column(_("Commission plan"), lambda line: line.plan, Cell.SOFT, 0, least=110, gives_way=True, name="plan"),
        *_money_columns(texts),
        Column(
            _("State"),
            lambda line: capital(state_of(line, today, texts)[0]),
            Cell.CHIP,
            150,
            tone=lambda line: state_of(line, today, texts)[1],
            name="state",
        ),
    )


def _money_columns(texts: Translator) -> tuple[Column[StatementLine], ...]:
    """On what, how much of it, and what of that was paid."""
    _ = texts
    return (
        Column(
            _("Base"),
            lambda line: money_text(line.base),
            Cell.NUMBER,
            116,
            sort_key=lambda line: line.base,
            name="base",
        ),
        Column(
            _("Earned"),
            lambda line: cents_text(line.payable),
            Cell.NUMBER,
            116,
            sort_key=lambda line: line.payable,
            name="earned",
        ),
        Column(
            _("Settled"),
            lambda line: cents_text(line.settled) if line.settled else NO_VALUE,
            Cell.NUMBER,
            116,
            sort_key=lambda line: line.settled,
            name="settled",
        ),
        Column(
            _("Unsettled"),
            lambda line: cents_text(line.open) if line.open else NO_VALUE,
            Cell.STRONG_NUMBER,
            116,
            sort_key=lambda line: line.open,
            name="open",
        ),
    )


def state_of(line: StatementLine, today: date, texts: Translator) -> tuple[str, Tone]:
    """How a statement stands, the most urgent first."""
    if line.now is not None:
        return texts("records changed"), Tone.WARN
    if line.open < 0:
        return texts("paid too much"), Tone.BAD
    if not line.open:
        return (texts("settled"), Tone.OK) if line.settled else (texts("nothing earned"), Tone.NEUTRAL)
    if line.left_on is not None and line.left_on <= today:
        return texts("has left, unsettled"), Tone.BAD
    if line.settled:
        return texts("partly settled"), Tone.WARN
    if line.period.end >= today:
        return texts("still running"), Tone.NEUTRAL
    return texts("unsettled"), Tone.ACCENT
