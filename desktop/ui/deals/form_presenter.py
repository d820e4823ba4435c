"""Decides about the form of a deal: opened, saved, removed, with a way back."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.i18n import Translator
from desktop.queries.deals.lines import DealLine
from desktop.queries.deals.story import DealStory, deal_story
from desktop.services.deal_drafts import DealDraft
from desktop.services.seen import Seen
from desktop.ui.deals.questions import deal_offers, opened_deal
from desktop.ui.deals.specs import DEAL_FIELDS, NEW_FIELDS
from desktop.ui.deals.steps import called
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import carried_over, given_by, values_of
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.DEALS, Topic.CUSTOMERS})


class Book(Protocol):
    """The verbs on the list of deals."""

    def add(self, draft: DealDraft) -> int:
        """The key of a new deal."""
        ...

    def change(self, deal_id: int, draft: DealDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, deal_id: int) -> None:
        """Take a deal off the list."""
        ...

    def restore(self, deal_id: int) -> None:
        """Bring it back."""
        ...


class DealFormView(Protocol):
    """What the presenter expects of the page."""

    @property
    def editor(self) -> FormView:
        """The form of a deal that was opened last."""
        ...

    def open_editor(self, values: Mapping[str, object], chosen: Offers, line: DealLine | None) -> None:
        """Show a deal in its form, or an empty form."""
        ...

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        """Show the form for the next deal."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class DealFormPresenter(Presenter[DealFormView]):
    """Speaks to one page."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, book: Book, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._book = book
        self._today = today
        self._edited: DealLine | None = None
        self._carried: dict[str, object] = {}
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, CHANGED)

    def create(self, staff_id: int | None, customer_id: int | None = None) -> None:
        """Open an empty form, with the person and customer the page is narrowed to."""
        self._edited = None
        values = {"staff_id": staff_id, "customer": customer_id, "opened_on": self._today()}
        ask = partial(deal_offers, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, lambda chosen: self._open_new(values, chosen), holds=True)

    def edit(self, deal_id: int) -> None:
        """Open the form of a deal."""
        ask = partial(opened_deal, deal_id=deal_id, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._open_edit, holds=True)

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered, or say what is wrong; `goes_on` opens the next form."""
        edited = self._edited
        fields = NEW_FIELDS if edited is None else DEAL_FIELDS
        given, errors = given_by(values, fields, self._today(), self._texts)
        self.view.editor.show_errors(errors)
        if errors:
            return
        draft = DealDraft(**given)
        if edited is None:
            self.flow.keep(partial(self._book.add, draft), partial(self._added, values, goes_on))
        else:
            self.flow.keep_seen(partial(self._book.change, edited.deal_id, draft), self._changed)

    def remove(self) -> None:
        """Take the deal in the form off the list, with a way back."""
        if self._edited is None:
            return
        line, _ = self._edited, self._texts

        def removed(_answer: None) -> None:
            self.view.close_editor()
            self.flow.tell(
                _("The deal with {customer} was removed.").format(customer=called(line)),
                lambda: self._book.restore(line.deal_id),
                _("The deal is back on the list."),
            )

        self.flow.keep(partial(self._book.remove, line.deal_id), removed)

    def _open_new(self, values: Mapping[str, object], chosen: Offers) -> None:
        self.view.open_editor(values, chosen, None)

    def _open_edit(self, found: tuple[DealStory | None, Offers]) -> None:
        story, chosen = found
        if story is not None:
            self._edited = story.line
            values = values_of(story.line, DEAL_FIELDS)
            ask = partial(deal_offers, today=self._today(), language=self._texts.language)
            self.flow.begin(Seen(values, partial(self._values_now, story.line.deal_id)), ask)
            self.view.open_editor(values, chosen, story.line)

    def _values_now(self, deal_id: int, session: Any) -> Mapping[str, object]:
        story = deal_story(session, deal_id, self._today(), self._texts.language)
        return {} if story is None else values_of(story.line, DEAL_FIELDS)

    def _added(self, values: Values, goes_on: bool, deal_id: int) -> None:
        _ = self._texts
        self._carried = carried_over(values, NEW_FIELDS)
        told = _("The deal with {customer} was entered.").format(customer=values.typed("customer"))
        self.flow.tell(told, lambda: self._book.remove(deal_id), _("The deal was taken back."))
        if goes_on:
            ask = partial(deal_offers, today=self._today(), language=_.language)
            self._tasks.query(ask, lambda chosen: self.view.continue_editor(self._carried, chosen), holds=True)
        else:
            self.view.close_editor()

    def _changed(self, _answer: None) -> None:
        self.view.close_editor()
        self.flow.say(self._texts("The deal was saved."))
