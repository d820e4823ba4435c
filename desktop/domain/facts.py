"""What the records say about one person, team or company in one period, before any judgement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from desktop.domain.indicators import RecordKind


class Measure(NamedTuple):
    """One indicator's actual: money in 元, percentages as percent values, days, counts (shares may be fractions).

    `actual` is None for "no data". Sums carry `numerator` only; ratios and means both parts. `exact` stands where
    neither the actual nor its parts are whole in decimals, such as a mean of scores that are quotients themselves.
    A tuple, since everybody has dozens of them.
    """

    actual: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    records: int = 0
    exact: Fraction | None = None


NO_DATA = Measure(None)
Facts = Mapping[str, Measure]  # indicator code → measure


class SignedContract(NamedTuple):
    """A person's part of a signing in the period; amounts in 元, already multiplied by the share."""

    signing_id: int
    number: str
    customer: str
    signed_on: date
    amount: Decimal
    is_first_of_customer: bool
    share: Decimal = Decimal(100)  # percent
    partners: tuple[str, ...] = ()  # the other people who share it


class OverdueMoney(NamedTuple):
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


class OpenDeal(NamedTuple):
    """A deal still open on the period's last day, and on the day of writing where that is later."""

    deal_id: int
    customer: str
    is_in_talks: bool  # reached a negotiation
    is_neglected: bool  # its customer was not visited in the 30 days before that day


@dataclass(frozen=True, slots=True)
class LateMilestone:
    """A milestone planned in the period and not done on its day; `days` late when done, else by the last day.

    `is_done` tells whether it was by the period's last day, `done_on` the day, also one after that.
    """

    milestone_id: int
    name: str
    customer: str
    days: int
    is_done: bool
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ComingMilestone:
    """A milestone planned in the next period that was not done by this one's last day; `done_on` lies after that."""

    name: str
    customer: str
    planned_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ComingMoney:
    """What falls due in the next period, in 元 by the person's share: all of it, and the largest part."""

    total: Decimal
    customer: str
    largest: Decimal


@dataclass(frozen=True, slots=True)
class Move:
    """A change of team inside the period; names by language, "" where the person had no team."""

    moved_on: date
    left: Mapping[str, str]
    joined: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The records worth naming in a person's texts; `record_ids` lists every record behind an indicator.

    `first_days` tells per kind of record from when on the company has any: before that, silence says nothing.
    """

    contracts: tuple[SignedContract, ...] = ()  # largest amount first
    overdue: tuple[OverdueMoney, ...] = ()  # largest unpaid first
    visit_days: tuple[date, ...] = ()  # every visit's day, ascending
    conduct: tuple[ConductEvent, ...] = ()
    lost_reasons: tuple[tuple[str, int], ...] = ()  # most frequent first
    record_ids: Mapping[str, Sequence[int]] = field(default_factory=dict)
    open_deals: tuple[OpenDeal, ...] = ()  # the most valuable first
    warm_customers: tuple[str, ...] = ()  # met with a result, no deal opened: the most often met first
    late_milestones: tuple[LateMilestone, ...] = ()  # the latest first
    coming: ComingMoney | None = None
    coming_milestones: tuple[ComingMilestone, ...] = ()  # by their days
    moves: tuple[Move, ...] = ()
    first_days: Mapping[RecordKind, date] = field(default_factory=dict)
