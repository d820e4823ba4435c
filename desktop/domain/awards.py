"""Who is suggested for an award: the best figures of a period, ties on the same place."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from desktop.domain.grading import ranks

Bearer = TypeVar("Bearer", bound=Hashable)
Figure = TypeVar("Figure", Decimal, Fraction)
PLACES = 3  # the winner and who came close


class AwardMeasure(StrEnum):
    """What is compared."""

    TOP = "top"
    PROGRESS = "progress"  # how far it moved since the period before


class Audience(StrEnum):
    """Among whom an award is given."""

    EVERYBODY = "everybody"
    SPECIALIST = "specialist"
    LEADER = "leader"
    NEWCOMER = "newcomer"  # hired less than a year before the period's last day


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody suggested; `figure` is the actual, or the change for progress; rank 1 is the winner."""

    staff_id: int
    figure: Decimal
    rank: int


def candidates(figures: Mapping[int, Decimal], higher_is_better: bool = True) -> tuple[Candidate, ...]:
    """The people on the first three places, the best first; more of them where figures are alike.

    Where more is better, a figure of 0 or less wins nothing.
    """
    sign = 1 if higher_is_better else -1
    placed = ranks({key: sign * figure for key, figure in figures.items() if figure > 0 or not higher_is_better})
    found = [
        Candidate(key, figures[key], rank) for key, rank in placed.items() if rank is not None and rank <= PLACES
    ]
    return tuple(sorted(found, key=lambda each: (each.rank, each.staff_id)))


def progress(
    now: Mapping[Bearer, Figure], before: Mapping[Bearer, Figure], higher_is_better: bool = True
) -> dict[Bearer, Figure]:
    """How far each figure moved for the better; only of people who have both."""
    sign = 1 if higher_is_better else -1
    return {key: sign * (figure - before[key]) for key, figure in now.items() if key in before}
