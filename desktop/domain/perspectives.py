"""Perspectives of a score card with their subtotals: results, process, quality, teamwork, or own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from desktop.domain.exact import as_decimal
from desktop.domain.indicators import Texts
from desktop.errors import N_

NAMES: Mapping[str, str] = {
    "results": N_("Results"),
    "process": N_("Process"),
    "quality": N_("Quality"),
    "teamwork": N_("Teamwork"),
    "financial": N_("Financial"),
    "customers": N_("Customers"),
    "internal": N_("Internal processes"),
    "growth": N_("Learning and growth"),
}
USUAL = ("results", "process", "quality", "teamwork")
BALANCED = ("financial", "customers", "internal", "growth")  # the four of the balanced scorecard


class Weighed(Protocol):
    """A line of a score card, as much of it as a subtotal needs; `weighted` are points of the total."""

    @property
    def perspective(self) -> str:
        """The perspective's key, name or the owner's own word."""
        ...

    @property
    def weight(self) -> Decimal:
        """The line's weight."""
        ...

    @property
    def weighted(self) -> Decimal | None:
        """Weight × points ÷ scored weight, None where the line is not scored."""
        ...


@dataclass(frozen=True, slots=True)
class Subtotal:
    """What one perspective brings: weights of its lines, the scored part of them, points of the total.

    `points` is Σ weighted points, `reached` the same in percent of what reaching 100 everywhere would have brought;
    both are unrounded, None where no line is scored.
    """

    perspective: str
    weight: Decimal
    share: Decimal  # of all weights, in percent
    points: Decimal | None
    reached: Decimal | None


def subtotals(lines: Sequence[Weighed]) -> tuple[Subtotal, ...]:
    """The perspectives in the order of their first lines; their points add up to the total before conduct points."""
    grouped: dict[str, list[Weighed]] = {}
    for line in lines:
        grouped.setdefault(line.perspective, []).append(line)
    weight = sum((Fraction(line.weight) for line in lines), Fraction(0))
    scored = sum((Fraction(line.weight) for line in lines if line.weighted is not None), Fraction(0))
    return tuple(_subtotal(key, members, weight, scored) for key, members in grouped.items())


def perspective_name(key: str, texts: Texts) -> str:
    """The perspective in words; an owner's own word stays as it is."""
    return texts.gettext(NAMES[key]) if key in NAMES else key


def _subtotal(key: str, members: Sequence[Weighed], weight: Fraction, scored: Fraction) -> Subtotal:
    own = sum((Fraction(line.weight) for line in members), Fraction(0))
    known = [line for line in members if line.weighted is not None]
    share = as_decimal(100 * own / weight) if weight else Decimal(0)
    if not known:
        return Subtotal(key, as_decimal(own), share, None, None)
    points = sum((Fraction(line.weighted or 0) for line in known), Fraction(0))
    possible = 100 * sum((Fraction(line.weight) for line in known), Fraction(0)) / scored
    return Subtotal(key, as_decimal(own), share, as_decimal(points), as_decimal(100 * points / possible))
