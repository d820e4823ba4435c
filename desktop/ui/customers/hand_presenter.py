"""Decides about handing customers over: one, or all that the list shows; with a way back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.i18n import Translator
from desktop.queries.clients.lines import CustomerLine
from desktop.queries.clients.narrowing import CustomerFilter
from desktop.ui.customers.questions import customer_offers, keys_matching
from desktop.ui.customers.specs import HAND_FIELDS
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import given_by
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.CUSTOMERS, Topic.DEALS})


class Owners(Protocol):
    """The verbs on who looks after whom."""

    def hand_over(self, customer_ids: Sequence[int], staff_id: int, since: date, with_deals: bool = True) -> int:
        """Hand over; the key by which it is taken back."""
        ...

    def take_back(self, entry_id: int) -> None:
        """Undo it."""
        ...


class HandView(Protocol):
    """What the presenter expects of the page."""

    @property
    def hand(self) -> FormView:
        """The form for handing over."""
        ...

    def open_hand(self, values: Mapping[str, object], chosen: Offers, note: str) -> None:
        """Show the form; `note` says whom it is about."""
        ...

    def close_hand(self) -> None:
        """Put the form away."""
        ...


class HandPresenter(Presenter[HandView]):
    """Speaks to one page."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, owners: Owners, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._owners = owners
        self._today = today
        self._keys: tuple[int, ...] = ()
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view.hand, CHANGED)

    def begin(self, line: CustomerLine) -> None:
        """Open the form for one customer."""
        self._ask((line.customer_id,), line.name)

    def begin_shown(self, wanted: CustomerFilter) -> None:
        """Open the form for all customers that the list shows."""
        ask = partial(keys_matching, wanted=wanted, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._begin_all, holds=True)

    def save(self, values: Values) -> None:
        """Hand over, or say what is wrong."""
        given, errors = given_by(values, HAND_FIELDS, self._today(), self._texts)
        self.view.hand.show_errors(errors)
        if not errors:
            self.flow.keep(partial(self._owners.hand_over, self._keys, **given), self._handed)

    def _begin_all(self, keys: tuple[int, ...]) -> None:
        told = self._texts.ngettext(
            "{number} customer, as the list shows it", "{number} customers, as the list shows them", len(keys)
        )
        if keys:
            self._ask(keys, told.format(number=len(keys)))

    def _ask(self, keys: tuple[int, ...], note: str) -> None:
        self._keys = keys
        values: dict[str, Any] = {"since": self._today(), "with_deals": True}
        ask = partial(customer_offers, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, lambda chosen: self.view.open_hand(values, chosen, note), holds=True)

    def _handed(self, entry_id: int) -> None:
        _, number = self._texts, len(self._keys)
        self.view.close_hand()
        told = _.ngettext("{number} customer was handed over.", "{number} customers were handed over.", number)
        self.flow.tell(
            told.format(number=number),
            lambda: self._owners.take_back(entry_id),
            _("The customers are back where they were."),
        )
