"""Decides about customers that may be one and the same: found among all, put together, and apart again."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.clients.distinct import Compared, Judged, compared
from desktop.queries.clients.duplicates import Pair, duplicates
from desktop.queries.clients.lines import CustomerLine
from desktop.queries.resemblance import Bearer
from desktop.ui.customers.questions import customer_offers
from desktop.ui.customers.specs import MERGE_FIELDS
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import given_by
from desktop.ui.kit.values import Values
from desktop.ui.ports import Cancelled, Job, Messages, Progress, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.CUSTOMERS, Topic.DEALS, Topic.VISITS, Topic.SIGNINGS, Topic.QUALITY})


class Merge(Protocol):
    """The verbs on doubles."""

    def merge(self, kept_id: int, gone_id: int) -> None:
        """Put two together."""
        ...

    def part(self, gone_id: int) -> None:
        """Undo it."""
        ...


class Distinction(Protocol):
    """The verbs on customers that look alike and are two."""

    def keep_apart(self, first_id: int, second_id: int) -> int:
        """Remember that these are two; the judgement's key."""
        ...

    def ask_again(self, key: int) -> None:
        """Forget it."""
        ...


class DoublesView(Protocol):
    """What the presenter expects of the page."""

    @property
    def merge(self) -> FormView:
        """The form for putting two together."""
        ...

    def show_searching(self) -> None:
        """Say that doubles are being looked for."""
        ...

    def show_pairs(self, pairs: Sequence[Pair], judged: Sequence[Judged]) -> None:
        """Show the pairs found, and those kept apart."""
        ...

    def show_no_pairs(self, sentence: str, judged: Sequence[Judged] = ()) -> None:
        """Show why there are none, and those kept apart."""
        ...

    def open_merge(self, chosen: Offers, line: CustomerLine) -> None:
        """Ask which other customer is the same."""
        ...

    def close_merge(self) -> None:
        """Put that form away."""
        ...


class DoublesPresenter(Presenter[DoublesView]):
    """Speaks to one page; `kept` is told which customer stayed."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        merge: Merge,
        distinction: Distinction,
        today: Callable[[], date],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._merge = merge
        self._distinction = distinction
        self._judged: tuple[Judged, ...] = ()
        self._today = today
        self._line: CustomerLine | None = None
        self._job: Job | None = None
        self._is_open = False
        self.kept: Callable[[int], None] = lambda _customer_id: None
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view.merge, CHANGED)

    def search(self) -> None:
        """Look for customers that resemble each other."""
        self._is_open = True
        self.view.show_searching()
        self._tasks.query(compared, self._compare, self._failed)

    def refresh(self) -> None:
        """Look again while the pairs are shown."""
        if self._is_open:
            self._tasks.query(compared, self._compare, self._failed)

    def put_away(self) -> None:
        """Nobody looks at the pairs any more."""
        self._is_open = False
        if self._job is not None:
            self._job.cancel()

    def merge(self, kept: Bearer, gone: Bearer) -> None:
        """Put a pair together; the first one stays."""
        verb = partial(self._merge.merge, kept.customer_id, gone.customer_id)
        self.flow.act(verb, lambda _answer: self._tell(kept.customer_id, kept.name, gone))

    def keep_apart(self, pair: Pair) -> None:
        """Remember that a pair is two customers, with a way back."""

        def kept(key: int) -> None:
            _ = self._texts
            names = {"first": pair.older.name, "second": pair.newer.name}
            self.flow.tell(
                _("{first} and {second} stay two customers and are not asked about any more.").format(**names),
                lambda: self._distinction.ask_again(key),
                _("{first} and {second} are asked about again.").format(**names),
            )

        keys = (pair.older.customer_id, pair.newer.customer_id)
        self.flow.act(partial(self._distinction.keep_apart, *keys), kept)

    def ask_again(self, judged: Judged) -> None:
        """Forget that a pair is two customers, with a way back."""

        def forgotten(_answer: None) -> None:
            _ = self._texts
            names = {"first": judged.older.name, "second": judged.newer.name}
            keys = (judged.older.customer_id, judged.newer.customer_id)
            self.flow.tell(
                _("{first} and {second} are asked about again.").format(**names),
                lambda: self._distinction.keep_apart(*keys),
                _("{first} and {second} stay two customers and are not asked about any more.").format(**names),
            )

        self.flow.act(partial(self._distinction.ask_again, judged.key), forgotten)

    def begin(self, line: CustomerLine) -> None:
        """Ask which other customer is the same as this one."""
        self._line = line
        ask = partial(customer_offers, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, lambda chosen: self.view.open_merge(chosen, line), holds=True)

    def save(self, values: Values) -> None:
        """Put the customer and the one chosen together, or say what is wrong."""
        line = self._line
        given, errors = given_by(values, MERGE_FIELDS, self._today(), self._texts)
        gone_id, name = given.get("customer_id"), given.get("customer", "")
        if gone_id is None and not errors:
            errors["customer"] = self._texts("There is none of that name; choose from the list.")
        self.view.merge.show_errors(errors)
        if errors or line is None or gone_id is None:
            return

        def merged(_answer: None) -> None:
            self.view.close_merge()
            self._tell(line.customer_id, line.name, Bearer(gone_id, name))

        self.flow.keep(partial(self._merge.merge, line.customer_id, gone_id), merged)

    def _compare(self, found: Compared) -> None:
        self._judged = found.judged

        def work(_progress: Progress, cancelled: Cancelled) -> tuple[Pair, ...]:
            return duplicates(found.every, cancelled, found.apart)

        self._job = self._tasks.long(work, self._found, self._failed)

    def _found(self, pairs: tuple[Pair, ...]) -> None:
        self._job = None
        if not self._is_open:
            return
        if pairs:
            self.view.show_pairs(pairs, self._judged)
        else:
            none = self._texts("No two customers resemble each other by name or telephone.")
            self.view.show_no_pairs(none, self._judged)

    def _failed(self, error: QianjiError) -> None:
        self.view.show_no_pairs(error.sentence(self._texts))

    def _tell(self, kept_id: int, name: str, gone: Bearer) -> None:
        _ = self._texts
        self.flow.tell(
            _("{gone} is now part of {kept}.").format(gone=gone.name, kept=name),
            lambda: self._merge.part(gone.customer_id),
            _("{gone} and {kept} are two customers again.").format(gone=gone.name, kept=name),
        )
        self.kept(kept_id)
