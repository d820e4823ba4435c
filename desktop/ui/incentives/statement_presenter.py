"""Decides about commission statements: which are shown, what one consists of, and what becomes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from desktop.domain.commission_statement import may_be_settled
from desktop.domain.period import Period
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.commission_detail import StatementDetail, statement_detail
from desktop.queries.commission_earned import Span
from desktop.queries.commissions import StatementKey, StatementLine, statement_lines
from desktop.services.commission_keeping import WorkedOut
from desktop.services.commissions import Dropped
from desktop.ui.incentives.own_figure import seen_figure
from desktop.ui.incentives.statement_ports import StatementsView, StatementView, Verbs
from desktop.ui.kit.form_flow import FormFlow
from desktop.ui.money import told_cents
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.COMMISSIONS})


Export = Callable[[Path, Span | None, int | None, Translator], int]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which statements are shown: of a period (None for every period), of a person, perhaps only what is open."""

    period: Period | None = None
    staff_id: int | None = None
    is_open_only: bool = False

    @property
    def span(self) -> Span | None:
        """The days in which the statements' periods end."""
        return (self.period.start, self.period.end) if self.period else None


class StatementPresenter(Presenter[StatementsView]):
    """Speaks to the tab and its panel."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Verbs,
        export: Export,
        today: Callable[[], date],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._export = export
        self._today = today
        self._panel: StatementView | None = None
        self._key: StatementKey | None = None
        self._own: tuple[Decimal, str] | None = None  # the owner's figure and reason in the panel
        self._lines: tuple[StatementLine, ...] = ()
        self.narrowed = Narrowed()
        self.flow = FormFlow(tasks, messages, texts, lambda: self.panel, CHANGED)

    @property
    def panel(self) -> StatementView:
        """The panel, attached with the tab."""
        assert self._panel is not None  # noqa: S101 - a page attaches its panels when it is built
        return self._panel

    def attach_with_panel(self, view: StatementsView, panel: StatementView) -> None:
        """Speak to these."""
        self.attach(view)
        self._panel = panel

    # -- the list

    def refresh(self) -> None:
        """Ask for the statements, and again for the one in the panel: it may have been undone."""
        if self._key is not None and self.panel.may_follow():
            self.open(self._key)
        narrowed, language = self.narrowed, self._texts.language

        def ask(session: Any) -> tuple[tuple[StatementLine, ...], bool]:
            lines = statement_lines(session, narrowed.span, language, narrowed.staff_id)
            return lines, bool(lines) or bool(statement_lines(session, None, language))

        self._tasks.query(ask, self._show, self._show_trouble)

    def narrow(self, narrowed: Narrowed) -> None:
        """Show other statements."""
        self.narrowed = narrowed
        self.refresh()

    def settle_shown(self) -> None:
        """Ask, then settle everything shown that may be settled."""
        lines, _ = self._settleable(), self._texts
        if not lines:
            return
        total = told_cents(sum((line.open for line in lines), Decimal(0)), _)
        number = len(lines)
        question = _.ngettext("Settle {number} statement?", "Settle {number} statements?", number)
        told = _("{total} in all is noted as paid today. Each statement is kept as it stands.")
        self._messages.ask(
            question.format(number=number),
            told.format(total=total),
            _("Settle {total}").format(total=total),
            _("Not yet"),
            lambda: self._settle_these([line.key for line in lines]),
        )

    def export(self, path: Path) -> None:
        """Write the statements shown to a table."""
        _, narrowed = self._texts, self.narrowed

        def written(number: int) -> None:
            told = _.ngettext("Wrote {number} statement to {file}.", "Wrote {number} statements to {file}.", number)
            self._messages.tell(told.format(number=number, file=path.name))

        work = partial(self._export, path, narrowed.span, narrowed.staff_id, _)
        self._tasks.act(work, written)

    # -- one statement

    def open(self, key: StatementKey) -> None:
        """Show one statement."""
        self._key = key
        ask = partial(statement_detail, key=key, language=self._texts.language)
        self._tasks.query(ask, self._show_detail, holds=True)

    def settle(self, settled_on: date | None, amount: Decimal | None, note: str) -> None:
        """Note what is open, or a part of it, as paid."""
        key, _ = self._key, self._texts
        if key is None:
            return
        if settled_on is None:
            self.panel.show_errors({"settled_on": _("Write a day like 2026-11-20.")})
            return

        def settled(settlement: int) -> None:
            self.open(key)
            self.flow.tell(
                _("The settlement was noted."),
                lambda: self._verbs.take_back([settlement]),
                _("The settlement was taken back."),
            )

        self.flow.keep(partial(self._verbs.settle, key, settled_on, amount, note), settled)

    def take_back(self, settlement_id: int) -> None:
        """Undo a settlement, with a way back to it."""
        key, _ = self._key, self._texts

        def taken_back(_answer: None) -> None:
            self._open_again(key)
            self.flow.tell(
                _("The settlement was taken back."),
                lambda: self._verbs.bring_back([settlement_id]),
                _("The settlement was noted."),
            )

        self.flow.keep(partial(self._verbs.take_back, [settlement_id]), taken_back)

    def override(self, amount: Decimal | None, reason: str) -> None:
        """Set the owner's figure with a reason."""
        key, own, _ = self._key, self._own, self._texts
        if key is None:
            return
        if amount is None:
            self.panel.show_errors({"own_amount": _("Enter an amount, for example 3,000.00.")})
            return
        back: Callable[[], object] = partial(self._verbs.drop_override, key)
        undone = _("The computed figure stands again.")
        if own is not None:
            back, undone = partial(self._verbs.override, key, *own), _("Your figure before stands again.")

        def overridden(_answer: None) -> None:
            self._open_again(key)
            self.flow.tell(_("Your figure stands beside the computed one."), back, undone)

        self.flow.keep_seen(partial(self._verbs.override, key, amount, reason), overridden)

    def drop_override(self) -> None:
        """Let the computed figure stand again, with a way back to the owner's."""
        key, _ = self._key, self._texts
        if key is None:
            return

        def dropped(former: Dropped) -> None:
            self._open_again(key)
            self.flow.tell(
                _("The computed figure stands again."),
                lambda: self._verbs.bring_override_back(former),
                _("Your figure stands beside the computed one."),
            )

        self.flow.keep_seen(partial(self._verbs.drop_override, key), dropped)

    def renew(self) -> None:
        """Take over what the records say today, with a way back."""
        key, _ = self._key, self._texts
        if key is None:
            return

        def renewed(former: WorkedOut) -> None:
            self._open_again(key)
            self.flow.tell(
                _("The statement follows today's records."),
                lambda: self._verbs.leave_as_before(former),
                _("The statement says again what it said before."),
            )

        self.flow.keep_seen(partial(self._verbs.renew, key), renewed)

    def _open_again(self, key: StatementKey | None) -> None:
        if key is not None:
            self.open(key)

    def _settleable(self) -> list[StatementLine]:
        """What of the statements shown has something open and a period that is over, or somebody who left."""
        today = self._today()
        return [line for line in self._lines if line.open and may_be_settled(line.period.end, line.left_on, today)]

    def _settle_these(self, keys: Sequence[StatementKey]) -> None:
        _ = self._texts

        def settled(made: tuple[int, ...]) -> None:
            told = _.ngettext("Settled {number} statement.", "Settled {number} statements.", len(made))
            self.flow.tell(
                told.format(number=len(made)),
                lambda: self._verbs.take_back(made),
                _("The settlements were taken back."),
            )

        self.flow.act(partial(self._verbs.settle_all, keys, self._today()), settled)

    def _show(self, found: tuple[tuple[StatementLine, ...], bool]) -> None:
        lines, has_plan = found
        self._lines = tuple(line for line in lines if line.open or not self.narrowed.is_open_only)
        self.view.show_statements(self._lines, self._told())
        self.view.offer_settling(len(self._settleable()))
        if not self._lines:
            self.view.show_none(has_plan)

    def _told(self) -> str:
        """The list in one line: what is owed, settled and open."""
        if not self._lines:
            return ""
        told = self._texts("{payable} earned, {settled} settled, {open} unsettled")
        return told.format(
            payable=told_cents(sum((line.payable for line in self._lines), Decimal(0)), self._texts),
            settled=told_cents(sum((line.settled for line in self._lines), Decimal(0)), self._texts),
            open=told_cents(sum((line.open for line in self._lines), Decimal(0)), self._texts),
        )

    def _show_detail(self, detail: StatementDetail | None) -> None:
        if detail is None:
            self.panel.put_away()
            return
        line = detail.line
        self._own = None if line.override is None else (line.override, line.override_reason)
        self.flow.begin(seen_figure(detail, self._texts.language))
        self.panel.show_detail(detail, may_be_settled(line.period.end, line.left_on, self._today()))

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))
