"""Where a window's half-filled forms are kept: in the company's file, on its own thread."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from desktop.errors import QianjiError
from desktop.ui.ports import Tasks

if TYPE_CHECKING:
    from desktop.services.entry_drafts import DraftRow


T = TypeVar("T")


class DraftVerbs(Protocol):
    """What keeps drafts."""

    def keep(self, form: str, drafts: "Sequence[DraftRow]") -> None:
        """Keep these drafts of a form, the latest first, instead of those kept before."""
        ...

    def saving(self, form: str, drafts: "Sequence[DraftRow]", verb: Callable[[], T]) -> T:
        """Carry out a verb that saves a form; its transaction leaves these drafts of it alone."""
        ...


def clock() -> datetime:
    """Now, where the owner is."""
    return datetime.now().astimezone()


class FormShelf:
    """Keeps nothing until a company's file is open."""

    def __init__(self) -> None:
        self._tasks: Tasks | None = None
        self._verbs: DraftVerbs | None = None
        self._now: Callable[[], datetime] = clock
        self._latest: dict[str, tuple[DraftRow, ...]] = {}

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept."""
        return self._tasks is not None

    def attach(self, tasks: Tasks, verbs: DraftVerbs, now: Callable[[], datetime] = clock) -> None:
        """Keep drafts in this file from now on; `now` is the owner's clock."""
        self._tasks, self._verbs, self._now = tasks, verbs, now
        self._latest.clear()

    def now(self) -> datetime:
        """The owner's clock."""
        return self._now()

    def keep(self, form: str, drafts: Sequence[Mapping[str, str]]) -> None:
        """Keep these drafts of a form instead of those kept before."""
        rows = tuple(dict(each) for each in drafts)
        if self._tasks is None or self._verbs is None or self._latest.get(form) == rows:
            return
        self._latest[form] = rows
        self._tasks.act(partial(self._verbs.keep, form, rows), _kept, partial(self._not_kept, form))

    def saving(self, form: str, drafts: Sequence[Mapping[str, str]], verb: Callable[[], T]) -> Callable[[], T]:
        """The same verb, which leaves these drafts of the form alone once it holds, and all where it is refused."""
        if self._verbs is None:
            return verb
        return partial(self._verbs.saving, form, tuple(dict(each) for each in drafts), verb)

    def ask(self, form: str, found: "Callable[[tuple[DraftRow, ...]], None]") -> None:
        """Ask for the drafts kept of a form."""
        if self._tasks is None:
            return

        def answered(drafts: "tuple[DraftRow, ...]") -> None:
            self._latest.setdefault(form, drafts)  # what was kept since then is newer
            found(drafts)

        self._tasks.query(partial(_drafts, form=form), answered, _unanswered)

    def _not_kept(self, form: str, _error: QianjiError) -> None:
        """The next change tries again; saving itself will say what is wrong with the file."""
        self._latest.pop(form, None)


def _drafts(session: Any, form: str) -> "tuple[DraftRow, ...]":
    from desktop.services.form_drafts import kept_drafts  # here, on the file's thread

    return kept_drafts(session, form)


def _kept(_answer: None) -> None:
    """Nothing is said: the owner typed, and it is safe."""


def _unanswered(_error: QianjiError) -> None:
    """The form works without; whoever saves learns what is wrong with the file."""
