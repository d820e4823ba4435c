"""When a visit may stand in the log."""

from dataclasses import dataclass
from datetime import date

from desktop.errors import N_, RequestError

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Visitor:
    """The staff member as the rules see them; open ends of service are None."""

    name: str
    hired_on: date | None
    left_on: date | None


def check_day(visited_on: date, today: date) -> None:
    """A visit lies today or in the past."""
    if visited_on > today:
        raise RequestError(
            N_("{day} is in the future; a visit is logged once it took place."), day=visited_on.isoformat()
        )


def check_service(visitor: Visitor, visited_on: date) -> None:
    """The staff member was in service on the day."""
    if visitor.hired_on is not None and visited_on < visitor.hired_on:
        raise RequestError(
            N_("{name} was hired on {hired}; there can be no visit on {day}."),
            name=visitor.name,
            hired=visitor.hired_on.isoformat(),
            day=visited_on.isoformat(),
        )
    if visitor.left_on is not None and visited_on > visitor.left_on:
        raise RequestError(
            N_("{name} left on {left}; there can be no visit on {day}."),
            name=visitor.name,
            left=visitor.left_on.isoformat(),
            day=visited_on.isoformat(),
        )


def check_minutes(minutes: int | None) -> None:
    """A visit takes between 0 minutes and a day."""
    if minutes is not None and not 0 <= minutes <= MINUTES_OF_A_DAY:
        raise RequestError(N_("{minutes} minutes cannot be right; enter 0 to 1440."), minutes=minutes)


def check_follow_up(visited_on: date, next_on: date | None) -> None:
    """The follow-up does not lie before the visit."""
    if next_on is not None and next_on < visited_on:
        raise RequestError(
            N_("The follow-up on {next} lies before the visit on {day}."),
            next=next_on.isoformat(),
            day=visited_on.isoformat(),
        )
