"""The records worth naming in a person's texts, the ids behind each figure: as many statements for any head-count."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from desktop.domain.facts import ConductEvent, Evidence, Move, OverdueMoney, SignedContract
from desktop.domain.indicators import RecordKind
from desktop.domain.period import Period
from desktop.domain.tally import SHARED_YUAN
from desktop.domain.targets import Bearer
from desktop.models import Conduct, Customer, Deal, DealResult, Lookup, Signing
from desktop.queries.evidence_ahead import Ahead, ahead_of
from desktop.queries.evidence_background import first_days, moves_in, partners_of
from desktop.queries.evidence_ids import AllIds, RecordIds
from desktop.queries.facts.assembly import Unpaid
from desktop.queries.facts.bearers import Records, bearers, of_everyone
from desktop.queries.facts.customers import Customers
from desktop.queries.facts.instalments import short_records
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import day_from, numbers_of
from desktop.queries.facts.signings import signing_records
from desktop.queries.facts.tangled import paid_of_tangled
from desktop.queries.facts.visits import visit_records

EVERYTHING = Narrowing()
_SIGNING, _TANGLED = 4, 7  # places in a row of `short_records`
# The indicators behind which all signings stand, those of which the profit is known, those of customers, first ones.
_OF_SIGNINGS = (
    ("signings", "signed_amount", "average_deal"),
    ("gross_profit",),
    ("signed_customers", "repeat_rate"),
    ("new_customers",),
)


@dataclass(slots=True)
class Found:
    """What is found of one person while reading."""

    contracts: list[SignedContract] = field(default_factory=list)
    signings: tuple[list[int], ...] = field(default_factory=lambda: tuple([] for _codes in _OF_SIGNINGS))
    overdue: list[OverdueMoney] = field(default_factory=list)
    visit_days: tuple[date, ...] = ()
    conduct: list[ConductEvent] = field(default_factory=list)
    lost_reasons: Counter[str] = field(default_factory=Counter)
    ahead: Ahead = field(default_factory=Ahead)
    moves: tuple[Move, ...] = ()

    def evidence(self, staff_id: int, all_ids: AllIds, first: Mapping[RecordKind, date]) -> Evidence:
        """What was found, in the order texts want it; `first` tells from when on there are records."""
        known = {
            **{code: tuple(ids) for ids, codes in zip(self.signings, _OF_SIGNINGS, strict=True) for code in codes},
            "overdue_amount": tuple(part.instalment_id for part in sorted(self.overdue, key=_day_order)),
        }
        return Evidence(
            contracts=tuple(sorted(self.contracts, key=_contract_order)),
            overdue=tuple(sorted(self.overdue, key=_overdue_order)),
            visit_days=self.visit_days,
            conduct=tuple(sorted(self.conduct, key=_conduct_order)),
            lost_reasons=tuple(sorted(self.lost_reasons.items(), key=lambda each: (-each[1], each[0]))),
            record_ids=RecordIds(all_ids, staff_id, known),
            open_deals=tuple(self.ahead.open_deals),
            warm_customers=tuple(self.ahead.warm_customers),
            late_milestones=tuple(self.ahead.late_milestones),
            coming=self.ahead.coming,
            coming_milestones=tuple(self.ahead.coming_milestones),
            moves=self.moves,
            first_days=first,
        )


# Equals stand in an order of their own, never in the one they happened to be entered in.
def _contract_order(each: SignedContract) -> tuple[Decimal, date, str, str, int]:
    return -each.amount, each.signed_on, each.customer, each.number, each.signing_id


def _overdue_order(each: OverdueMoney) -> tuple[Decimal, date, str, str, int]:
    return -each.unpaid, each.due_on, each.customer, each.signing_number, each.instalment_id


def _day_order(each: OverdueMoney) -> tuple[date, int]:
    return each.due_on, each.instalment_id


def _conduct_order(each: ConductEvent) -> tuple[date, str, Decimal, str, int]:
    return each.happened_on, each.kind, -each.points, each.description, each.event_id


class LateShare(NamedTuple):
    """A person's part of an instalment that is not paid in full by a period's end; `unpaid` in 分 × share."""

    staff_id: int
    instalment_id: int
    number: str
    customer: str
    due_on: date
    unpaid: int


def evidence_for(
    session: Session,
    period: Period,
    late: Sequence[LateShare] | None = None,
    customers: Customers | None = None,
    written_on: date | None = None,
) -> dict[int, Evidence]:
    """The evidence of every staff member who is not deleted, by staff id.

    Amounts in 元 by the person's share. `record_ids` holds, by indicator, ids of the kind the indicator names in
    `Indicator.records`, in the order of their days; they are read, of everybody at once, when first asked for.
    `late` is what `late_shares` gave, `customers` are the active ones, for who has asked already. What is
    to come leaves out what is over on the day the texts are written.
    """
    found = {staff_id: Found() for staff_id in bearers(session, Bearer.STAFF)}
    for step in (_add_visits, _add_lost_reasons, _add_signings, _add_conduct):
        step(session, found, period)
    for each in late_shares(session, period) if late is None else late:
        amount = Decimal(each.unpaid) / SHARED_YUAN
        found[each.staff_id].overdue.append(
            OverdueMoney(each.instalment_id, each.number, each.customer, each.due_on, amount)
        )
    ahead, moves, first = ahead_of(session, period, written_on), moves_in(session, period), first_days(session)
    for staff_id, person in found.items():
        person.ahead, person.moves = ahead.get(staff_id, person.ahead), moves.get(staff_id, ())
    all_ids = AllIds(session, period, customers)
    return {staff_id: person.evidence(staff_id, all_ids, first) for staff_id, person in found.items()}


def late_shares(session: Session, period: Period) -> list[LateShare]:
    """What is due by the period's end and not paid in full by it, of everybody; two statements at most."""
    rows = numbers_of(session, short_records(period))
    ruled = paid_of_tangled(session, period, {row[_SIGNING] for row in rows if row[_TANGLED]})
    paid = {key: due.paid for key, due in ruled.items()}
    left: dict[int, int] = {}  # of a plain signing's money, which fills the oldest instalments first
    found = []
    for staff_id, day, key, share, signing_id, amount, received, _tangled, number, customer in rows:
        if key not in paid:
            held = left.get(signing_id, received)
            paid[key] = min(max(held, 0), max(amount, 0))
            left[signing_id] = held - max(amount, 0)
        late = amount - paid[key]
        if late > 0:
            found.append(LateShare(staff_id, key, number or "", customer or "", day_from(day), late * share))
    return found


def unpaid_of(late: Sequence[LateShare]) -> Unpaid:
    """The same added up by person."""
    found: dict[int, tuple[int, int]] = {}
    for each in late:
        number, total = found.get(each.staff_id, (0, 0))
        found[each.staff_id] = number + 1, total + each.unpaid
    return found


def unpaid_since(late: Sequence[LateShare], day: date) -> dict[int, int]:
    """What of it fell due on the day or later, by person in 分 × share."""
    found: dict[int, int] = defaultdict(int)
    for each in late:
        if each.due_on >= day:
            found[each.staff_id] += each.unpaid
    return found


def in_order(records: Records) -> Records:
    """The records there are, by day and id."""
    rows = records.subquery()
    return select(rows).where(rows.c.record_id.is_not(None)).order_by(rows.c.day, rows.c.record_id)


def _add_visits(session: Session, found: dict[int, Found], period: Period) -> None:
    """Every visit's day, one row for each person."""
    rows = visit_records(period, EVERYTHING).subquery().c
    days = func.aggregate_strings(cast(rows.day, Text), ",").aggregate_order_by(rows.day)
    for staff_id, joined in numbers_of(
        session, select(rows.staff_id, days).where(rows.record_id.is_not(None)).group_by(rows.staff_id)
    ):
        found[staff_id].visit_days = tuple(map(day_from, joined.split(",")))


def _add_lost_reasons(session: Session, found: dict[int, Found], period: Period) -> None:
    in_period = Deal.closed_on.between(period.start, period.end), Deal.result == DealResult.LOST
    rows = of_everyone(Deal, Deal.closed_on, *in_period, reason_id=Deal.lost_reason_id).subquery().c
    # Counted first: joined with the words at once, the engine begins with all deals there ever were.
    lost = select(rows.staff_id, rows.reason_id, func.count().label("times")).group_by(rows.staff_id, rows.reason_id)
    each = lost.offset(0).subquery().c
    reasons = select(each.staff_id, Lookup.name, each.times).join(Lookup, Lookup.id == each.reason_id)
    for staff_id, reason, times in numbers_of(session, reasons):
        found[staff_id].lost_reasons[reason] += times


def _add_signings(session: Session, found: dict[int, Found], period: Period) -> None:
    shared = partners_of(session, period)
    for staff_id, day, key, share, amount, profit, customer_id, has_earlier, number, customer in numbers_of(
        session, _named(signing_records(period, EVERYTHING))
    ):
        person, is_first = found[staff_id], customer_id is not None and not has_earlier
        person.contracts.append(
            SignedContract(
                signing_id=key,
                number=number or "",
                customer=customer or "",
                signed_on=day_from(day),
                amount=Decimal(amount * share) / SHARED_YUAN,
                is_first_of_customer=is_first,
                share=_percent(share),
                partners=tuple(name for who, name in shared.get(key, ()) if who != staff_id) if key in shared else (),
            )
        )
        counts = (True, profit is not None, customer_id is not None, is_first)
        for ids, does_count in zip(person.signings, counts, strict=True):
            if does_count:
                ids.append(key)


@lru_cache(maxsize=256)  # nearly all shares are the whole
def _percent(share: int) -> Decimal:
    return Decimal(share) / 100


def _add_conduct(session: Session, found: dict[int, Found], period: Period) -> None:
    in_period = Conduct.happened_on.between(period.start, period.end)
    records = of_everyone(
        Conduct,
        Conduct.happened_on,
        in_period,
        kind=Conduct.kind,
        points=Conduct.points,
        description=Conduct.description,
    )
    for row in session.execute(in_order(records)):
        event = ConductEvent(row.record_id, row.kind, row.day, row.points, row.description)
        found[row.staff_id].conduct.append(event)


def _named(records: Records) -> Records:
    """The records with their signing's number and customer's name."""
    rows = records.subquery()
    return (
        select(rows, Signing.number, Customer.name.label("customer"))
        .join(Signing, Signing.id == rows.c.record_id)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .order_by(rows.c.day, rows.c.record_id)
    )
