"""How the owner arranged each table, kept with the other choices for this computer."""

from collections.abc import Callable
from typing import Any


class Layouts:
    """Arrangements by the tables' keys; `changed` is called after each change, to save them some time."""

    def __init__(self, kept: dict[str, Any] | None = None, changed: Callable[[], None] = lambda: None) -> None:
        self._kept = {} if kept is None else kept
        self._changed = changed

    def of(self, key: str) -> Any:
        """What was kept under a key, None where nothing was."""
        return self._kept.get(key)

    def keep(self, key: str, arrangement: dict[str, Any]) -> None:
        """Keep an arrangement; an empty one is forgotten."""
        if arrangement == self._kept.get(key, {}):
            return
        if arrangement:
            self._kept[key] = arrangement
        else:
            self._kept.pop(key, None)
        self._changed()
