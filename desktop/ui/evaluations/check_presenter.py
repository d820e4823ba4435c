"""Decides what is said before anything is computed: the data check of a period, and drafts that wait for it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.domain.period import Period
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.schemes import scheme_choices, scheme_named
from desktop.services.evaluation_precheck import DataCheck, data_check
from desktop.ui.ports import Guide, Messages, Tasks, Topic, Wish

CHANGED = frozenset({Topic.EVALUATIONS})


class Prepare(Protocol):
    """The verb that makes a draft."""

    def prepare(self, period: Period, scheme_name: str | None = None) -> int:
        """The key of a draft for the period."""
        ...


class CheckView(Protocol):
    """What lists the things to look at."""

    def show_checking(self) -> None:
        """Say that the records are being looked through."""
        ...

    def show_check(self, found: DataCheck | None) -> None:
        """List what was found; None where there is nothing to check yet."""
        ...


def check(session: Any, period: Period, scheme: str | None, today: date) -> DataCheck | None:
    """The data check of a period; None where the company has no scheme yet."""
    choices = scheme_choices(session)
    return data_check(session, period, scheme_named(choices, scheme), today) if choices else None


class CheckPresenter:
    """Speaks to whichever list asks."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Prepare,
        today: Callable[[], date],
        drafted: Callable[[int], None],
        guide: Guide,
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._today = today
        self._drafted = drafted
        self._guide = guide

    def ask(self, view: CheckView, period: Period | None, scheme: str | None) -> None:
        """Look through the records of a period for this list."""
        if period is None:
            view.show_check(None)
            return
        view.show_checking()
        ask = partial(check, period=period, scheme=scheme, today=self._today())
        self._tasks.query(ask, view.show_check, partial(self._failed, view))

    def open_targets(self, indicator: str, period: Period) -> None:
        """Lead to the targets of an indicator in the year of a period."""
        self._guide.go("targets", Wish(start=period.start, end=period.end, state=indicator))

    def draft(self, period: Period, scheme: str | None, done: Callable[[], None]) -> None:
        """Keep the choice as a draft and show it."""

        def drafted(evaluation_id: int) -> None:
            done()
            self._drafted(evaluation_id)
            told = self._texts("A draft for {period} is kept; compute it when its records are complete.")
            self._messages.tell(told.format(period=period.title(self._texts)))

        self._tasks.act(partial(self._verbs.prepare, period, scheme), drafted, self._fail, CHANGED)

    def _failed(self, view: CheckView, error: QianjiError) -> None:
        view.show_check(None)
        self._fail(error)

    def _fail(self, error: QianjiError) -> None:
        self._messages.fail(error.sentence(self._texts))
