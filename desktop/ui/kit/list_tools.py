"""What every list can do beside showing its rows: keep named filters, be written to a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from desktop.ui.kit.columns import Value
from desktop.ui.ports import Cancelled, Messages, Progress, Tasks

Read = Callable[[Any, int, int], Iterable[Sequence[Value]]]  # (session, first, behind) → cells of those rows


class FilterVerbs(Protocol):
    """The verbs on named filters (`services.saved_filters`)."""

    def keep(self, place: str, name: str, wanted: Mapping[str, Any]) -> int:
        """The key of a filter."""
        ...

    def rename(self, filter_id: int, name: str) -> None:
        """Call a filter something else."""
        ...

    def make_default(self, filter_id: int, is_default: bool) -> None:
        """Show a list by this filter at first, or no longer."""
        ...

    def remove(self, filter_id: int) -> None:
        """Keep a filter no longer."""
        ...

    def restore(self, filter_id: int) -> None:
        """Bring a removed filter back."""
        ...


class Write(Protocol):
    """Writes a list to a file (`services.list_export`); how many rows, None where it was stopped."""

    def __call__(
        self,
        path: Path,
        title: str,
        headers: Sequence[str],
        number: int,
        read: Read,
        progress: Progress,
        cancelled: Cancelled,
    ) -> int | None:
        """Write so many rows."""
        ...


@dataclass(frozen=True, slots=True)
class ListTools:
    """What a list page is given for its table and its filters."""

    tasks: Tasks
    messages: Messages
    filters: FilterVerbs
    write: Write


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it is shown: titles of the columns in their order, so many rows, and how to read their cells."""

    title: str
    headers: tuple[str, ...]
    number: int
    read: Read
