"""Ticks an improvement action off right on the first page, and takes that back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.services.left import Left
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.dashboard.entries import Entry
from desktop.ui.ports import Messages, Tasks, Topic

CHANGED = frozenset({Topic.EVALUATIONS})


class Verbs(Protocol):
    """What can be done right on this page."""

    def complete(self, action_id: int, done_on: date | None) -> date | None:
        """Tick an improvement action off, or open it again; returns what was noted before."""
        ...


class Ticking:
    """Refused where the action is no longer as it was listed; `show_anew` lists what stands there by now."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Verbs,
        show_anew: Callable[[], None],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._show_anew = show_anew

    def tick_off(self, entry: Entry, day: date) -> None:
        """Note an action as done on this day, with a way back."""
        left = Left()
        done = left.noting(partial(self._verbs.complete, entry.record_id, day))

        def ticked(before: date | None) -> None:
            undo = left.guarding(partial(self._verbs.complete, entry.record_id, before))
            sentence = self._texts("Marked as done: {sentence}").format(sentence=entry.sentence)
            self._messages.tell(
                sentence, self._texts("Undo"), lambda: self._tasks.act(undo, lambda _before: None, None, CHANGED)
            )

        self._tasks.act(seen_open(entry.record_id).guarding(done), ticked, self._not_ticked, CHANGED)

    def _not_ticked(self, error: QianjiError) -> None:
        if isinstance(error, ChangedElsewhereError):
            self._messages.warn(self._texts("This was ticked off elsewhere meanwhile; the list is shown anew."))
            self._show_anew()
        else:
            self._messages.fail(error.sentence(self._texts))


def seen_open(action_id: int) -> Seen:
    """An action as it is listed: not ticked off yet."""

    def standing(session: Any) -> Shown:
        from desktop.queries.due_days import standing_of

        return standing_of(session, action_id)

    return Seen({"done_on": None}, standing)
