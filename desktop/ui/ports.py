"""What presenters expect of their surroundings: plain Python, so that a presenter never meets the toolkit."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from desktop.errors import QianjiError

T = TypeVar("T")


class Topic(StrEnum):
    """What may have changed in the data file."""

    COMPANY = "company"
    STAFF = "staff"
    CUSTOMERS = "customers"
    DEALS = "deals"
    VISITS = "visits"
    SIGNINGS = "signings"
    TARGETS = "targets"
    QUALITY = "quality"
    COMMISSIONS = "commissions"
    AWARDS = "awards"
    EVALUATIONS = "evaluations"
    FILES = "files"  # attached to records


EVERYTHING = frozenset(Topic)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page should show when another page leads to it; days are both included.

    `record_id` is one record of the page, to be opened; `state` a word of the page's own: deals know open, stalled,
    won and lost, customers stalled, visits effective, at_customers and follow_ups, contracts received, due and
    overdue, incentives honours, targets an indicator's code, the guide its chapters by their pages. For imports
    `text` is the file to read, for settings the heading of a card. A page passes over what it cannot be narrowed by.
    """

    staff_id: int | None = None
    start: date | None = None
    end: date | None = None
    text: str = ""
    team_id: int | None = None
    customer_id: int | None = None
    record_id: int | None = None
    state: str = ""


class Guide(Protocol):
    """Leads from one page to another: a figure to its records, a person to the profile."""

    def go(self, key: str, wish: Wish | None = None) -> None:
        """Show the place of that key: staff, customers, deals, visits, signings, evaluations and so on."""
        ...


Done = Callable[[T], None]
Failed = Callable[[QianjiError], None]
Progress = Callable[[int, int], None]  # (so many, of so many)
Cancelled = Callable[[], bool]


class Readable(Protocol):
    """An open data file that can be asked."""

    def read(self) -> AbstractContextManager[Any]:
        """A session for questions."""
        ...


class Job(Protocol):
    """Long work under way."""

    def cancel(self) -> None:
        """Ask the work to stop at its next chance."""
        ...


class Tasks(Protocol):
    """The one door to the background; `done` and `failed` are called on the window's thread.

    Without `failed` an error is told to the owner as a sentence. With `holds`, keys and clicks wait until the answer
    came: whoever asks for a form and types on means the form.
    """

    def query(
        self, work: Callable[[Any], T], done: Done[T], failed: Failed | None = None, *, holds: bool = False
    ) -> None:
        """Ask the data file; where the same `done` was asked again meanwhile, only the later answer arrives."""
        ...

    def act(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        topics: frozenset[Topic] = frozenset(),
        *,
        holds: bool = False,
    ) -> None:
        """Change the data file, then announce the topics, then call `done`."""
        ...

    def long(
        self,
        work: Callable[[Progress, Cancelled], T],
        done: Done[T],
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Do long work that needs no data file, beside the questions."""
        ...

    def beside(self, work: Callable[[Cancelled], T], done: Done[T], failed: Failed | None = None) -> Job:
        """Do short work that needs no data file, without waiting until long work is over."""
        ...


class Changes(Protocol):
    """Who changed what."""

    def announce(self, topics: frozenset[Topic]) -> None:
        """Tell everybody who listens."""
        ...

    def listen(self, listener: Callable[[frozenset[Topic]], None]) -> None:
        """Be told of every change."""
        ...


class Messages(Protocol):
    """The one door to the owner's attention; sentences come translated."""

    def tell(self, sentence: str, act: str = "", action: Callable[[], None] | None = None) -> None:
        """Say what was done; `act` names a button (undo, open folder) that calls `action`."""
        ...

    def warn(self, sentence: str) -> None:
        """Say what the owner should look at."""
        ...

    def fail(self, sentence: str) -> None:
        """Say what did not work and what to do; it stays until closed."""
        ...

    def ask(self, question: str, explanation: str, act: str, keep: str, agreed: Callable[[], None]) -> None:
        """Ask before something that cannot be undone; the buttons name the act and its opposite."""
        ...
