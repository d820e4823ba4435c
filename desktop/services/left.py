"""What an act left behind: it is taken back only while nobody changed that since, here or on another machine."""

from collections.abc import Callable
from typing import Any, TypeVar

from desktop.errors import N_, RequestError
from desktop.services.seen import Shown
from desktop.store.expectations import expecting
from desktop.store.following import Trace, tracing

T = TypeVar("T")


class ChangedSinceError(RequestError):
    """What was to be taken back is no longer as it was left; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            N_("This was changed again since, so it was not taken back. Nothing is lost; look at it first.")
        )


class Left:
    """One act: first it is carried out, later perhaps taken back."""

    def __init__(self) -> None:
        self._trace = Trace()

    def noting(self, act: Callable[[], T]) -> Callable[[], T]:
        """The same act, which notes what it leaves."""

        def work() -> T:
            with tracing(self._trace):
                return act()

        return work

    def guarding(self, undo: Callable[[], T]) -> Callable[[], T]:
        """The same way back, refused where something is no longer as the act left it."""

        def work() -> T:
            with expecting(self._refuse_changed):
                return undo()

        return work

    def _refuse_changed(self, session: Any) -> None:
        if not self._trace.is_untouched(session):
            raise ChangedSinceError


def while_shown(left: Shown, read: Callable[[Any], Shown], undo: Callable[[], T]) -> Callable[[], T]:
    """A way back, refused where what is read is no longer what was left: for rows that are made anew each time."""

    def refuse_changed(session: Any) -> None:
        if read(session) != left:
            raise ChangedSinceError

    def work() -> T:
        with expecting(refuse_changed):
            return undo()

    return work
