"""Decides what becomes of a half-filled form: kept a moment after typing, offered when opened anew, forgotten."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from desktop.i18n import Translator
from desktop.ui.kit.form_shelf import FormShelf

BEGUN = "#begun"  # when it was typed; no field is called so
WAS = "#was"  # what stood in the fields before, as JSON: it may be another by the time the draft is gone on with

T = TypeVar("T")
Entered = Mapping[str, str]  # field → what stands in it


class DraftView(Protocol):
    """What the presenter expects of a form."""

    def entered(self) -> Entered:
        """What stands in its fields."""
        ...

    def take(self, entered: Entered, overtaken: Collection[str]) -> None:
        """Put this into the fields named; of those overtaken one of two is to be chosen."""
        ...

    def offer(self, sentence: str) -> None:
        """Say that there is a draft, with a way to go on and one to discard it; an empty sentence takes that away."""
        ...


class DraftPresenter:
    """Speaks to one form; a draft nobody decided about stays, whatever is typed and saved meanwhile."""

    def __init__(self, shelf: FormShelf, texts: Translator, view: DraftView) -> None:
        self._shelf = shelf
        self._texts = texts
        self._view = view
        self._form = ""
        self._is_new = True
        self._filled: Entered = {}
        self._before: Entered = {}  # of the draft gone on with, where the record is another by now
        self._undecided: list[Entered] = []
        self._has_kept = False  # since it was filled

    @property
    def is_keeping(self) -> bool:
        """Whether what is typed is kept."""
        return bool(self._form) and self._shelf.is_open

    def begin(self, form: str, is_new: bool) -> None:
        """The form was filled for a record; of a known one only what is changed in it is kept."""
        self._form, self._is_new = form, is_new
        self._filled, self._undecided, self._has_kept = self._view.entered(), [], False
        self._before = {}
        self._view.offer("")
        if form:
            self._shelf.ask(form, lambda drafts: self._found(form, drafts))

    def keep(self) -> None:
        """Keep what stands in the form now; nothing where it is as it was filled."""
        if self._form:
            typed, self._has_kept = self._typed(), True
            self._shelf.keep(self._form, [*([typed] if typed else []), *self._undecided])

    def forgetting(self, verb: Callable[[], T]) -> Callable[[], T]:
        """The verb that saves what stands in the form: it forgets what was typed in the same transaction."""
        return self._shelf.saving(self._form, self._undecided, verb) if self._form else verb

    def settle(self) -> None:
        """What was typed is saved, or is not wanted: forget it."""
        if self._form:
            self._filled, self._has_kept = self._view.entered(), True
            self._shelf.keep(self._form, self._undecided)

    def end(self) -> None:
        """The form is put away for good: an answer that is still to come is nobody's."""
        self._form, self._undecided = "", []

    def go_on(self) -> None:
        """Put the draft offered into the form; what was typed meanwhile is offered in its place."""
        if not self._undecided:
            return
        typed, draft = self._typed(), self._undecided.pop(0)
        if typed:
            self._undecided.insert(0, typed)
        overtaken = self._overtaken(draft)
        self._before = {name: text for name, text in _was(draft).items() if name in overtaken}
        self._view.take(_fields(draft), overtaken)
        self.keep()
        self._offer()

    def discard(self) -> None:
        """Forget the draft offered; an older one is offered then."""
        if self._undecided:
            self._undecided.pop(0)
            self.keep()
            self._offer()

    def _found(self, form: str, drafts: "tuple[Entered, ...]") -> None:
        if form == self._form:
            self._undecided = [draft for draft in drafts if not self._stands(draft)]
            if self._has_kept or len(self._undecided) < len(drafts):
                self.keep()  # meanwhile without them; or some of them were saved, as by a window that was closed
            self._offer()

    def _stands(self, draft: Entered) -> bool:
        """Whether the record reads as the draft does: there is nothing to go on with."""
        return all(self._filled.get(name) == text for name, text in _fields(draft).items())

    def _overtaken(self, draft: Entered) -> list[str]:
        """The fields in which the record has another value by now than when the draft was begun."""
        was = _was(draft)
        return [
            name
            for name, text in _fields(draft).items()
            if name in was and self._filled.get(name) not in (was[name], text)
        ]

    def _typed(self) -> Entered:
        entered = self._view.entered()
        if entered == self._filled:
            return {}
        changed = {name: text for name, text in entered.items() if self._is_new or text != self._filled.get(name)}
        begun = {BEGUN: self._shelf.now().isoformat(timespec="minutes")}
        if not self._is_new:
            was = {**self._filled, **self._before}
            begun[WAS] = json.dumps({name: was[name] for name in changed if name in was}, ensure_ascii=False)
        return {**changed, **begun}

    def _offer(self) -> None:
        if not self._undecided:
            self._view.offer("")
            return
        told = self._texts("You had begun this form on {day} at {time} and not saved it.")
        begun = _moment(self._undecided[0].get(BEGUN, ""))
        if begun is None:
            self._view.offer(self._texts("You had begun this form and not saved it."))
        else:
            self._view.offer(told.format(day=begun.date().isoformat(), time=f"{begun:%H:%M}"))


def _fields(draft: Entered) -> dict[str, str]:
    """What was typed, without what is known of it."""
    return {name: text for name, text in draft.items() if name not in (BEGUN, WAS)}


def _was(draft: Entered) -> Mapping[str, str]:
    try:
        found = json.loads(draft.get(WAS, "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
