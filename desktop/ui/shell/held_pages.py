"""Pages nobody may build yet: what is asked for meanwhile is shown afterwards."""

from collections.abc import Callable


class HeldPages:
    """Keeps the latest wish while what pages need is being imported; `stand_by` shows that its place is coming."""

    def __init__(self, stand_by: Callable[[str], None]) -> None:
        self._stand_by = stand_by
        self._wait: Callable[[], None] = nothing
        self._wanted: Callable[[], None] | None = None

    def begin(self, wait: Callable[[], None] | None = None) -> None:
        """Hold pages back from now on; `wait` keeps what is typed for a place until it is shown."""
        self._wanted, self._wait = nothing, wait or nothing

    def end(self) -> None:
        """Show what was asked for last."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def keeps(self, key: str, is_built: bool, wish: Callable[[], None]) -> bool:
        """Whether a wish for a place has to wait; a page that is built already need not and is wished for."""
        if self._wanted is None:
            return False
        self._wanted = nothing if is_built else wish
        if not is_built:
            self._stand_by(key)
            self._wait()
        return not is_built


def at_once(act: Callable[[], None]) -> None:
    """Do something without waiting for anything."""
    act()


def nothing() -> None:
    """Do nothing."""
