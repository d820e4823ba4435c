"""Stand-ins for what the window gives its pages: work done at once, words remembered, a known day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from desktop.errors import QianjiError, RequestError
from desktop.ui.ports import Cancelled, Done, Failed, Progress, Readable, Topic, Wish

T = TypeVar("T")
TODAY = date(2026, 11, 21)


def today() -> date:
    """The day all tests of the window happen on."""
    return TODAY


@dataclass
class Said:
    """A message remembered."""

    weight: str
    sentence: str
    act: str = ""
    action: Callable[[], None] | None = None
    explanation: str = ""
    keep: str = ""


@dataclass
class FakeMessages:
    """Remembers what was said."""

    said: list[Said] = field(default_factory=list)

    def tell(self, sentence: str, act: str = "", action: Callable[[], None] | None = None) -> None:
        self.said.append(Said("done", sentence, act, action))

    def warn(self, sentence: str) -> None:
        self.said.append(Said("warning", sentence))

    def fail(self, sentence: str) -> None:
        self.said.append(Said("failure", sentence))

    def ask(self, question: str, explanation: str, act: str, keep: str, agreed: Callable[[], None]) -> None:
        self.said.append(Said("question", question, act, agreed, explanation, keep))

    @property
    def last(self) -> Said:
        """What was said last."""
        return self.said[-1]

    def take_last_back(self) -> None:
        """Do what the message said last offers."""
        assert self.last.action is not None
        self.last.action()


class FakeGuide:
    """Remembers where it was asked to lead."""

    def __init__(self) -> None:
        self.led: list[tuple[str, Wish | None]] = []

    def go(self, key: str, wish: Wish | None = None) -> None:
        self.led.append((key, wish))


class InstantJob:
    """Work that is over before it could be cancelled."""

    def cancel(self) -> None:
        """Too late."""


class InstantTasks:
    """Does everything at once on the caller's thread; `announced` is called after a change."""

    def __init__(
        self, database: Readable | None = None, announced: Callable[[frozenset[Topic]], None] = lambda _topics: None
    ) -> None:
        self._database = database
        self._announced = announced
        self.topics: list[frozenset[Topic]] = []
        self.troubles: list[QianjiError] = []

    def query(
        self, work: Callable[[Any], T], done: Done[T], failed: Failed | None = None, *, holds: bool = False
    ) -> None:
        def ask() -> T:
            if self._database is None:
                return work(None)
            with self._database.read() as session:
                return work(session)

        self._finish(ask, done, failed)

    def act(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        topics: frozenset[Topic] = frozenset(),
        *,
        holds: bool = False,
    ) -> None:
        def announce_and_done(answer: T) -> None:
            self.topics.append(topics)
            self._announced(topics)
            done(answer)

        self._finish(work, announce_and_done, failed)

    def long(
        self,
        work: Callable[[Progress, Cancelled], T],
        done: Done[T],
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> InstantJob:
        def run() -> T:
            return work(progress or (lambda _so_many, _of: None), lambda: False)

        self._finish(run, done, failed)
        return InstantJob()

    def beside(self, work: Callable[[Cancelled], T], done: Done[T], failed: Failed | None = None) -> InstantJob:
        self._finish(lambda: work(lambda: False), done, failed)
        return InstantJob()

    def _finish(self, work: Callable[[], T], done: Done[T], failed: Failed | None) -> None:
        try:
            answer = work()
        except QianjiError as trouble:
            self.troubles.append(trouble)
            if failed is not None:
                failed(trouble)
            return
        done(answer)


class PatientTasks(InstantTasks):
    """Keeps questions and acts until they are answered by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[tuple[Callable[[Any], Any], Done[Any], Failed | None]] = []
        self.acts: list[tuple[Callable[[], Any], Done[Any], Failed | None]] = []

    def query(
        self, work: Callable[[Any], T], done: Done[T], failed: Failed | None = None, *, holds: bool = False
    ) -> None:
        self.questions.append((work, done, failed))

    def act(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        topics: frozenset[Topic] = frozenset(),
        *,
        holds: bool = False,
    ) -> None:
        self.acts.append((work, done, failed))

    def answer(self, answer: Any) -> None:
        """Answer the question asked last."""
        self.questions[-1][1](answer)

    def carry_out(self) -> None:
        """Do what was asked last."""
        work, done, failed = self.acts[-1]
        try:
            answer = work()
        except RequestError as refused:
            assert failed is not None
            failed(refused)
            return
        done(answer)
