"""What happens around a form on every page: saved once, told with a way back, refusals said, nothing lost."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar, runtime_checkable

from desktop.errors import N_, QianjiError
from desktop.i18n import Translator
from desktop.services.gone import GoneError
from desktop.services.left import Left
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.ports import Messages, Tasks, Topic

T = TypeVar("T")
_STILL_HERE = N_("What is written here is still here: enter it anew if it is to be kept, or close the form.")


class FormView(Protocol):
    """What the flow expects of a form."""

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the form."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        ...


@runtime_checkable
class RecordView(Protocol):
    """A form that can show what another machine made of its record."""

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown, chosen: Any = None) -> None:
        """Show the fields that differ: from what the form was filled with, and from what stands in it.

        `chosen` is what there is to choose from by now, where the other machine may have added to it.
        """
        ...


@runtime_checkable
class DraftedView(Protocol):
    """A form whose half-written entries are kept until they are saved."""

    def forgetting(self, verb: Callable[[], Any]) -> Callable[[], Any]:
        """The verb that saves what stands in the form, and forgets what was kept of it in the same transaction."""
        ...


class FormFlow:
    """The flow of one page's forms; `topics` are what its verbs change."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        view: Callable[[], FormView],
        topics: frozenset[Topic],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._view = view
        self._topics = topics
        self.is_saving = False
        self.was_merged = False  # what stands in the form was put together with what was changed elsewhere
        self._left: Left | None = None  # the act that is being told
        self._seen: Seen | None = None
        self._ask: Callable[[Any], Any] | None = None

    def begin(self, seen: Seen | None, ask: Callable[[Any], Any] | None = None) -> None:
        """The form was filled from a record as it was `seen`; a new one was not seen.

        `ask` is the question for what there is to choose from.
        """
        self._seen, self._ask, self.was_merged = seen, ask, False

    def keep(self, verb: Callable[[], T], kept: Callable[[T], None]) -> None:
        """Carry out a verb unless one is under way; a refusal is said in the form, which stays as it is."""
        if self.is_saving:
            return

        left = Left()

        def done(answer: T) -> None:
            self._set_saving(False)
            self._told(left, lambda: kept(answer))

        view = self._view()
        if isinstance(view, DraftedView):
            verb = view.forgetting(verb)
        self._set_saving(True)
        self._tasks.act(left.noting(verb), done, self._refused, self._topics, holds=True)

    def keep_seen(self, verb: Callable[[], T], kept: Callable[[T], None]) -> None:
        """The same of a change to the record seen: refused where another machine changed it since."""
        self.keep(verb if self._seen is None else self._seen.guarding(verb), kept)

    def act(self, verb: Callable[[], T], done: Callable[[T], None]) -> None:
        """Carry out a verb that no form belongs to."""
        left = Left()
        self._tasks.act(left.noting(verb), lambda answer: self._told(left, lambda: done(answer)), topics=self._topics)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self._messages.tell(sentence)

    def tell(self, sentence: str, undo: Callable[[], object], undone: str) -> None:
        """Say what was done, with a way back; `undone` is said once it is taken back.

        The way is refused where what is told of was changed since.
        """
        way = self.guarded(undo)
        self._messages.tell(sentence, self._texts("Undo"), lambda: self._take_back(way, undone))

    def guarded(self, undo: Callable[[], T]) -> Callable[[], T]:
        """The way back from what is being told, refused where that was changed since."""
        return undo if self._left is None else self._left.guarding(undo)

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that a form was closed unsaved, with a way back to what was entered."""
        tell_abandoned(self._messages, self._texts, reopen)

    def _take_back(self, undo: Callable[[], object], undone: str) -> None:
        self._tasks.act(undo, lambda _answer: self._messages.tell(undone), topics=self._topics)

    def _told(self, left: Left, tell: Callable[[], None]) -> None:
        """What is told meanwhile is about this act."""
        before, self._left = self._left, left
        try:
            tell()
        finally:
            self._left = before

    def _set_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving
        self._view().set_saving(is_saving)

    def _refused(self, error: QianjiError) -> None:
        self._set_saving(False)
        view = self._view()
        if isinstance(error, ChangedElsewhereError) and self._seen is not None:
            self.was_merged = True
            filled, self._seen = self._seen.filled, Seen(error.theirs, self._seen.read)
            if isinstance(view, RecordView):
                self._show_theirs(partial(view.show_changed_elsewhere, filled, error.theirs))
                return
        sentence = error.sentence(self._texts)
        if isinstance(error, GoneError):
            sentence = self._texts.sentences(sentence, self._texts(_STILL_HERE))
        view.show_errors({}, sentence)

    def _show_theirs(self, show: Callable[..., None]) -> None:
        """Ask first what there is to choose from: what stands there now may have been added elsewhere."""
        if self._ask is None:
            show()
        else:
            self._tasks.query(self._ask, show, holds=True)


def tell_abandoned(messages: Messages, texts: Translator, reopen: Callable[[], None]) -> None:
    """Tell that a form was closed unsaved, with a way back to what was entered."""
    messages.tell(texts("The form was closed without saving."), texts("Go on writing"), reopen)
