"""One person's commission of one period by one plan, line by line down to the contract."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.domain.commission import PERCENT, Counted, Slice, Terms, earned_by, slices_of, tier_of
from desktop.domain.commission_movements import Contract, Event, Movement, movements
from desktop.domain.exact import half_up

MONEY_PLACES = 2
RATE_PLACES = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A person's share, in percent, of a contract; `is_repeat` where the customer had signed before."""

    contract: Contract
    share: Decimal
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class EarnedLine:
    """What one movement of one contract earned the person.

    `amount` is the movement before the share and `base` after it, in 元; `rate` is what that base earned on average,
    in percent; `tier` is the place of the tier, None where the rate of a later contract holds. `earned` is exact.
    """

    signing_id: int
    event: Event
    day: date
    amount: Fraction
    share: Decimal
    base: Fraction
    tier: int | None
    rate: Fraction
    earned: Fraction


@dataclass(frozen=True, slots=True)
class Earned:
    """A statement's figures; `slices` cut up the pooled base where a period is counted together."""

    lines: tuple[EarnedLine, ...]
    slices: tuple[Slice, ...]

    @property
    def base(self) -> Decimal:
        """The sum of the bases in 元, rounded once."""
        return half_up(sum((line.base for line in self.lines), Fraction(0)), MONEY_PLACES)

    @property
    def total(self) -> Decimal:
        """What was earned in 元, rounded once from the exact sum."""
        return half_up(sum((line.earned for line in self.lines), Fraction(0)), MONEY_PLACES)


def earned_in(terms: Terms, parts: Iterable[Part], start: date, end: date) -> Earned:
    """What the parts of one person earned in a period, both days included; the parts' order does not matter."""
    held = sorted(parts, key=lambda part: (part.contract.signed_on, part.contract.signing_id))
    own_rate = [part for part in held if part.is_repeat and terms.repeat_rate is not None]
    tiered = [part for part in held if not part.is_repeat or terms.repeat_rate is None]
    lines = [line for part in own_rate for line in _flat(terms, part, start, end)]
    slices: tuple[Slice, ...] = ()
    if terms.counted is Counted.CONTRACT:
        lines += [line for part in tiered for line in _by_contract(terms, part, start, end)]
    else:
        pooled, slices = _pooled(terms, tiered, start, end)
        lines += pooled
    return Earned(tuple(sorted(lines, key=lambda line: (line.day, line.signing_id, line.event))), slices)


def _flat(terms: Terms, part: Part, start: date, end: date) -> list[EarnedLine]:
    rate = Fraction(terms.repeat_rate or 0)
    return [
        _line(part, movement, None, rate)
        for movement in movements(part.contract, terms.basis)
        if start <= movement.day <= end
    ]


def _by_contract(terms: Terms, part: Part, start: date, end: date) -> list[EarnedLine]:
    """Each movement earns the difference it makes to the contract's own commission so far."""
    lines, before = [], Fraction(0)
    for movement in movements(part.contract, terms.basis):
        after = before + movement.amount
        if start <= movement.day <= end:
            change = earned_by(terms, after) - earned_by(terms, before)
            place = tier_of(terms.tiers, max(before, after, key=abs))
            lines.append(_line(part, movement, place, change * PERCENT / movement.amount))
        before = after
    return lines


def _pooled(
    terms: Terms, parts: Sequence[Part], start: date, end: date
) -> tuple[list[EarnedLine], tuple[Slice, ...]]:
    """All bases of the period fill the tiers together; each line gets its part of what they earn."""
    inside = [
        (part, movement)
        for part in parts
        for movement in movements(part.contract, terms.basis)
        if start <= movement.day <= end
    ]
    if not inside:
        return [], ()
    pool = sum((_share(part) * movement.amount for part, movement in inside), Fraction(0))
    # Where what came and went is equal, nothing is earned whatever the rate; the lowest one is shown.
    rate = earned_by(terms, pool) * PERCENT / pool if pool else Fraction(terms.tiers[0].rate)
    place = tier_of(terms.tiers, pool)
    return [_line(part, movement, place, rate) for part, movement in inside], slices_of(terms, pool)


def _line(part: Part, movement: Movement, tier: int | None, rate: Fraction) -> EarnedLine:
    base = _share(part) * movement.amount
    return EarnedLine(
        signing_id=part.contract.signing_id,
        event=movement.event,
        day=movement.day,
        amount=movement.amount,
        share=part.share,
        base=base,
        tier=tier,
        rate=rate,
        earned=base * rate / PERCENT,
    )


def _share(part: Part) -> Fraction:
    return Fraction(part.share) / PERCENT


def may_be_settled(end: date, left_on: date | None, today: date) -> bool:
    """Whether a statement can be paid: its period's last day is over, or the person has left."""
    return end < today or (left_on is not None and left_on <= today)
