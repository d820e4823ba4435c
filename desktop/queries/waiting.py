"""What waits for the owner on each page, as numbers; by the very rules of the first page's to-do list."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop.queries.dashboard.contracts import overdue_money, stalled_deals
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.dashboard.reviewing import actions_due, evaluations_open
from desktop.queries.dashboard.visiting import follow_ups


class Wait(StrEnum):
    """What it is that waits."""

    FOLLOW_UPS = "follow_ups"  # visits whose next step is due
    STALLED = "stalled"  # deals
    OVERDUE = "overdue"  # instalments that are late, of contracts that run
    ACTIONS = "actions"  # of improvement plans
    INTERVIEWS = "interviews"  # of computed evaluations
    FINALISING = "finalising"  # evaluations whose interviews are done
    RUNNING = "running"  # periods not evaluated yet


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many of one sort."""

    wait: Wait
    number: int


Answer = Callable[[Session, date, str], Iterable[Reminder]]
ASKED: Mapping[str, Answer] = {
    "visits": lambda session, today, _language: follow_ups(session, today),
    "deals": stalled_deals,
    "signings": lambda session, today, _language: overdue_money(session, today),
    "plans": actions_due,
    "evaluations": evaluations_open,
}


def waiting(session: Session, today: date, language: str, places: Collection[str]) -> dict[str, tuple[Waiting, ...]]:
    """By place, of those asked for, what waits there; nothing where nothing does."""
    return {place: counted(ASKED[place](session, today, language)) for place in ASKED if place in places}


def counted(reminders: Iterable[Reminder]) -> tuple[Waiting, ...]:
    """How many there are of each sort, in the order of the sorts; what is no sort of work to count is passed over."""
    numbers: dict[Wait, int] = {}
    for each in reminders:
        found = _counted(each)
        if found is not None:
            numbers[found.wait] = numbers.get(found.wait, 0) + found.number
    return tuple(Waiting(wait, numbers[wait]) for wait in Wait if numbers.get(wait))


def _counted(each: Reminder) -> Waiting | None:
    match each.about:
        case About.FOLLOW_UP:
            return Waiting(Wait.FOLLOW_UPS, each.number)
        case About.STALLED:
            return Waiting(Wait.STALLED, 1)
        case About.OVERDUE:
            return Waiting(Wait.OVERDUE, each.number)
        case About.ACTION:
            return Waiting(Wait.ACTIONS, 1)
        case About.FINALISE:
            return Waiting(Wait.INTERVIEWS, each.number) if each.number else Waiting(Wait.FINALISING, 1)
        case About.RUN:
            return Waiting(Wait.RUNNING, 1)
        case _:
            return None
