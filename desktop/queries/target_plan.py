"""Plans how a target is broken down: nothing is stored, the owner sees the parts first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sqlalchemy.orm import Session

from desktop.domain.exact import plain
from desktop.domain.indicators import Indicator, Shape
from desktop.domain.period import Period, PeriodKind
from desktop.domain.target_between import between
from desktop.domain.target_parts import named_period, parts_of
from desktop.domain.target_split import Branch, Split, split, step_of
from desktop.domain.targets import Bearer
from desktop.errors import N_, RequestError
from desktop.queries.target_grid import indicator_seen
from desktop.queries.target_held import BearerKey, Days, Held, held_targets
from desktop.queries.target_lens import TargetPlace
from desktop.queries.target_weights import NO_TEAM, Member, Note, Weighing, weigh
from desktop.queries.target_wish import SplitWish


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One bearer's parts, one for each period of the plan, in the indicator's unit.

    Who moves has a row under each team, with what they bear there.
    """

    bearer: Bearer
    bearer_id: int
    name: str
    parts: tuple[Decimal, ...]
    whole: Decimal
    team_id: int = NO_TEAM  # the one a person's row stands under


class Effect(StrEnum):
    """What keeping the plan does to a target."""

    NEW = "new"
    REVISED = "revised"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """The parts of a wish and what keeping them means; `entries` hold None where a target is taken out.

    Older targets between the whole and its parts, a quarter when months are made, become the sum of their parts:
    `between` counts those that change, `between_left` those that are covered only in part and stay.
    """

    wish: SplitWish
    indicator: Indicator
    periods: tuple[Period, ...]
    rows: tuple[PlanRow, ...]
    candidates: tuple[Member, ...]  # everybody it could be broken down to, those left out included
    entries: tuple[tuple[TargetPlace, Decimal | None], ...]
    effects: Mapping[Effect, int]
    in_force: int  # targets already in force that change, those between included: a reason is needed
    notes: tuple[Note, ...]
    between: Mapping[PeriodKind, int]
    between_left: int


def is_split(indicator: Indicator) -> bool:
    """Whether parts make a whole; each part of a rate or a mean has the same target instead."""
    return indicator.shape in (Shape.SUM, Shape.DISTINCT)


def plan_split(session: Session, wish: SplitWish, today: date, language: str) -> SplitPlan:
    """The parts, summing exactly to the whole at every level."""
    indicator = indicator_seen(session, wish.lens)
    periods = parts_of(wish.period, wish.into) if wish.into else (wish.period,)
    if not periods or (wish.into is None and wish.down_to is None):
        raise RequestError(N_("Choose what to break this target down into: parts of time, teams or people."))
    held = held_targets(session, wish.period, wish.lens)
    weighing = weigh(session, wish, indicator, periods, language)
    if wish.down_to is not None and not weighing.members:
        raise _nobody(weighing)
    kept = _kept(wish, periods, weighing, held, today) if wish.open_only else {}
    tree = _tree(wish, weighing, kept, len(periods))
    if is_split(indicator):
        rest = wish.whole - sum(kept.values(), Decimal(0))
        if rest < 0:
            raise RequestError(
                N_("The periods that are over already hold {kept}, which is more than {whole}."),
                kept=plain(wish.whole - rest), whole=plain(wish.whole),
            )  # fmt: skip
        rows = _with_kept(_rows(split(rest, tree, step_of(indicator.unit)), wish, weighing), kept, wish, weighing)
    else:
        rows = _alike(wish, weighing, tree, len(periods))
    borne = _of_bearers(rows)
    entries = _entries(wish, periods, borne, held, kept)
    effects = dict.fromkeys(Effect, 0)
    in_force = 0
    for place, value in entries:
        before = _set_for(held, place)
        effect = Effect.SAME if before == value else Effect.NEW if before is None else Effect.REVISED
        effects[effect] += 1
        in_force += effect is Effect.REVISED and place.start <= today
    sums, left = _between(wish, periods, borne, held, today) if indicator.adds_up else ({}, 0)
    in_force += sum(place.start <= today for place in sums)
    return SplitPlan(
        wish, indicator, periods, rows, weighing.candidates, (*entries, *sums.items()), effects, in_force,
        weighing.notes, _kinds(sums, wish.period.fiscal_year_start), left,
    )  # fmt: skip


def _nobody(weighing: Weighing) -> RequestError:
    """Why there is nobody to break a target down to: all were left out, or nobody is there at all."""
    if weighing.candidates:
        return RequestError(
            N_("Nobody is left to break this target down to. Choose a team with people, or more people.")
        )
    return RequestError(
        N_("Nobody is in service there in these days. Add staff first, or break the target down by time alone.")
    )


KeptKey = tuple[int, int]  # (staff id, or 0 for the bearer itself; number of the period)


def _kept(
    wish: SplitWish, periods: Sequence[Period], weighing: Weighing, held: Mapping[BearerKey, Held], today: date
) -> dict[KeptKey, Decimal]:
    """What is set for the periods that are over, at the ends of the tree."""
    ends: list[tuple[int, BearerKey, Collection[int]]] = [(0, (wish.bearer, wish.bearer_id), range(len(periods)))]
    if wish.down_to is not None:
        ends = [(each.staff_id, (Bearer.STAFF, each.staff_id), each.parts) for each in weighing.members]
    kept = {}
    for key, bearer, parts in ends:
        for number in (number for number in parts if periods[number].end < today):
            period = periods[number]
            figure = held.get(bearer, Held()).figure(wish.lens.indicator, period)
            kept[key, number] = figure.value if figure is not None else Decimal(0)
    return kept


def _tree(wish: SplitWish, weighing: Weighing, kept: Mapping[KeptKey, Decimal], count: int) -> Branch:
    def times(key: int, weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
        return tuple(Fraction(0) if (key, number) in kept else weights[number] for number in range(count))

    if wish.down_to is None:
        return Branch(0, times(0, weighing.shape))
    people: dict[int, list[Branch]] = {}
    for member in weighing.members:
        branch = Branch(member.staff_id, times(member.staff_id, weighing.weights[member]))
        people.setdefault(member.team_id, []).append(branch)
    if wish.bearer is Bearer.TEAM:
        return Branch(0, below=tuple(branch for team in people.values() for branch in team))
    return Branch(0, below=tuple(Branch(team_id, below=tuple(team)) for team_id, team in people.items()))


def _rows(found: Split, wish: SplitWish, weighing: Weighing) -> tuple[PlanRow, ...]:
    rows = [PlanRow(wish.bearer, wish.bearer_id, weighing.name, found.times, found.whole)]
    names = {member.staff_id: member.name for member in weighing.members}
    if wish.bearer is Bearer.TEAM:
        rows += [_person(each, names, wish.bearer_id) for each in found.below]
        return tuple(rows)
    for team in found.below:
        rows.append(PlanRow(Bearer.TEAM, team.key, weighing.teams.get(team.key, ""), team.times, team.whole))
        if wish.down_to is Bearer.STAFF:
            rows += [_person(each, names, team.key) for each in team.below]
    return tuple(rows)


def _person(found: Split, names: Mapping[int, str], team_id: int) -> PlanRow:
    return PlanRow(Bearer.STAFF, found.key, names[found.key], found.times, found.whole, team_id)


def _of_bearers(rows: Sequence[PlanRow]) -> tuple[PlanRow, ...]:
    """One row for each bearer, with what they bear in every team."""
    found: dict[BearerKey, PlanRow] = {}
    for row in rows:
        before = found.get((row.bearer, row.bearer_id))
        if before is not None:
            parts = tuple(one + other for one, other in zip(before.parts, row.parts, strict=True))
            row = replace(row, parts=parts, whole=before.whole + row.whole)
        found[row.bearer, row.bearer_id] = row
    return tuple(found.values())


def _with_kept(
    rows: tuple[PlanRow, ...], kept: Mapping[KeptKey, Decimal], wish: SplitWish, weighing: Weighing
) -> tuple[PlanRow, ...]:
    """The rows with what stays added where it stands."""
    if not kept:
        return rows
    team_of = {(member.staff_id, number): member.team_id for member in weighing.members for number in member.parts}

    def belongs(place: KeptKey, row: PlanRow) -> bool:
        if row.bearer is wish.bearer and row.bearer_id == wish.bearer_id:
            return True
        if row.bearer is Bearer.STAFF and place[0] != row.bearer_id:
            return False
        return team_of.get(place) == (row.team_id if row.bearer is Bearer.STAFF else row.bearer_id)

    filled = []
    for row in rows:
        parts = list(row.parts)
        for (key, number), value in kept.items():
            parts[number] += value if belongs((key, number), row) else 0
        filled.append(replace(row, parts=tuple(parts), whole=sum(parts, Decimal(0))))
    return tuple(filled)


def _alike(wish: SplitWish, weighing: Weighing, tree: Branch, count: int) -> tuple[PlanRow, ...]:
    """The same target for everybody in every period, where figures do not add up."""

    def alike(branch: Branch) -> Split:
        times = tuple(wish.whole if not branch.times or branch.times[n] else Decimal(0) for n in range(count))
        return Split(branch.key, wish.whole, times, tuple(alike(each) for each in branch.below))

    return _rows(alike(tree), wish, weighing)


def _entries(
    wish: SplitWish,
    periods: Sequence[Period],
    rows: Sequence[PlanRow],
    held: Mapping[BearerKey, Held],
    kept: Mapping[KeptKey, Decimal],
) -> tuple[tuple[TargetPlace, Decimal | None], ...]:
    """The target itself and its parts; a part of nothing is no target, one already set is taken out."""
    over = {number for _key, number in kept}
    whole = TargetPlace(wish.bearer, wish.bearer_id, wish.period.start, wish.period.end)
    entries: dict[TargetPlace, Decimal | None] = {whole: wish.whole}
    for row in rows:
        if row.bearer is Bearer.TEAM and row.bearer_id == NO_TEAM:
            continue
        for number, (period, part) in enumerate(zip(periods, row.parts, strict=True)):
            place = TargetPlace(row.bearer, row.bearer_id, period.start, period.end)
            if number not in over and place != whole and (part or _set_for(held, place) is not None):
                entries[place] = part or None
    return tuple(entries.items())


def _between(
    wish: SplitWish,
    periods: Sequence[Period],
    rows: Sequence[PlanRow],
    held: Mapping[BearerKey, Held],
    today: date,
) -> tuple[dict[TargetPlace, Decimal | None], int]:
    """The targets between the whole and its parts that change, with their sums; how many stay for want of parts.

    What is left as it is because it is over counts with what is set for it, and is left as a quarter too.
    """
    whole = TargetPlace(wish.bearer, wish.bearer_id, wish.period.start, wish.period.end)
    changed: dict[TargetPlace, Decimal | None] = {}
    left = 0
    for row in rows:
        own = held.get((row.bearer, row.bearer_id))
        if own is None or (row.bearer is Bearer.TEAM and row.bearer_id == NO_TEAM):
            continue
        parts: list[Decimal | None] = list(row.parts)
        for number, period in enumerate(periods if wish.open_only else ()):
            if period.end < today:
                figure = own.figure(wish.lens.indicator, period)
                parts[number] = figure.value if figure is not None else None
        days = [(each.start, each.end) for each in own.set_targets if not (wish.open_only and each.end < today)]
        found = between(periods, parts, days)
        left += found.left
        for (start, end), value in found.sums.items():
            place = TargetPlace(row.bearer, row.bearer_id, start, end)
            if place != whole and _set_for(held, place) != (value or None):
                changed[place] = value or None
    return changed, left


def _kinds(places: Mapping[TargetPlace, Decimal | None], fiscal_year_start: int) -> dict[PeriodKind, int]:
    """How many of the places are quarters, half-years, years, and other days; the shortest first."""
    found = [named_period(place.start, place.end, fiscal_year_start).kind for place in places]
    return {kind: found.count(kind) for kind in PeriodKind if kind in found}


def _set_for(held: Mapping[BearerKey, Held], place: TargetPlace) -> Decimal | None:
    """What is set for exactly these days now."""
    own = held.get((place.bearer, place.bearer_id), Held())
    values: dict[Days, Decimal] = {(each.start, each.end): each.value for each in own.set_targets}
    return values.get((place.start, place.end))
