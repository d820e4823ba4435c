"""Grades, ranks and the distribution guide (SCORING.md §6)."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from desktop.domain.scheme import Grade

Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody the distribution guide would put into another grade."""

    person: Hashable
    grade: str
    guided: str


def grade_for(total: Decimal, grades: Sequence[Grade]) -> Grade:
    """The grade whose band holds the rounded total; the highest band includes its upper end."""
    descending = best_first(grades)
    return next((grade for grade in descending if total >= grade.lower), descending[-1])


def lowest(grades: Sequence[Grade]) -> Grade:
    """The grade a red line or a veto leads to."""
    return min(grades, key=lambda grade: grade.lower)


def best_first(grades: Iterable[Grade]) -> tuple[Grade, ...]:
    """The grades as people read them, the highest band first."""
    return tuple(sorted(grades, key=lambda grade: grade.lower, reverse=True))


def ranks(totals: Mapping[Person, Decimal | None]) -> dict[Person, int | None]:
    """Places 1, 2, 2, 4 on the rounded totals; nobody without a total has one."""
    known = [total for total in totals.values() if total is not None]
    place: dict[Decimal, int] = {}
    for position, total in enumerate(sorted(known, reverse=True), start=1):
        place.setdefault(total, position)
    return {person: None if total is None else place[total] for person, total in totals.items()}


def head_counts(shares: Mapping[str, Decimal], people: int) -> dict[str, int]:
    """Percent per grade turned into heads by largest remainder; what the percents leave free stays unassigned."""
    exact = {grade: Fraction(share) * people / 100 for grade, share in shares.items()}
    free = people - sum(exact.values(), Fraction(0))
    counts = {grade: int(heads) for grade, heads in exact.items()}
    remainders = {grade: heads - counts[grade] for grade, heads in exact.items()}
    # The unassigned part competes for heads like a grade of its own, after the named ones at equal remainders.
    remainders[""] = free - int(free)
    left = people - sum(counts.values()) - int(free)
    for grade in sorted(remainders, key=lambda name: remainders[name], reverse=True)[:left]:
        if grade:
            counts[grade] += 1
    return counts


def moves(
    totals: Mapping[Person, Decimal],
    grades: Mapping[Person, str],
    order: Sequence[str],
    shares: Mapping[str, Decimal],
) -> tuple[Move, ...]:
    """Who would move down if no grade held more heads than the guide; `order` runs from the best grade on.

    People of equal totals stay together: where they do not all fit, all of them move.
    """
    limits = head_counts(shares, len(totals))
    found = []
    guided = dict(grades)
    for place, grade in enumerate(order[:-1]):
        inside = sorted(
            (person for person in totals if guided[person] == grade), key=lambda p: totals[p], reverse=True
        )
        limit = limits.get(grade, len(inside))
        if len(inside) <= limit:
            continue
        edge = totals[inside[limit]]
        for person in inside:
            if totals[person] <= edge:
                guided[person] = order[place + 1]
    for person, computed in grades.items():
        if guided[person] != computed:
            found.append(Move(person, computed, guided[person]))
    return tuple(found)
