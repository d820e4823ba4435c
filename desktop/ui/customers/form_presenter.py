"""Decides about the form of a customer: a new one that resembles a known one is questioned first; all undoable."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.i18n import Translator
from desktop.queries.clients.duplicates import customers_like
from desktop.queries.clients.story import CustomerStory, customer_story
from desktop.queries.resemblance import Resembling
from desktop.services.customer_register import CustomerDraft
from desktop.services.seen import Seen
from desktop.ui.customers.questions import customer_offers, everybody_offers, opened_customer
from desktop.ui.customers.specs import CUSTOMER_FIELDS
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import carried_over, given_by, values_of
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.CUSTOMERS})


class Register(Protocol):
    """The verbs on the list of customers."""

    def add(self, draft: CustomerDraft) -> int:
        """The key of a new customer."""
        ...

    def change(self, customer_id: int, draft: CustomerDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, customer_id: int) -> None:
        """Take a customer off the list."""
        ...

    def restore(self, customer_id: int) -> None:
        """Bring it back."""
        ...


class CustomerFormView(Protocol):
    """What the presenter expects of the page."""

    @property
    def editor(self) -> FormView:
        """The form of a customer."""
        ...

    def open_editor(self, values: Mapping[str, object], chosen: Offers, title: str, is_new: bool) -> None:
        """Show a customer in its form, or an empty form."""
        ...

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next customer."""
        ...

    def show_resembling(self, found: Sequence[Resembling]) -> None:
        """Ask in the form whether one of these is meant; none takes the question away."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class CustomerFormPresenter(Presenter[CustomerFormView]):
    """Speaks to one page; `kept` is told which customer is to be shown."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, register: Register, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._register = register
        self._today = today
        self._edited: CustomerStory | None = None
        self._waiting: tuple[Values, bool] | None = None  # entered, and waiting for an answer about doubles
        self._carried: dict[str, object] = {}
        self.kept: Callable[[int], None] = lambda _customer_id: None
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, CHANGED)

    @property
    def edited_id(self) -> int | str:
        """The customer in the form, "" for a new one."""
        return "" if self._edited is None else self._edited.line.customer_id

    def create(self, owner_id: int | None) -> None:
        """Open an empty form, with the person the list is narrowed to."""
        self._edited = None
        values = {**self._carried, "owner_id": owner_id or self._carried.get("owner_id")}
        values["first_contact_on"] = self._today()
        ask = partial(customer_offers, today=self._today(), language=self._texts.language)
        title = self._texts("Add a customer")
        self._tasks.query(ask, lambda chosen: self._open(values, chosen, title, is_new=True), holds=True)

    def edit(self, customer_id: int) -> None:
        """Open the form of a customer."""
        ask = partial(opened_customer, customer_id=customer_id, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._open_edit, holds=True)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; a new one that resembles a known one is asked about."""
        given, errors = given_by(values, CUSTOMER_FIELDS, self._today(), self._texts)
        self.view.editor.show_errors(errors)
        if errors or self.flow.is_saving:
            return
        if self._edited is None:
            self._waiting = (values, goes_on)
            ask = partial(customers_like, name=given["name"], phone=given["phone"])
            self._tasks.query(ask, lambda found: self._compared(given, found), holds=True)
        else:
            customer_id = self._edited.line.customer_id
            verb = partial(self._register.change, customer_id, CustomerDraft(**given))
            self.flow.keep_seen(verb, lambda _answer: self._changed(customer_id))

    def create_all_the_same(self) -> None:
        """The one entered is none of those it resembles."""
        if self._waiting is not None:
            values, _goes_on = self._waiting
            given, _errors = given_by(values, CUSTOMER_FIELDS, self._today(), self._texts)
            self._add(given)

    def use(self, customer_id: int) -> None:
        """The one entered is known: show that one instead."""
        self._waiting = None
        self.view.close_editor()
        self.kept(customer_id)

    def remove(self) -> None:
        """Take the customer in the form off the list, with a way back."""
        if self._edited is None:
            return
        line, _ = self._edited.line, self._texts

        def removed(_answer: None) -> None:
            self.view.close_editor()
            self.flow.tell(
                _("{customer} was removed.").format(customer=line.name),
                lambda: self._register.restore(line.customer_id),
                _("{customer} is back on the list.").format(customer=line.name),
            )

        self.flow.keep(partial(self._register.remove, line.customer_id), removed)

    def _open(self, values: Mapping[str, object], chosen: Offers, title: str, is_new: bool) -> None:
        self._waiting = None
        self.view.show_resembling(())
        self.view.open_editor(values, chosen, title, is_new)

    def _open_edit(self, found: tuple[CustomerStory | None, Offers]) -> None:
        story, chosen = found
        if story is None:
            return
        self._edited = story
        values = _values(story)
        ask = partial(everybody_offers, today=self._today(), language=self._texts.language)
        self.flow.begin(Seen(values, partial(self._values_now, story.line.customer_id)), ask)
        self._open(values, chosen, story.line.name, is_new=False)

    def _values_now(self, customer_id: int, session: Any) -> Mapping[str, object]:
        story = customer_story(session, customer_id, self._today(), self._texts.language)
        return {} if story is None else _values(story)

    def _compared(self, given: dict[str, Any], found: tuple[Resembling, ...]) -> None:
        if found:
            self.view.show_resembling(found)
        else:
            self._add(given)

    def _add(self, given: dict[str, Any]) -> None:
        self.flow.keep(partial(self._register.add, CustomerDraft(**given)), partial(self._added, given["name"]))

    def _added(self, name: str, customer_id: int) -> None:
        _ = self._texts
        values, goes_on = self._waiting or (None, False)
        self._waiting = None
        self.view.show_resembling(())
        self.flow.tell(
            _("{customer} was entered.").format(customer=name),
            lambda: self._register.remove(customer_id),
            _("{customer} was taken back.").format(customer=name),
        )
        if values is not None:
            self._carried = carried_over(values, CUSTOMER_FIELDS)
        if goes_on:
            again = {**self._carried, "first_contact_on": self._today()}
            ask = partial(customer_offers, today=self._today(), language=_.language)
            self._tasks.query(ask, lambda chosen: self.view.continue_editor(again, chosen), holds=True)
        else:
            self.view.close_editor()
            self.kept(customer_id)

    def _changed(self, customer_id: int) -> None:
        self.view.close_editor()
        self.flow.say(self._texts("The customer was saved."))
        self.kept(customer_id)


def _values(story: CustomerStory) -> dict[str, object]:
    """A customer as the form shows it."""
    beside = ("registered_capital", "founded_on", "track_record", "reputation", "credit", "notes")
    specs = {spec.name: spec for spec in CUSTOMER_FIELDS}
    values = values_of(story.line, [spec for name, spec in specs.items() if name not in beside])
    return values | values_of(story.particulars, [specs[name] for name in beside])
