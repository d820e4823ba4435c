"""Decides what a card of teams, positions or stages shows: its entries, their order, and the form of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from desktop.i18n import Translator
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import given_by, values_of
from desktop.ui.kit.values import Values
from desktop.ui.ports import EVERYTHING, Messages, Tasks
from desktop.ui.presenter import Presenter


class Entry(Protocol):
    """A team, a position or a stage."""

    @property
    def name(self) -> str:
        """What the owner calls it."""
        ...


EntryT = TypeVar("EntryT", bound=Entry)
DraftT = TypeVar("DraftT")
DraftIn = TypeVar("DraftIn", contravariant=True)


class Verbs(Protocol[DraftIn]):
    """The verbs on the entries of a card."""

    def add(self, draft: DraftIn) -> int:
        """The key of a new entry."""
        ...

    def change(self, key: int, draft: DraftIn, /) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, key: int, /) -> None:
        """Take an entry out."""
        ...


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[EntryT, DraftT]):
    """What sets teams, positions and stages apart; texts are msgids."""

    fields: tuple[FieldSpec, ...]
    key: Callable[[EntryT], int]
    ask: Callable[[Any], tuple[tuple[EntryT, ...], Offers]]  # a session → entries, and what their form offers
    draft: Callable[..., DraftT]  # by the names of the fields, which the entries bear, too
    new_title: str
    change_title: str
    order: Callable[[Sequence[int]], None] | None = None  # where the owner's order matters


class EntriesView(Protocol):
    """What the presenter expects of its card."""

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Show the entries."""
        ...

    def open_editor(
        self, values: Mapping[str, object], offers: Offers, title: str, is_new: bool, record: object
    ) -> None:
        """Show the form of an entry."""
        ...

    @property
    def editor(self) -> FormView:
        """The form."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class EntriesPresenter(Presenter[EntriesView], Generic[EntryT, DraftT]):
    """Speaks to one card."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        kind: EntryKind[EntryT, DraftT],
        verbs: Verbs[DraftT],
        today: Callable[[], date],
    ) -> None:
        self._tasks, self._texts, self._today = tasks, texts, today
        self._kind, self._verbs = kind, verbs
        self._flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, EVERYTHING)
        self._entries: tuple[EntryT, ...] = ()
        self._offers = Offers()
        self._edited: EntryT | None = None

    def refresh(self) -> None:
        """Ask for the entries."""
        self._tasks.query(self._kind.ask, self._show)

    def create(self) -> None:
        """Open a form for a new entry."""
        self._edited = None
        self._flow.begin(None)
        self.view.open_editor({}, self._offers, self._texts(self._kind.new_title), True, "")

    def edit(self, entry: EntryT) -> None:
        """Open the form of an entry."""
        self._edited = entry
        values = values_of(entry, self._kind.fields)
        self._flow.begin(Seen(values, partial(self._values_now, self._kind.key(entry))))
        self.view.open_editor(
            values, self._offers, self._texts(self._kind.change_title), False, self._kind.key(entry)
        )

    def save(self, values: Values, goes_on: bool = False) -> None:
        """Keep what was entered; `goes_on` opens the next form."""
        given, errors = given_by(values, self._kind.fields, self._today(), self._texts)
        self.view.editor.show_errors(errors)
        if errors:
            return
        draft = self._kind.draft(**given)
        if self._edited is None:
            self._flow.keep(lambda: self._verbs.add(draft), lambda key: self._added(key, values, goes_on))
        else:
            self._change(self._edited, draft)

    def remove(self, entry: EntryT) -> None:
        """Take an entry out; one that figures rest on is refused with the reason."""
        sentence = self._texts("“{name}” was taken out.").format(name=entry.name)
        back = partial(self._verbs.add, self._draft_of(entry))
        self._flow.act(lambda: self._verbs.remove(self._kind.key(entry)), lambda _answer: self._told(sentence, back))

    def move(self, entry: EntryT, steps: int) -> None:
        """Move an entry up (negative) or down."""
        order = self._kind.order
        keys = [self._kind.key(each) for each in self._entries]
        place = keys.index(self._kind.key(entry))
        wanted = place + steps
        if order is not None and 0 <= wanted < len(keys):
            keys[place], keys[wanted] = keys[wanted], keys[place]
            self._flow.act(lambda: order(keys), lambda _answer: None)

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the form was closed unsaved, with a way back to what was entered."""
        self._flow.abandoned(reopen)

    def _show(self, answer: tuple[tuple[EntryT, ...], Offers]) -> None:
        self._entries, self._offers = answer
        self.view.show_entries(self._entries)

    def _change(self, entry: EntryT, draft: DraftT) -> None:
        key, former = self._kind.key(entry), self._draft_of(entry)
        told = self._texts("“{name}” was changed.").format(name=entry.name)

        def kept(_answer: None) -> None:
            self.view.close_editor()
            if self._flow.was_merged:  # what stood there before is not what the form began with
                self._flow.say(told)
            else:
                self._told(told, lambda: self._verbs.change(key, former))

        self._flow.keep_seen(lambda: self._verbs.change(key, draft), kept)

    def _added(self, key: int, values: Values, goes_on: bool) -> None:
        self.view.close_editor()
        sentence = self._texts("“{name}” is on the list.").format(name=values.text("name"))
        self._told(sentence, lambda: self._verbs.remove(key))
        if goes_on:
            self.create()

    def _told(self, sentence: str, undo: Callable[[], Any]) -> None:
        self._flow.tell(sentence, undo, self._texts("That was taken back."))

    def _draft_of(self, entry: EntryT) -> DraftT:
        return self._kind.draft(**{spec.name: getattr(entry, spec.name) for spec in self._kind.fields})

    def _values_now(self, key: int, session: Any) -> Shown:
        entries, _offers = self._kind.ask(session)
        return next((values_of(each, self._kind.fields) for each in entries if self._kind.key(each) == key), {})
