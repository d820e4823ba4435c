"""One person's whole score card: items, total, grade, coefficient and bonus, from figures already gathered."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple, TypeVar

from desktop.domain.facts import ConductEvent, Measure
from desktop.domain.grading import grade_for, lowest, ranks
from desktop.domain.incentives import bonus, coefficient, main_attainment
from desktop.domain.indicators import Indicator
from desktop.domain.ramp import Ramp, effective_target
from desktop.domain.scheme import Scheme
from desktop.domain.scoring import ItemScore, Total, score_item, total_of

Person = TypeVar("Person", bound=Hashable)
RED_LINE, VETO = "red_line", "veto"


class Line(NamedTuple):
    """What is known for one item of the scheme; `measure` is None where a team item's person leads no team.

    `ramp` is that of a target set for some of the period's days only, None where the person's own holds.
    """

    indicator: Indicator
    measure: Measure | None
    target: Decimal | None
    ramp: Ramp | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """The score card; `grade_reason` is "red_line:…" or "veto:CODE" where that set the grade; bonus in 元."""

    scores: tuple[ItemScore, ...]
    ramps: tuple[Ramp, ...]  # of each line
    total: Total
    grade: str
    grade_reason: str
    coefficient: Decimal | None
    bonus: Decimal | None
    rank: int | None = None
    rank_of: int = 0


def card_of(
    scheme: Scheme, lines: Sequence[Line], ramp: Ramp, conduct: Sequence[ConductEvent], bonus_base: Decimal | None
) -> Card:
    """The card of one person; `lines` stand in the order of the scheme's items."""
    ramps = tuple(line.ramp or ramp for line in lines)
    scores = []
    for item, line, held_by in zip(scheme.items, lines, ramps, strict=True):
        target = line.target if line.target is not None else item.default_target
        effective = effective_target(target, line.indicator, held_by, item.scope)
        scores.append(score_item(item, line.indicator, line.measure, target, effective))
    total = total_of(scores, scheme, conduct)
    grade, reason = _grade(scheme, total.rounded, scores, conduct)
    factor = coefficient(scheme, total.rounded, grade, main_attainment(tuple(scores)))
    return Card(tuple(scores), ramps, total, grade, reason, factor, bonus(bonus_base, factor))


def ranked(cards: Mapping[Person, Card]) -> dict[Person, Card]:
    """The same cards with their places among all that have a total."""
    places = ranks({person: card.total.rounded for person, card in cards.items()})
    size = sum(place is not None for place in places.values())
    return {person: replace(card, rank=places[person], rank_of=size) for person, card in cards.items()}


def _grade(
    scheme: Scheme, total: Decimal | None, scores: Sequence[ItemScore], conduct: Sequence[ConductEvent]
) -> tuple[str, str]:
    """The grade's code and what set it, if not the total."""
    crossed = next((event for event in conduct if event.kind == RED_LINE), None)
    if crossed is not None:
        return lowest(scheme.grades).code, f"{RED_LINE}:{crossed.description}"
    vetoed = next((score for score in scores if score.is_vetoed), None)
    if vetoed is not None:
        return lowest(scheme.grades).code, f"{VETO}:{vetoed.item.indicator}"
    return ("", "") if total is None else (grade_for(total, scheme.grades).code, "")
