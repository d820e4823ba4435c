"""What the records say about one person, team or company in one period, before any judgement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator's actual: money in 元, percentages as percent values, days, counts (shares may be fractions).

    `actual` is None for "no data". Sums carry `numerator` only; ratios and means both parts.
    """

    actual: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    records: int = 0


NO_DATA = Measure(None)
Facts = Mapping[str, Measure]  # indicator code → measure


@dataclass(frozen=True, slots=True)
class SignedContract:
    """A person's part of a signing in the period; amounts in 元, already multiplied by the share."""

    signing_id: int
    number: str
    customer: str
    signed_on: date
    amount: Decimal
    is_first_of_customer: bool


@dataclass(frozen=True, slots=True)
class OverdueMoney:
    """An unpaid part of an instalment due on or before the period's end, in 元, multiplied by the share."""

    instalment_id: int
    signing_number: str
    customer: str
    due_on: date
    unpaid: Decimal


@dataclass(frozen=True, slots=True)
class ConductEvent:
    """An award, penalty or red line with the points the owner decided."""

    event_id: int
    kind: str  # award | penalty | red_line
    happened_on: date
    points: Decimal
    description: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The records worth naming in a person's texts; `record_ids` lists every record behind an indicator."""

    contracts: tuple[SignedContract, ...] = ()  # largest amount first
    overdue: tuple[OverdueMoney, ...] = ()  # largest unpaid first
    visit_days: tuple[date, ...] = ()  # every visit's day, ascending
    conduct: tuple[ConductEvent, ...] = ()
    lost_reasons: tuple[tuple[str, int], ...] = ()  # most frequent first
    complaint_ids: tuple[int, ...] = ()
    record_ids: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
