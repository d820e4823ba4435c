"""Decides what the record of changes shows, where an entry leads to, and what is written out."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.i18n import Translator
from desktop.queries.change_log import AT_ONCE, ChangeRow, WantedChanges, changes, words_in_use
from desktop.ui.ports import Guide, Messages, Tasks, Wish

PAGES = {
    "staff": "staff", "team": "staff", "visit": "visits", "signing": "signings", "receipt": "signings",
    "instalment": "signings", "customer": "customers", "deal": "deals", "milestone": "quality", "survey": "quality",
    "complaint": "quality", "feedback": "quality", "activity": "quality", "conduct": "quality", "absence": "quality",
    "target": "targets", "evaluation": "evaluations", "review": "evaluations", "action": "plans",
    "scheme": "schemes", "import_batch": "imports",
}  # fmt: skip
OPENED = frozenset({"customer", "deal"})  # pages that open one record by its key

Export = Callable[[WantedChanges, Path, Callable[[str], str]], int]


class ChangesView(Protocol):
    """What the presenter expects of its card."""

    def show_kinds(self, words: tuple[str, ...]) -> None:
        """Offer these kinds to choose from."""
        ...

    def show_changes(self, rows: tuple[ChangeRow, ...]) -> None:
        """Show the latest entries."""
        ...

    def append_changes(self, rows: tuple[ChangeRow, ...]) -> None:
        """Show further entries under those shown."""
        ...


class ChangesPresenter:
    """Speaks to one card; asks only once it was opened."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        guide: Guide,
        export: Export,
        today: Callable[[], date],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._guide = guide
        self._export = export
        self._today = today
        self._view: ChangesView | None = None
        self._wanted = WantedChanges()
        self._last: int | None = None  # the number of the last entry shown; None: there are no more
        self._is_open = False

    @property
    def view(self) -> ChangesView:
        """The card, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - a card attaches itself when it is built
        return self._view

    def attach(self, view: ChangesView) -> None:
        """Speak to this card."""
        self._view = view

    def open(self) -> None:
        """Show the latest entries."""
        self._is_open = True
        self._tasks.query(words_in_use, self._show_kinds)
        self.refresh()

    def refresh(self) -> None:
        """Ask again, where the list is open."""
        if self._is_open:
            self._last = None
            self._tasks.query(partial(changes, wanted=self._wanted), self._show)

    def narrow(self, about: str, days: int | None, text: str) -> None:
        """Show entries of a kind, of the last days, that say a text."""
        start = None if days is None else self._today() - timedelta(days=days - 1)
        self._wanted = WantedChanges(about, start, None, text)
        self.refresh()

    def ask_more(self) -> None:
        """Show the next page, where there is one."""
        if self._last is not None:
            before, self._last = self._last, None
            self._tasks.query(partial(changes, wanted=self._wanted, before=before), self._append)

    def lead(self, row: ChangeRow) -> None:
        """Go to the record behind an entry, where a page shows it."""
        page = PAGES.get(row.subject)
        if page is None:
            self._messages.tell(self._texts("This entry has no page of its own."))
            return
        record_id = row.record_id if row.subject in OPENED else None
        self._guide.go(page, Wish(row.staff_id, row.day, row.day, record_id=record_id))

    def export(self, path: Path) -> None:
        """Write the entries asked for to a workbook."""
        told = self._texts("{count} entries are in {file}.")
        self._tasks.act(
            partial(self._export, self._wanted, path, self._texts),
            lambda count: self._messages.tell(told.format(count=f"{count:,}", file=path.name)),
        )

    def _show_kinds(self, words: tuple[str, ...]) -> None:
        self.view.show_kinds(words)

    def _show(self, rows: tuple[ChangeRow, ...]) -> None:
        self._remember(rows)
        self.view.show_changes(rows)

    def _append(self, rows: tuple[ChangeRow, ...]) -> None:
        self._remember(rows)
        self.view.append_changes(rows)

    def _remember(self, rows: tuple[ChangeRow, ...]) -> None:
        self._last = rows[-1].number if len(rows) == AT_ONCE else None
