"""Decides about the form of a contract: opened, saved, removed, with a way back."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.i18n import Translator
from desktop.queries.signing_detail import SigningDetail, signing_detail
from desktop.services.seen import Seen
from desktop.services.signing_drafts import SigningDraft
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import carried_over, given_by
from desktop.ui.kit.values import Values
from desktop.ui.money import money_text, told_money
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.signings.entries import InstalmentEntry, ShareEntry
from desktop.ui.signings.questions import contract_offers, opened_contract
from desktop.ui.signings.specs import CONTRACT_FIELDS

CHANGED = frozenset({Topic.SIGNINGS, Topic.CUSTOMERS, Topic.DEALS})


class Contracts(Protocol):
    """The verbs on contracts."""

    def sign(self, draft: SigningDraft) -> int:
        """The key of a new contract."""
        ...

    def change(self, signing_id: int, draft: SigningDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, signing_id: int) -> int | None:
        """Take a contract off the list; the key of the deal that is open again for it."""
        ...

    def restore(self, signing_id: int) -> None:
        """Bring a removed contract back."""
        ...


class ContractView(FormView, Protocol):
    """What the presenter expects of the form."""

    def open_contract(
        self, values: Mapping[str, object], chosen: Offers, title: str, detail: SigningDetail | None
    ) -> None:
        """Show a contract, or an empty form."""
        ...

    def continue_form(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next contract."""
        ...

    def show_money(self, detail: SigningDetail) -> None:
        """Show what came in, the rest of the form stays."""
        ...

    def put_away(self) -> None:
        """Close the form."""
        ...


class ContractPresenter(Presenter[ContractView]):
    """Speaks to one form."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, book: Contracts, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._book = book
        self._today = today
        self._edited: SigningDetail | None = None
        self._carried: dict[str, object] = {}
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view, CHANGED)

    @property
    def edited_id(self) -> int | None:
        """The contract in the form, None for a new one."""
        return self._edited.signing_id if self._edited else None

    def create(self, staff_id: int | None) -> None:
        """Open an empty form, with today and perhaps the person the list is narrowed to."""
        self._edited = None
        shares = (ShareEntry(staff_id, percent="100"),)
        self._carried = {**self._carried, "signed_on": self._today(), "shares": shares}
        ask = partial(contract_offers, day=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._open_new, holds=True)

    def edit(self, signing_id: int) -> None:
        """Open the form of a contract."""
        ask = partial(opened_contract, signing_id=signing_id, language=self._texts.language)
        self._tasks.query(ask, self._open_edit, holds=True)

    def money_changed(self) -> None:
        """Ask again what came in for the contract in the form."""
        if self._edited is not None:
            ask = partial(signing_detail, signing_id=self._edited.signing_id, language=self._texts.language)
            self._tasks.query(ask, self._show_money)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; `goes_on` opens the next form."""
        given, errors = given_by(values, CONTRACT_FIELDS, self._today(), self._texts)
        self.view.show_errors(errors)
        if errors:
            return
        draft = SigningDraft(**given)
        if self._edited is None:
            self.flow.keep(partial(self._book.sign, draft), partial(self._signed, values, draft, goes_on))
        else:
            self.flow.keep_seen(partial(self._book.change, self._edited.signing_id, draft), self._changed)

    def remove(self) -> None:
        """Take the contract in the form off the list, with a way back."""
        if self._edited is None:
            return
        detail, _ = self._edited, self._texts

        def removed(deal_id: int | None) -> None:
            self.view.put_away()
            told = _("The contract {name} was removed with its money.")
            if deal_id is not None:
                told = _("The contract {name} was removed with its money, and its deal is open again.")
            self.flow.tell(
                told.format(name=_name(detail)),
                lambda: self._book.restore(detail.signing_id),
                _("The contract is back on the list."),
            )

        self.flow.keep(partial(self._book.remove, detail.signing_id), removed)

    def _open_new(self, chosen: Offers) -> None:
        self.view.open_contract(self._carried, chosen, self._texts("Enter a contract"), None)

    def _open_edit(self, found: tuple[SigningDetail | None, Offers]) -> None:
        detail, chosen = found
        self._edited = detail
        if detail is not None:
            title = self._texts("Contract {name}").format(name=_name(detail))
            values = _values_of(detail)
            ask = partial(contract_offers, day=detail.signed_on, language=self._texts.language)
            self.flow.begin(Seen(values, partial(self._values_now, detail.signing_id)), ask)
            self.view.open_contract(values, chosen, title, detail)

    def _values_now(self, signing_id: int, session: Any) -> Mapping[str, object]:
        detail = signing_detail(session, signing_id, self._texts.language)
        return {} if detail is None else _values_of(detail)

    def _show_money(self, detail: SigningDetail | None) -> None:
        if detail is not None:
            self.view.show_money(detail)

    def _signed(self, values: Values, draft: SigningDraft, goes_on: bool, signing_id: int) -> None:
        _ = self._texts
        self._carried = carried_over(values, CONTRACT_FIELDS)
        told = _("Entered the contract with {customer} over {amount}.")
        self.flow.tell(
            told.format(customer=values.typed("customer"), amount=told_money(draft.amount, _)),
            lambda: self._book.remove(signing_id),
            _("The contract was taken back."),
        )
        if not goes_on:
            self.view.put_away()
            return
        again = {**self._carried, "signed_on": values.day("signed_on"), "shares": (ShareEntry(percent="100"),)}
        ask = partial(contract_offers, day=self._today(), language=self._texts.language)
        self._tasks.query(ask, lambda chosen: self.view.continue_form(again, chosen), holds=True)

    def _changed(self, _answer: None) -> None:
        self.view.put_away()
        self.flow.say(self._texts("The contract was saved."))


def _name(detail: SigningDetail) -> str:
    return detail.number or detail.customer or detail.signed_on.isoformat()


def _values_of(detail: SigningDetail) -> dict[str, object]:
    """A contract as its form shows it."""
    money = {name: getattr(detail, name) for name in ("amount", "profit", "first_year_fee")}
    days = ("signed_on", "landing_planned_on", "landed_on", "term_start", "term_end", "terminated_on")
    return {
        **{name: "" if value is None else f"{value:,.2f}" for name, value in money.items()},
        **{name: getattr(detail, name) for name in days},
        **{name: getattr(detail, name) for name in ("number", "product", "region", "deal_id")},
        "customer": detail.customer_id,
        "shares": tuple(
            ShareEntry(signer.staff_id, signer.name, f"{signer.percent.normalize():f}") for signer in detail.signers
        ),
        "instalments": tuple(
            InstalmentEntry(
                line.instalment_id, line.due_on, line.due_on.isoformat(), money_text(line.amount), line.paid
            )
            for line in detail.instalments
        ),
    }
