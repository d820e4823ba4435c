"""One question after another: only the answer to the latest counts, and work under way can be stopped."""

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from desktop.errors import QianjiError
from desktop.ui.ports import EVERYTHING, Job, Tasks

T = TypeVar("T")
Stop = Callable[[], bool]
Failed = Callable[[QianjiError], None]


class Inquiry:
    """Asks in the background; what comes late is passed over."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._number = 0
        self._stop = Event()
        self._job: Job | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether the owner stopped what was asked last."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Break off what is under way."""
        self._stop.set()
        if self._job is not None:
            self._job.cancel()

    def drop(self) -> None:
        """Pass over whatever is still to come."""
        self._number += 1

    def read(self, work: Callable[[Stop], T], done: Callable[[T], None], failed: Failed) -> None:
        """Long work beside the data file."""
        number = self._begin()
        self._job = self._tasks.long(
            lambda _progress, cancelled: work(cancelled), self._latest(number, done), self._latest(number, failed)
        )

    def try_out(self, work: Callable[[Stop], T], done: Callable[[T], None], failed: Failed) -> None:
        """Work in the data file that keeps nothing."""
        number = self._begin()
        stop = self._stop.is_set
        self._tasks.act(lambda: work(stop), self._latest(number, done), self._latest(number, failed))

    def take_in(self, work: Callable[[Stop], T], done: Callable[[T], None], failed: Failed) -> None:
        """Work that changes the data file; it is told however late it comes, for it was done."""
        self._begin()
        stop = self._stop.is_set
        self._tasks.act(lambda: work(stop), done, failed, EVERYTHING)

    def ask(self, question: Callable[[Any], T], done: Callable[[T], None]) -> None:
        """A question to the data file."""
        self._tasks.query(question, self._latest(self._begin(), done))

    def _begin(self) -> int:
        self._number += 1
        self._stop = Event()
        return self._number

    def _latest(self, number: int, then: Callable[[T], None]) -> Callable[[T], None]:
        return lambda answer: then(answer) if number == self._number else None
