"""Decides what the record of changes shows, and where an entry leads to."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.change_list import ChangeList
from desktop.queries.change_log import ChangeRow, words_in_use
from desktop.services.returns import REMOVALS
from desktop.ui.kit.row_window import RowWindow
from desktop.ui.ports import Guide, Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.settings.change_ways import way_of
from desktop.ui.settings.changes_wanted import ChangesWanted


class ChangesView(Protocol):
    """What the presenter expects of its card."""

    def show_kinds(self, words: tuple[str, ...]) -> None:
        """Offer these kinds to choose from."""
        ...

    def show_wanted(self, wanted: ChangesWanted) -> None:
        """Let the filters say what is shown."""
        ...

    def show_number(self, number: int, is_counted: bool) -> None:
        """Show the list, or that there is nothing; it is longer than `number` where it is not counted yet."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def put_away(self) -> None:
        """Another page comes."""
        ...


class Returning(Protocol):
    """The verb that undoes a removal."""

    def bring_back(self, subject: str, record_id: int) -> None:
        """Bring a removed record back."""
        ...


class ChangesPresenter(Presenter[ChangesView]):
    """Speaks to one card; asks only once it was opened."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        guide: Guide,
        returns: Returning,
        today: Callable[[], date],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._guide = guide
        self._returns = returns
        self._today = today
        self._is_open = False
        self.wanted = ChangesWanted()
        self.rows: RowWindow[ChangeRow] = RowWindow(tasks, lambda row: row.number)

    def open(self) -> None:
        """Show the latest entries."""
        self._is_open = True
        self._tasks.query(words_in_use, lambda words: self.view.show_kinds(words))
        self.refresh()

    def refresh(self) -> None:
        """Ask again, where the list is open."""
        if self._is_open:
            asked = ChangeList(self.wanted.filter(self._today()), self._texts.language)
            self.rows.show(asked, lambda number, is_counted: self.view.show_number(number, is_counted), self._failed)

    def want(self, wanted: ChangesWanted) -> None:
        """Show other entries."""
        self.wanted = wanted
        self.refresh()

    def take(self, wanted: ChangesWanted) -> None:
        """Show other entries, and let the filters say so."""
        self.view.show_wanted(wanted)
        self.want(wanted)

    def leads(self, row: ChangeRow) -> bool:
        """Whether a page shows what an entry is about."""
        return not row.is_removed and way_of(row, self._texts) is not None

    def may_return(self, row: ChangeRow) -> bool:
        """Whether what an entry says was removed is still gone and can be brought back."""
        return row.is_removed and row.verb in REMOVALS and row.record_id is not None

    def bring_back(self, row: ChangeRow) -> None:
        """Bring back what an entry says was removed."""
        if row.record_id is None:
            return
        told = self._texts("{what} is back.").format(what=row.label)

        def back(_answer: None) -> None:
            self._messages.tell(told)
            self.refresh()

        work = partial(self._returns.bring_back, row.subject, row.record_id)
        self._tasks.act(work, back, topics=frozenset(Topic))

    def lead(self, row: ChangeRow) -> None:
        """Go to the record behind an entry; where no page shows it, the list stays and that is said.

        What was removed is offered back.
        """
        if self.may_return(row):
            self._offer_back(row)
            return
        way = way_of(row, self._texts)
        if way is None:
            self._messages.tell(self._texts("This entry has no page of its own."))
            return
        self.view.put_away()
        self._guide.go(*way)

    def _offer_back(self, row: ChangeRow) -> None:
        _ = self._texts
        told = _("{what} was removed on {day}.").format(
            what=row.label, day=f"{row.happened_at.astimezone():%Y-%m-%d}"
        )
        self._messages.tell(told, _("Bring it back"), partial(self.bring_back, row))

    def _failed(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))
