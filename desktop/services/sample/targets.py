"""Targets of people, teams and the company: per quarter, per month where an owner would look monthly, per year."""

import zlib
from collections import Counter
from datetime import date
from decimal import Decimal

from desktop.domain.targets import TargetLevel
from desktop.models import Target, TargetRevision
from desktop.services.sample.calendar import LAST_FULL, Quarter
from desktop.services.sample.cast import Person
from desktop.services.sample.deals import team_on
from desktop.services.sample.ground import Ground

MONTHLY = ("effective_visits", "collected_amount", "new_deals", "signings")
SUMMED = ("signings", "collected_amount", "effective_visits", "new_deals")
LEVELLED = ("signings", "collected_amount")
LEVELS = {TargetLevel.BASE.value: 90, TargetLevel.CHALLENGE.value: 115}  # percent of the usual target
LOWERED = "collected_amount"
LOWERED_BECAUSE = "两家店推迟开业，与各部负责人商定把回款目标下调约 5%"
QUARTERS_OF_A_YEAR = 4
REVISED = ("E16", "signings", 6)  # what it was before it was lowered by one


def add_targets(ground: Ground) -> None:
    """All targets of all quarters, those of whole years, and the two levels around them."""
    for quarter in ground.quarters:
        for person in ground.cast.people:
            if _serves(ground, person, quarter):
                _add_for_person(ground, person, quarter)
        for team in ground.cast.teams:
            _add_sums(ground, quarter, team.key)
        _add_sums(ground, quarter)
    _add_year_targets(ground)


def _serves(ground: Ground, person: Person, quarter: Quarter) -> bool:
    left_on = person.left_on(ground.quarters)
    return person.hired_on(ground.quarters) <= quarter.end and (left_on is None or left_on >= quarter.start)


def _add_for_person(ground: Ground, person: Person, quarter: Quarter) -> None:
    staff_id = ground.staff[person.code]
    for indicator, value in ground.cast.targets[person.targets].items():
        key = _add(ground, indicator, quarter.start, quarter.end, Decimal(value), staff_id=staff_id)
        if (person.code, indicator) == REVISED[:2] and quarter.index == LAST_FULL:
            reason = "与本人确认：八月休假，目标下调一份"
            _revise(ground, key, Decimal(REVISED[2]), Decimal(value), quarter.start, reason)
        if indicator in MONTHLY:
            for (start, end), part in zip(quarter.months(), _thirds(person, value), strict=True):
                _add(ground, indicator, start, end, Decimal(part), staff_id=staff_id)
        if indicator in LEVELLED:
            _add_levels(ground, indicator, quarter, value, staff_id=staff_id)


def _add_sums(ground: Ground, quarter: Quarter, team: str = "") -> None:
    """What a team's people, or all, sum to: the quarter and its months, with a minimum and a challenge for it."""
    team_id = ground.teams[team] if team else None
    for indicator in SUMMED:
        months = _asked(ground, quarter, indicator, team)
        value = sum(months)
        key = _add(ground, indicator, quarter.start, quarter.end, Decimal(value), team_id=team_id)
        if team_id is None and indicator == LOWERED and quarter.index == LAST_FULL:
            _revise(ground, key, Decimal(value) * 21 / 20, Decimal(value), quarter.months()[1][0], LOWERED_BECAUSE)
        for (start, end), part in zip(quarter.months(), months, strict=True) if indicator in MONTHLY else ():
            _add(ground, indicator, start, end, Decimal(part), team_id=team_id)
        _add_levels(ground, indicator, quarter, value, team_id=team_id)


def _asked(ground: Ground, quarter: Quarter, indicator: str, team: str) -> tuple[int, ...]:
    """The three months of a team's people, or of all; who changes teams is asked in each for that month's team."""
    serving = [person for person in ground.cast.people if _serves(ground, person, quarter)]
    thirds = [(person, _thirds(person, ground.cast.targets[person.targets][indicator])) for person in serving]
    return tuple(
        sum(parts[number] for person, parts in thirds if not team or team_on(person, end, ground.quarters) == team)
        for number, (_start, end) in enumerate(quarter.months())
    )


def _add_levels(
    ground: Ground,
    indicator: str,
    quarter: Quarter,
    value: int,
    staff_id: int | None = None,
    team_id: int | None = None,
) -> None:
    for level, percent in LEVELS.items():
        whole = Decimal((value * percent + 50) // 100)
        _add(ground, indicator, quarter.start, quarter.end, whole, staff_id, team_id, level)


def _revise(ground: Ground, key: int, old: Decimal, new: Decimal, day: date, reason: str) -> None:
    ground.rows.add(TargetRevision, target_id=key, old_value=old, new_value=new, reason=reason, revised_on=day)


def _add_year_targets(ground: Ground) -> None:
    """Years of which all quarters are told: the company asks for a little more than its quarters, in round sums."""
    years = Counter(quarter.start.year for quarter in ground.quarters)
    for year in (year for year, count in years.items() if count == QUARTERS_OF_A_YEAR):
        start, end = date(year, 1, 1), date(year, 12, 31)
        for indicator in SUMMED:
            people = [
                ground.cast.targets[person.targets][indicator]
                for quarter in ground.quarters
                for person in ground.cast.people
                if quarter.start.year == year and _serves(ground, person, quarter)
            ]
            step = 10 ** (len(str(sum(people))) - 2)
            _add(ground, indicator, start, end, Decimal(-(-sum(people) // step) * step))


def _thirds(person: Person, value: int) -> tuple[int, ...]:
    """Three months that add up; what cannot be shared falls on another month for each person, as owners do it."""
    part, left = divmod(value, 3)
    first = zlib.crc32(person.code.encode()) % 3
    return tuple(part + ((month - first) % 3 < left) for month in range(3))


def _add(
    ground: Ground,
    indicator: str,
    start: date,
    end: date,
    value: Decimal,
    staff_id: int | None = None,
    team_id: int | None = None,
    level: str = TargetLevel.SPRINT.value,
) -> int:
    return ground.rows.add(
        Target,
        staff_id=staff_id,
        team_id=team_id,
        indicator=indicator,
        start=start,
        end=end,
        value=value,
        level=level,
    )
