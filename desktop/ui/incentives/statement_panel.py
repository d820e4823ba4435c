"""One commission statement: what it consists of, what was paid, and the owner's own figure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.exact import round_half_up
from desktop.queries.commission_detail import ContractLine, SettlementLine, StatementDetail
from desktop.ui.incentives.wording import EVENTS
from desktop.ui.kit.amounts import typed_money
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import capital, words
from desktop.ui.money import cents_text, money_text, percent_text, told_cents, told_money
from desktop.ui.tones import Tone

WIDTH = 640
HEADER_HEIGHT, ROW_HEIGHT = 34, 40
LINES_SHOWN, LINES_OF_NOTE = 7, 5  # at most; and where there is a note instead of lines
EMPTY = ""


class StatementPanel(SidePanel):
    """Lays out and forwards."""

    settle_wanted = Signal(object, object, str)  # day, amount (None: all that is open), note
    take_back_wanted = Signal(int)
    override_wanted = Signal(object, str)
    drop_wanted = Signal()
    renew_wanted = Signal()
    contract_wanted = Signal(str)

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, WIDTH)
        self._today = today
        _ = look.texts
        self.notice = Notice(look)
        self.renew_button = plain_button(look, _("Take over today's records"), self.renew_wanted.emit)
        self.figures = column(spacing=4)
        self.table: DataTable[ContractLine] = DataTable(
            look, _columns(look), lambda line: (line.signing_id, line.day, line.event), _("Contracts")
        )
        self.paid = column(spacing=2)
        self.settled_on = DateField(look, "settled_on", _("Paid on"), today, required=True)
        self.amount = TextField("amount", _("Amount (yuan)"), example=_("Empty: all"))
        self.note = TextField("note", _("Remark"))
        self.own_amount = TextField("own_amount", _("Your figure (yuan)"))
        self.reason = TextField("reason", _("Reason"))
        self.form = Form(self.settled_on, self.amount, self.note, self.own_amount, self.reason)
        self.settle_button = primary_button(look, _("Mark as paid"), self._settle)
        self.override_button = plain_button(look, _("Use this figure"), self._override)
        self.drop_button = link_button(_("Use the computed figure"), self.drop_wanted.emit)
        self.trouble = Notice(look)
        self._lay_out()
        self.table.opened.connect(lambda line: self.contract_wanted.emit(line.number or line.customer))

    def _lay_out(self) -> None:
        _ = self._look.texts
        self.body.addWidget(self.notice)
        self.body.addWidget(self.renew_button)
        self.body.addLayout(self.figures)
        self.body.addWidget(self.table)
        self.body.addWidget(words(_("Paid out"), "heading"))
        self.body.addLayout(self.paid)
        self.settling = QWidget()
        layout = column(self.settling, 8)
        layout.addWidget(side_by_side(self.settled_on, self.amount, self.note))
        layout.addWidget(self.settle_button)
        save_by_key(self.settling, self.settle_button)
        self.body.addWidget(self.settling)
        self.body.addWidget(words(_("Your own figure"), "heading"))
        overriding = side_by_side(self.own_amount, self.reason)
        save_by_key(overriding, self.override_button)
        self.body.addWidget(overriding)
        line = row(spacing=12)
        line.addWidget(self.override_button)
        line.addWidget(self.drop_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)

    def show_detail(self, detail: StatementDetail, is_over: bool) -> None:
        """Show one statement."""
        _, line = self._look.texts, detail.line
        self.form.fill({"settled_on": self._today, "own_amount": EMPTY, "reason": line.override_reason})
        self.trouble.say("")
        self._show_notice(detail, is_over)
        self._show_figures(detail)
        lines = min(len(detail.contracts), LINES_SHOWN) or LINES_OF_NOTE
        self.table.setFixedHeight(HEADER_HEIGHT + ROW_HEIGHT * lines)
        self.table.show_rows(detail.contracts)
        if not detail.contracts:
            self.table.show_empty("inbox", _("No contract counts here any more"), _("See the figure of today above."))
        self._show_paid(detail.settlements)
        self.settling.setVisible(is_over and bool(line.open))
        self.drop_button.setVisible(line.override is not None)
        note = _("{plan}, {period}").format(plan=detail.plan.label, period=line.period.title(_))
        self.open(_("Commission of {name}").format(name=line.staff), note)

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong, under the fields and below the forms."""
        self.form.show_errors(errors)
        self.trouble.say(sentence)

    def show_changed_elsewhere(
        self,
        filled: Mapping[str, Any],  # noqa: ARG002 - the figure stands in the panel
        theirs: Mapping[str, Any],
        chosen: Any = None,  # noqa: ARG002 - there is nothing to choose from
    ) -> None:
        """Say what became of the owner's figure elsewhere; using one again replaces it knowingly."""
        _, amount = self._look.texts, theirs["own_amount"]
        told = _("Changed elsewhere meanwhile: the computed figure stands. Use yours again if it holds.")
        if amount is not None:
            told = _("Changed elsewhere meanwhile: {amount} ({reason}). Use yours again if it holds.")
        self.trouble.say(told.format(amount=told_cents(amount or Decimal(0), _), reason=theirs["reason"]))

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        for button in (self.settle_button, self.override_button, self.renew_button, self.drop_button):
            button.setEnabled(not is_saving)

    def may_follow(self) -> bool:
        """Whether the panel is open and nothing is written in it, so that it may show what changed."""
        return not self.isHidden() and not self.form.is_touched

    def put_away(self) -> None:
        """Close the panel."""
        self.dismiss()

    def _show_notice(self, detail: StatementDetail, is_over: bool) -> None:
        _, line = self._look.texts, detail.line
        self.renew_button.setVisible(line.now is not None)
        if line.now is not None:
            told = _("Records changed since this was kept: today it would be {now} instead of {computed}.")
            self.notice.say(
                told.format(now=told_cents(line.now, _), computed=told_cents(line.computed, _)), Tone.WARN
            )
        elif line.left_on is not None and line.open:
            told = _("{name} left on {day}. What was earned stays owed until it is settled.")
            self.notice.say(told.format(name=line.staff, day=line.left_on.isoformat()), Tone.WARN)
        elif not is_over:
            told = _("The period runs until {day}; it can be settled after that.")
            self.notice.say(told.format(day=line.period.end.isoformat()), Tone.NEUTRAL)
        else:
            self.notice.say("")

    def _show_figures(self, detail: StatementDetail) -> None:
        _, line = self._look.texts, detail.line
        clear(self.figures)
        for part in detail.slices:
            self._add_pair(
                f"{told_money(part.base, _)} × {percent_text(part.rate, _)}",
                told_cents(part.earned, _),
                "soft",
                "soft",
            )
        self._figure(_("Computed amount"), told_cents(line.computed, _), is_strong=line.override is None)
        if line.override is not None:
            self._figure(
                _("Your figure: {reason}").format(reason=line.override_reason), told_cents(line.override, _), True
            )
        self._figure(_("Settled"), told_cents(line.settled, _))
        self._figure(_("Unsettled"), told_cents(line.open, _), is_strong=True)

    def _figure(self, name: str, value: str, is_strong: bool = False) -> None:
        self._add_pair(name, value, "", "strong" if is_strong else "")

    def _add_pair(self, name: str, value: str, name_role: str, value_role: str) -> None:
        """A name with its figure at the right."""
        holder = QWidget()
        layout = row(holder, 12)
        layout.addWidget(words(name, name_role, wrap=True), 1)
        layout.addWidget(words(value, value_role))
        self.figures.addWidget(holder)
        holder.show()  # at once: hidden until the next event it would be given no room

    def _show_paid(self, settlements: tuple[SettlementLine, ...]) -> None:
        _ = self._look.texts
        clear(self.paid)
        if not settlements:
            self.paid.addWidget(words(_("Nothing was paid yet."), "soft"))
        for paid in settlements:
            holder = QWidget()
            layout = row(holder, 12)
            layout.addWidget(words(paid.settled_on.isoformat()))
            layout.addWidget(words(told_cents(paid.amount, _), "strong"))
            layout.addWidget(words(paid.note, "soft", wrap=True), 1)
            words_on_it = _.pgettext("payment", "Take back")
            back = link_button(words_on_it, partial(self.take_back_wanted.emit, paid.settlement_id))
            back.setAccessibleName(_("Take back the payment of {day}").format(day=paid.settled_on.isoformat()))
            layout.addWidget(back)
            self.paid.addWidget(holder)
            holder.show()  # as above

    def _settle(self) -> None:
        self.show_errors({})
        amount = None
        if self.amount.value():
            amount = _money(self.amount.value())
            if amount is None:
                self.show_errors({"amount": self._look.texts("Enter an amount, for example 3,000.00.")})
                return
        self.settle_wanted.emit(self.settled_on.value(), amount, self.note.value())

    def _override(self) -> None:
        self.show_errors({})
        self.override_wanted.emit(_money(self.own_amount.value()), self.reason.value())


def _money(text: str) -> object:
    try:
        return typed_money(text)
    except ValueError:
        return None


def _columns(look: Look) -> tuple[Column[ContractLine], ...]:
    _ = look.texts
    return (
        Column(_("Day"), lambda line: line.day.isoformat(), Cell.TEXT, 104),
        Column(_("Contract"), lambda line: line.customer or line.number or NO_VALUE, Cell.TEXT, 0, least=90),
        Column(_("Event"), lambda line: capital(_(EVENTS[line.event])), Cell.SOFT, 92),
        Column(_("Base"), lambda line: money_text(line.base), Cell.NUMBER, 92, sort_key=lambda line: line.base),
        Column(
            _("Rate"),
            lambda line: percent_text(round_half_up(line.rate, 2), _),
            Cell.NUMBER,
            78,
            sort_key=lambda line: line.rate,
        ),
        Column(
            _("Earned"),
            lambda line: cents_text(line.earned),
            Cell.STRONG_NUMBER,
            98,
            sort_key=lambda line: line.earned,
        ),
    )
