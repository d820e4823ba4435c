"""How much of a target belongs to each person and each part of time: evenly, as last year, by season, by service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sqlalchemy.orm import Session

from desktop.domain.indicators import Indicator, Shape
from desktop.domain.period import Period
from desktop.domain.ramp import ramp_for
from desktop.domain.scheme import Filter
from desktop.domain.target_parts import a_year_earlier
from desktop.domain.target_split import SplitMethod, season_weights
from desktop.domain.targets import Bearer
from desktop.queries.lookups import named
from desktop.queries.people import Teams, all_teams
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.queries.target_actuals import actuals
from desktop.queries.target_lens import filter_of
from desktop.queries.target_people import Serving, people_serving
from desktop.queries.target_wish import SplitWish

USUAL_RAMP = (Decimal("0.5"), Decimal("0.67"), Decimal("0.83"), Decimal(1))
NO_TEAM = 0


class Note(StrEnum):
    """What the owner should know about a plan."""

    NO_HISTORY = "no_history"  # nothing was reached last year, so the parts are even
    LATE_START = "late_start"  # last year's figures begin later, so the parts before count like the average
    AVERAGED = "averaged"  # people without last year's figures count like the average of the others
    RAMP_TWICE = "ramp_twice"  # the scheme's own ramp will reduce newcomers' targets once more
    ALIKE = "alike"  # a rate or mean: the same target everywhere
    NOT_SUMMED = "not_summed"  # different customers: months never stand in for the longer period


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody a target can be broken down to in one team; who moves is a member of each in its own parts of time."""

    staff_id: int
    name: str
    team_id: int
    parts: frozenset[int] = frozenset()  # numbers of the parts of time they count for this team in


@dataclass(slots=True)
class Weighing:
    """The weights: of each part of time for the whole, and of each member in each of them."""

    name: str
    candidates: tuple[Member, ...]
    members: tuple[Member, ...]
    teams: Mapping[int, str]
    shape: tuple[Fraction, ...]
    weights: Mapping[Member, tuple[Fraction, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def weigh(
    session: Session, wish: SplitWish, indicator: Indicator, periods: Sequence[Period], language: str
) -> Weighing:
    """The weights of a wish; who is in service on no day of a part has none there."""
    teams = all_teams(session)
    serving = _serving(session, wish, teams, periods)
    candidates = tuple(member for _person, member in serving)
    chosen = [(person, member) for person, member in serving if member.staff_id not in wish.left_out]
    notes: list[Note] = []
    if indicator.shape is Shape.DISTINCT and wish.into is not None:
        notes.append(Note.NOT_SUMMED)
    if indicator.shape not in (Shape.SUM, Shape.DISTINCT):
        notes.append(Note.ALIKE)
    shape = _shape(session, wish, periods, notes)
    of_person = _of_people(session, wish, {person.staff_id: person for person, _member in chosen}, notes)
    names = {key: named(line.name, line.name_en, language) for key, line in teams.by_id.items()}
    is_ramped = wish.method is SplitMethod.RAMP
    steps = _ramp_steps(session, notes) if is_ramped else ()
    claims = {
        member: [
            of_person[member.staff_id] * _service(person, period, steps, is_ramped=is_ramped)
            if number in member.parts
            else Fraction(0)
            for number, period in enumerate(periods)
        ]
        for person, member in chosen
    }
    return Weighing(
        names.get(wish.bearer_id, "") if wish.bearer is Bearer.TEAM else "",
        candidates, tuple(claims), names, shape, _shared(claims, shape), tuple(notes),
    )  # fmt: skip


def _shared(
    claims: Mapping[Member, Sequence[Fraction]], shape: Sequence[Fraction]
) -> dict[Member, tuple[Fraction, ...]]:
    """Each part of time shared among those who claim it: the whole keeps its shape whoever comes or leaves."""
    totals = [sum(column, Fraction(0)) for column in zip(*claims.values(), strict=True)]
    return {
        member: tuple(
            weight * claim / total if total else Fraction(0)
            for weight, claim, total in zip(shape, own, totals, strict=True)
        )
        for member, own in claims.items()
    }


def _serving(
    session: Session, wish: SplitWish, teams: Teams, periods: Sequence[Period]
) -> list[tuple[Serving, Member]]:
    """Who is in service in the period, once for each team they count for in some part of it, by team and code."""
    if wish.bearer is Bearer.STAFF or wish.down_to is None:
        return []
    found = []
    for person in people_serving(session, wish.period):
        parts: dict[int, set[int]] = {}
        for number, period in enumerate(periods):
            parts.setdefault(_team_in(person, period, teams, wish), set()).add(number)
        if wish.bearer is Bearer.TEAM:
            parts = {wish.bearer_id: parts[wish.bearer_id]} if wish.bearer_id in parts else {}
        found += [(person, Member(person.staff_id, person.name, key, frozenset(own))) for key, own in parts.items()]
    order = [*teams.by_id, NO_TEAM]
    return sorted(found, key=lambda each: order.index(each[1].team_id))


def _team_in(person: Serving, period: Period, teams: Teams, wish: SplitWish) -> int:
    """The team a person counts for in a part: that of its last day in service; a team's own people are all one."""
    day = max(period.end, person.hired_on or period.end)
    team_id = teams.of(person.staff_id, min(day, person.left_on or day))
    if wish.bearer is Bearer.TEAM:
        return wish.bearer_id if wish.bearer_id in teams.upwards(team_id) else NO_TEAM
    return team_id or NO_TEAM


def _shape(session: Session, wish: SplitWish, periods: Sequence[Period], notes: list[Note]) -> tuple[Fraction, ...]:
    """The weight of each part of time."""
    if wish.method is SplitMethod.SEASON:
        percents = season_weights(wish.season)
        return tuple(_season(percents, period) for period in periods)
    if wish.method is SplitMethod.LAST_YEAR and len(periods) > 1:
        narrowed = filter_of(session, wish.lens)
        shape = tuple(_positive(_actual(session, wish, a_year_earlier(period), narrowed)) for period in periods)
        if any(shape):
            return _without_a_late_start(shape, notes)
        notes.append(Note.NO_HISTORY)
    return (Fraction(1),) * len(periods)


def _without_a_late_start(shape: Sequence[Fraction], notes: list[Note]) -> tuple[Fraction, ...]:
    """Parts before the first figure at all say nothing about the season: records began later; they get the mean."""
    first = next(number for number, weight in enumerate(shape) if weight)
    if not first:
        return tuple(shape)
    notes.append(Note.LATE_START)
    mean = sum(shape[first:], Fraction(0)) / (len(shape) - first)
    return (*[mean] * first, *shape[first:])


def _actual(session: Session, wish: SplitWish, period: Period, narrowed_to: Filter) -> Decimal | None:
    return actuals(session, wish.bearer, period, wish.lens.indicator, narrowed_to).get(wish.bearer_id)


def _season(percents: Sequence[Fraction], period: Period) -> Fraction:
    """The percents of the calendar months a period starts in or covers."""
    months = max(round(period.days / 30.4), 1)
    return sum((percents[(period.start.month - 1 + step) % 12] for step in range(months)), Fraction(0))


def _of_people(
    session: Session, wish: SplitWish, people: Mapping[int, Serving], notes: list[Note]
) -> Mapping[int, Fraction]:
    """The weight of each person: last year's figures where they are asked for and known, else all alike."""
    if wish.method is not SplitMethod.LAST_YEAR or not people:
        return dict.fromkeys(people, Fraction(1))
    earlier = a_year_earlier(wish.period)
    reached = actuals(session, Bearer.STAFF, earlier, wish.lens.indicator, filter_of(session, wish.lens))
    known = {
        staff_id: _positive(reached.get(staff_id))
        for staff_id, person in people.items()
        if person.hired_on is None or person.hired_on <= earlier.start or reached.get(staff_id)
    }
    if not any(known.values()):
        notes.append(Note.NO_HISTORY)
        return dict.fromkeys(people, Fraction(1))
    if len(known) < len(people):
        notes.append(Note.AVERAGED)
    average = sum(known.values(), Fraction(0)) / len(known)
    return {staff_id: known.get(staff_id, average) for staff_id in people}


def _service(person: Serving, period: Period, steps: Sequence[Decimal], *, is_ramped: bool) -> Fraction:
    if not person.serves_in(period):
        return Fraction(0)
    if not is_ramped:
        return Fraction(1)
    return ramp_for(period.start, period.end, person.hired_on, person.left_on, (), steps).share


def _ramp_steps(session: Session, notes: list[Note]) -> Sequence[Decimal]:
    """The steps of the default scheme; where it has none the usual ones."""
    choices = scheme_choices(session)
    steps = scheme_of(session, choices[0].version_id).ramp if choices else ()
    if steps:
        notes.append(Note.RAMP_TWICE)
    return steps or USUAL_RAMP


def _positive(value: Decimal | None) -> Fraction:
    return Fraction(max(value or Decimal(0), Decimal(0)))
