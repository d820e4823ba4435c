"""Decides about the form of money received: entered quickly, changed, removed, with a way back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from desktop.i18n import Translator
from desktop.queries.signing_detail import ReceiptLine, SigningDetail, signing_detail
from desktop.services.seen import Seen
from desktop.services.signing_drafts import ReceiptDraft
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import carried_over, given_by, values_of
from desktop.ui.kit.values import Values
from desktop.ui.money import told_money
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.signings.questions import receipt_offers
from desktop.ui.signings.specs import RECEIPT_FIELDS

CHANGED = frozenset({Topic.SIGNINGS})


class Receipts(Protocol):
    """The verbs on money received."""

    def receive(self, draft: ReceiptDraft) -> int:
        """The key of a new receipt."""
        ...

    def change(self, receipt_id: int, draft: ReceiptDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, receipt_id: int) -> None:
        """Take a receipt out."""
        ...

    def restore(self, receipt_id: int) -> None:
        """Bring a removed receipt back."""
        ...


class ReceiptView(FormView, Protocol):
    """What the presenter expects of the form."""

    def open_receipt(
        self,
        values: Mapping[str, object],
        chosen: Offers,
        title: str,
        detail: SigningDetail | None,
        line: ReceiptLine | None,
    ) -> None:
        """Show a receipt, or an empty form."""
        ...

    def continue_form(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next receipt."""
        ...

    def show_dues(self, detail: SigningDetail | None) -> None:
        """Offer the instalments of the contract chosen."""
        ...

    def put_away(self) -> None:
        """Close the form."""
        ...


class ReceiptPresenter(Presenter[ReceiptView]):
    """Speaks to one form; `kept` is told after every change."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, book: Receipts, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._book = book
        self._today = today
        self._edited: ReceiptLine | None = None
        self._started: dict[str, object] = {}
        self.kept: Callable[[], None] = lambda: None
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view, CHANGED)

    def enter(self, signing_id: int | None = None, instalment_id: int | None = None, amount: str = "") -> None:
        """Open a form for new money, perhaps for an instalment or for a contract and what is due of it."""
        self._edited = None
        self._started = {
            "received_on": self._today(), "signing_id": signing_id, "instalment_id": instalment_id, "amount": amount,
        }  # fmt: skip
        ask = partial(receipt_offers, signing_id=signing_id, language=self._texts.language)
        self._tasks.query(ask, self._open, holds=True)

    def edit(self, line: ReceiptLine, signing_id: int) -> None:
        """Open the form of a receipt."""
        self._edited = line
        self._started = _values_of(line, signing_id)
        ask = partial(receipt_offers, signing_id=signing_id, language=self._texts.language)
        self.flow.begin(Seen(self._started, partial(self._values_now, signing_id, line.receipt_id)), ask)
        self._tasks.query(ask, self._open, holds=True)

    def contract_chosen(self, signing_id: int | None) -> None:
        """Ask what is due of the contract chosen."""
        if signing_id is None:
            self.view.show_dues(None)
            return
        ask = partial(signing_detail, signing_id=signing_id, language=self._texts.language)
        self._tasks.query(ask, self._show_dues)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; `goes_on` opens the next form."""
        given, errors = given_by(values, RECEIPT_FIELDS, self._today(), self._texts)
        self.view.show_errors(errors)
        if errors:
            return
        draft = ReceiptDraft(**given)
        if self._edited is None:
            self.flow.keep(partial(self._book.receive, draft), partial(self._received, values, draft, goes_on))
        else:
            self.flow.keep_seen(partial(self._book.change, self._edited.receipt_id, draft), self._changed)

    def remove(self) -> None:
        """Take the receipt in the form out, with a way back."""
        if self._edited is None:
            return
        line, _ = self._edited, self._texts

        def removed(_answer: None) -> None:
            self.view.put_away()
            self.kept()
            told = _("The {amount} of {day} was removed.")
            self.flow.tell(
                told.format(amount=told_money(line.amount, _), day=line.received_on.isoformat()),
                lambda: self._book.restore(line.receipt_id),
                _("The money is back."),
            )

        self.flow.keep(partial(self._book.remove, line.receipt_id), removed)

    def _open(self, found: tuple[Offers, SigningDetail | None]) -> None:
        chosen, detail = found
        if self._edited is None and detail is not None and self._started["amount"] == "":
            self._started |= _due_of(detail, self._today())
        title = self._texts("Enter money received") if self._edited is None else self._texts("Money received")
        self.view.open_receipt(self._started, chosen, title, detail, self._edited)

    def _values_now(self, signing_id: int, receipt_id: int, session: Any) -> Mapping[str, object]:
        detail = signing_detail(session, signing_id, self._texts.language)
        lines = () if detail is None else detail.receipts
        return next((_values_of(line, signing_id) for line in lines if line.receipt_id == receipt_id), {})

    def _show_dues(self, detail: SigningDetail | None) -> None:
        self.view.show_dues(detail)

    def _received(self, values: Values, draft: ReceiptDraft, goes_on: bool, receipt_id: int) -> None:
        _ = self._texts
        is_refund = draft.amount < 0
        told = _("Entered a refund of {amount}.") if is_refund else _("Entered {amount} received.")
        self.flow.tell(
            told.format(amount=told_money(abs(draft.amount), _)),
            lambda: self._book.remove(receipt_id),
            _("The money was taken back."),
        )
        self.kept()
        if not goes_on:
            self.view.put_away()
            return
        carried = carried_over(values, RECEIPT_FIELDS)
        self.view.show_dues(None)
        ask = partial(receipt_offers, signing_id=None, language=self._texts.language)
        self._tasks.query(ask, lambda found: self.view.continue_form(carried, found[0]), holds=True)

    def _changed(self, _answer: None) -> None:
        self.view.put_away()
        self.kept()
        self.flow.say(self._texts("The money was saved."))


def _due_of(detail: SigningDetail, today: date) -> dict[str, object]:
    """What to expect of a contract by today: the instalments open, and which where it is one; nothing else."""
    due = [line for line in detail.instalments if line.due_on <= today and line.unpaid > 0]
    if not due:
        return {}
    amount = sum((line.unpaid for line in due), Decimal(0))
    return {"amount": f"{amount:,.2f}", "instalment_id": due[0].instalment_id if len(due) == 1 else None}


def _values_of(line: ReceiptLine, signing_id: int) -> dict[str, object]:
    """A receipt as its form shows it."""
    shown = [spec for spec in RECEIPT_FIELDS if spec.name != "signing_id"]
    return {**values_of(line, shown), "signing_id": signing_id}
