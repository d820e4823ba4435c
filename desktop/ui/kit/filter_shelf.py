"""Decides about the filters an owner named for one list; no toolkit.

A page gives the list's key, how to tell what is shown now (`current`), how to show something else (`apply`), and how
a filter becomes plain values and comes back from them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.saved_filters import FilterLine, saved_filters
from desktop.services.left import Left
from desktop.ui.kit.list_tools import ListTools

Wanted = TypeVar("Wanted")


@dataclass(frozen=True, slots=True)
class Filtered(Generic[Wanted]):
    """A list that can be narrowed."""

    place: str
    current: Callable[[], Wanted]
    apply: Callable[[Wanted], None]
    kept: Callable[[Wanted], dict[str, Any]]
    read: Callable[[Mapping[str, Any]], Wanted]


class ShelfView(Protocol):
    """Shows the named filters."""

    def show_filters(self, lines: tuple[FilterLine, ...]) -> None:
        """Show these."""
        ...

    def show_refusal(self, sentence: str) -> None:
        """Say why a filter was not kept."""
        ...


class FilterShelf(Generic[Wanted]):
    """The filters of one list; it begins with the default one unless something else was asked for meanwhile."""

    def __init__(self, tools: ListTools, texts: Translator, filtered: Filtered[Wanted], view: ShelfView) -> None:
        self._tools = tools
        self._texts = texts
        self._filtered = filtered
        self._view = view
        self._at_first: Wanted | None = filtered.current()
        self.lines: tuple[FilterLine, ...] = ()

    def load(self) -> None:
        """Ask which filters there are."""
        self._tools.tasks.query(partial(saved_filters, place=self._filtered.place), self._loaded)

    def use(self, line: FilterLine) -> None:
        """Narrow the list as a filter says."""
        self._filtered.apply(self._filtered.read(line.wanted))

    def is_used(self, line: FilterLine) -> bool:
        """Whether the list shows what a filter says."""
        return self._filtered.read(line.wanted) == self._filtered.current()

    def keep(self, name: str) -> None:
        """Keep what is shown under a name."""
        wanted = self._filtered.kept(self._filtered.current())
        verb = partial(self._tools.filters.keep, self._filtered.place, name, wanted)
        self._tools.tasks.act(verb, lambda _key: self.load(), self._refused)

    def rename(self, line: FilterLine, name: str) -> None:
        """Call a filter something else."""
        verb = partial(self._tools.filters.rename, line.filter_id, name)
        self._tools.tasks.act(verb, lambda _answer: self.load(), self._not_renamed)

    def make_default(self, line: FilterLine, is_default: bool) -> None:
        """Let the list begin with a filter, or no longer."""
        verb = partial(self._tools.filters.make_default, line.filter_id, is_default)
        self._tools.tasks.act(verb, lambda _answer: self.load(), self._refused)

    def remove(self, line: FilterLine) -> None:
        """Keep a filter no longer, with a way back."""
        filters, _, left = self._tools.filters, self._texts, Left()

        def removed(_answer: None) -> None:
            self.load()
            told = _("The filter “{name}” was removed.").format(name=line.name)
            self._tools.messages.tell(told, _("Undo"), restore)

        def restore() -> None:
            work = left.guarding(lambda: filters.restore(line.filter_id))
            self._tools.tasks.act(work, lambda _answer: self.load())

        self._tools.tasks.act(left.noting(lambda: filters.remove(line.filter_id)), removed, self._refused)

    def _loaded(self, lines: tuple[FilterLine, ...]) -> None:
        self.lines = lines
        self._view.show_filters(lines)
        at_first, self._at_first = self._at_first, None
        default = next((line for line in lines if line.is_default), None)
        if default is not None and at_first is not None and at_first == self._filtered.current():
            self.use(default)

    def _not_renamed(self, error: QianjiError) -> None:
        self._view.show_filters(self.lines)  # under the names they have
        self._refused(error)

    def _refused(self, error: QianjiError) -> None:
        self._view.show_refusal(error.sentence(self._texts))
