"""Decides what the page of customers shows: the list, one customer beside it, and where figures lead."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.clients.lines import CustomerLine
from desktop.queries.clients.list import CustomerList
from desktop.queries.clients.story import CustomerStory, customer_story
from desktop.ui.customers.doubles_presenter import DoublesPresenter
from desktop.ui.customers.form_presenter import CustomerFormPresenter
from desktop.ui.customers.hand_presenter import HandPresenter
from desktop.ui.customers.questions import Surroundings, surroundings
from desktop.ui.customers.wanted import Wanted, wanted_by
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.ports import Guide, Tasks, Wish
from desktop.ui.presenter import Presenter


class CustomersView(Protocol):
    """What the presenter expects of its page."""

    def show_surroundings(self, found: Surroundings, wanted: Wanted) -> None:
        """Show how many there are, and what there is to filter by."""
        ...

    def show_list(self) -> None:
        """Show the rows."""
        ...

    def show_none(self, is_empty: bool) -> None:
        """Show that there are no customers, or that none matches."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def show_wanted(self, wanted: Wanted) -> None:
        """Let the filters say what is shown."""
        ...

    def show_story(self, story: CustomerStory) -> None:
        """Show one customer in the side panel."""
        ...

    def hide_story(self) -> None:
        """Put the side panel away."""
        ...


@dataclass(frozen=True, slots=True)
class CustomersPresenters:
    """Who decides about which part of the page."""

    lists: "CustomersPresenter"
    form: CustomerFormPresenter
    hand: HandPresenter
    doubles: DoublesPresenter


class CustomersPresenter(Presenter[CustomersView]):
    """Speaks to one page."""

    def __init__(self, tasks: Tasks, texts: Translator, guide: Guide, today: Callable[[], date]) -> None:
        self._tasks = tasks
        self._texts = texts
        self._guide = guide
        self._today = today
        self._is_empty = False
        self.wanted = Wanted()
        self.rows: RowWindow[CustomerLine] = RowWindow(tasks, lambda line: line.customer_id)
        self.opened_id: int | None = None

    def refresh(self) -> None:
        """Ask for the list, what stands around it, and the customer beside it."""
        today, language, wanted = self._today(), self._texts.language, self.wanted.filter()
        self.rows.show(CustomerList(wanted, today, language), self._told, self._show_trouble)
        ask = partial(surroundings, wanted=wanted, today=today, language=language)
        self._tasks.query(ask, self._show_surroundings, self._show_trouble)
        self._ask_story()

    def want(self, wanted: Wanted) -> None:
        """Show other customers."""
        self.wanted = wanted
        self.refresh()

    def take(self, wanted: Wanted) -> None:
        """Show what a named filter says."""
        self.view.show_wanted(wanted)
        self.want(wanted)

    def arrive(self, wish: Wish) -> None:
        """Show the customers another page leads to, or one of them."""
        customer_id = wish.record_id if wish.record_id is not None else wish.customer_id
        if customer_id is not None:
            self.open(customer_id)
        else:
            self.take(wanted_by(wish))

    def open(self, customer_id: int) -> None:
        """Show one customer beside the list."""
        self.opened_id = customer_id
        self._ask_story()

    def put_away(self) -> None:
        """Show nobody in particular."""
        self.opened_id = None

    def lead(self, key: str, line: CustomerLine, record_id: int | None = None) -> None:
        """Lead to the visits, deals or contracts of a customer, or to one of its deals."""
        if record_id is not None:
            self._guide.go(key, Wish(record_id=record_id))
        else:
            self._guide.go(key, Wish(customer_id=line.customer_id, text=line.name))

    def _told(self, number: int, is_whole: bool) -> None:
        if number:
            self.view.show_list()
        elif is_whole:
            self.view.show_none(self._is_empty)

    def _show_surroundings(self, found: Surroundings) -> None:
        self._is_empty = found.is_empty
        self.view.show_surroundings(found, self.wanted)
        if not found.sums.number:
            self.view.show_none(found.is_empty)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    def _ask_story(self) -> None:
        if self.opened_id is None:
            return
        ask = partial(customer_story, customer_id=self.opened_id, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._show_story)

    def _show_story(self, story: CustomerStory | None) -> None:
        if story is None:
            self.opened_id = None
            self.view.hide_story()
        elif story.line.customer_id == self.opened_id:
            self.view.show_story(story)
