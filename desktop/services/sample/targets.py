"""Targets of people, teams and the company: per quarter, and per month where an owner would look monthly."""

from datetime import date
from decimal import Decimal

from desktop.models import Target, TargetRevision
from desktop.services.sample.calendar import LAST_FULL, Quarter
from desktop.services.sample.cast import Person
from desktop.services.sample.ground import Ground

MONTHLY = ("effective_visits", "collected_amount", "new_deals", "signings")
SUMMED = ("signings", "collected_amount", "effective_visits", "new_deals")
REVISED = ("E16", "signings", 5)  # lowered once, with a reason


def add_targets(ground: Ground) -> None:
    """All targets of all quarters."""
    for quarter in ground.quarters:
        for person in ground.cast.people:
            if _serves(ground, person, quarter):
                _add_for_person(ground, person, quarter)
        for team in ground.cast.teams:
            members = [person for person in ground.cast.people if person.team == team.key]
            _add_sums(ground, quarter, members, team_id=ground.teams[team.key])
        _add_sums(ground, quarter, list(ground.cast.people), team_id=None)


def _serves(ground: Ground, person: Person, quarter: Quarter) -> bool:
    left_on = person.left_on(ground.quarters)
    return person.hired_on(ground.quarters) <= quarter.end and (left_on is None or left_on >= quarter.start)


def _add_for_person(ground: Ground, person: Person, quarter: Quarter) -> None:
    staff_id = ground.staff[person.code]
    for indicator, value in ground.cast.targets[person.targets].items():
        key = _add(ground, indicator, quarter.start, quarter.end, Decimal(value), staff_id=staff_id)
        if (person.code, indicator) == REVISED[:2] and quarter.index == LAST_FULL:
            ground.rows.add(
                TargetRevision,
                target_id=key,
                old_value=Decimal(REVISED[2]),
                new_value=Decimal(value),
                reason="与本人确认：八月休假，目标下调一份",
                revised_on=quarter.start,
            )
        if indicator in MONTHLY:
            for (start, end), part in zip(quarter.months(), _thirds(value), strict=True):
                _add(ground, indicator, start, end, Decimal(part), staff_id=staff_id)


def _add_sums(ground: Ground, quarter: Quarter, people: list[Person], team_id: int | None) -> None:
    serving = [person for person in people if _serves(ground, person, quarter)]
    for indicator in SUMMED:
        value = sum(ground.cast.targets[person.targets][indicator] for person in serving)
        _add(ground, indicator, quarter.start, quarter.end, Decimal(value), team_id=team_id)


def _thirds(value: int) -> tuple[int, int, int]:
    part = value // 3
    return part, part, value - 2 * part


def _add(
    ground: Ground,
    indicator: str,
    start: date,
    end: date,
    value: Decimal,
    staff_id: int | None = None,
    team_id: int | None = None,
) -> int:
    return ground.rows.add(
        Target, staff_id=staff_id, team_id=team_id, indicator=indicator, start=start, end=end, value=value
    )
