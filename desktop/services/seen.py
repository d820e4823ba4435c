"""A record as it was when its form was filled, so that two who change it at once do not undo each other."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.errors import N_, RequestError
from desktop.store.expectations import expecting

T = TypeVar("T")
Shown = Mapping[str, Any]  # field → value


class ChangedElsewhereError(RequestError):
    """The record was changed after the form was filled, on another machine or page; nothing was saved."""

    def __init__(self, theirs: Shown) -> None:
        super().__init__(
            N_("This entry was changed elsewhere meanwhile. Look at what differs, choose, and save again.")
        )
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Seen:
    """The values a form was filled with, and how to read them again from a session."""

    filled: Shown
    read: Callable[[Any], Shown]

    def expected(self) -> AbstractContextManager[None]:
        """A scope in which a change is refused where the record is no longer as it was seen."""
        return expecting(self._refuse_changed)

    def guarding(self, verb: Callable[[], T]) -> Callable[[], T]:
        """The same verb, refused where the record is no longer as it was seen."""

        def work() -> T:
            with self.expected():
                return verb()

        return work

    def _refuse_changed(self, session: Any) -> None:
        theirs = self.read(session)
        if not theirs:
            return  # it is gone: the change itself says so
        if {name: theirs.get(name) for name in self.filled} != dict(self.filled):
            raise ChangedElsewhereError(theirs)
