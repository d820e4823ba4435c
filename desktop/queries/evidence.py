"""The records worth naming in a person's texts, the ids behind each figure: as many statements for any head-count."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from desktop.domain.facts import ConductEvent, Evidence, Move, OverdueMoney, SignedContract
from desktop.domain.indicators import RecordKind
from desktop.domain.period import Period
from desktop.domain.tally import SHARED_YUAN
from desktop.domain.targets import Bearer
from desktop.models import Conduct, Customer, Deal, Lookup, Signing
from desktop.queries.evidence_ahead import Ahead, ahead_of
from desktop.queries.evidence_background import first_days, moves_in, partners_of
from desktop.queries.evidence_ids import add_counted_ids, add_customer_ids, add_receipt_ids
from desktop.queries.facts.bearers import Records, bearers, of_everyone
from desktop.queries.facts.counted_records import closed_deals, opened_deals
from desktop.queries.facts.instalments import instalment_records, paid_of_tangled
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.signings import judged_records, landing_records, quality_of
from desktop.queries.facts.visits import visit_records

EVERYTHING = Narrowing()


@dataclass(slots=True)
class Found:
    """What is found of one person while reading."""

    ids: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    contracts: list[SignedContract] = field(default_factory=list)
    overdue: list[OverdueMoney] = field(default_factory=list)
    visit_days: list[date] = field(default_factory=list)
    conduct: list[ConductEvent] = field(default_factory=list)
    lost_reasons: Counter[str] = field(default_factory=Counter)
    ahead: Ahead = field(default_factory=Ahead)
    moves: tuple[Move, ...] = ()

    def add(self, record_id: int, *indicators: str) -> None:
        """Note a record behind some indicators."""
        for code in indicators:
            self.ids[code].append(record_id)

    def evidence(self, first: Mapping[RecordKind, date]) -> Evidence:
        """What was found, in the order texts want it; `first` tells from when on there are records."""
        return Evidence(
            contracts=tuple(sorted(self.contracts, key=_contract_order)),
            overdue=tuple(sorted(self.overdue, key=_overdue_order)),
            visit_days=tuple(self.visit_days),
            conduct=tuple(sorted(self.conduct, key=_conduct_order)),
            lost_reasons=tuple(sorted(self.lost_reasons.items(), key=lambda each: (-each[1], each[0]))),
            complaint_ids=tuple(self.ids.get("complaints", ())),
            record_ids={code: tuple(ids) for code, ids in self.ids.items()},
            open_deals=tuple(self.ahead.open_deals),
            warm_customers=tuple(self.ahead.warm_customers),
            late_milestones=tuple(self.ahead.late_milestones),
            coming=self.ahead.coming,
            coming_milestone=self.ahead.coming_milestone,
            moves=self.moves,
            first_days=first,
        )


# Equals stand in an order of their own, never in the one they happened to be entered in.
def _contract_order(each: SignedContract) -> tuple[Decimal, date, str, str, int]:
    return -each.amount, each.signed_on, each.customer, each.number, each.signing_id


def _overdue_order(each: OverdueMoney) -> tuple[Decimal, date, str, str, int]:
    return -each.unpaid, each.due_on, each.customer, each.signing_number, each.instalment_id


def _conduct_order(each: ConductEvent) -> tuple[date, str, Decimal, str, int]:
    return each.happened_on, each.kind, -each.points, each.description, each.event_id


def evidence_for(session: Session, period: Period) -> dict[int, Evidence]:
    """The evidence of every staff member who is not deleted, by staff id.

    Amounts in 元 by the person's share. `record_ids` holds, by indicator, ids of the kind the indicator names in
    `Indicator.records`, in the order of their days.
    """
    found = {staff_id: Found() for staff_id in bearers(session, Bearer.STAFF)}
    steps = (_add_visits, _add_deals, _add_signings, _add_landings, _add_instalments, _add_conduct)
    for step in (*steps, add_counted_ids, add_receipt_ids, add_customer_ids):
        step(session, found, period)
    ahead, moves, first = ahead_of(session, period), moves_in(session, period), first_days(session)
    for staff_id, each in found.items():
        each.ahead, each.moves = ahead.get(staff_id, each.ahead), moves.get(staff_id, ())
    return {staff_id: each.evidence(first) for staff_id, each in found.items()}


def in_order(records: Records) -> Records:
    """The records there are, by day and id."""
    rows = records.subquery()
    return select(rows).where(rows.c.record_id.is_not(None)).order_by(rows.c.day, rows.c.record_id)


def _add_visits(session: Session, found: dict[int, Found], period: Period) -> None:
    for row in session.execute(in_order(visit_records(period, EVERYTHING))):
        person = found[row.staff_id]
        person.visit_days.append(row.day)
        person.add(row.record_id, "visits", "log_timeliness")
        if row.is_effective:
            person.add(row.record_id, "effective_visits")
        if row.customer_id is not None:
            person.add(row.record_id, "visited_customers", "visit_conversion")


def _add_deals(session: Session, found: dict[int, Found], period: Period) -> None:
    for row in session.execute(in_order(opened_deals(period, EVERYTHING))):
        found[row.staff_id].add(row.record_id, "new_deals", "deal_conversion")
    rows = in_order(closed_deals(period, EVERYTHING)).subquery()
    named = (
        select(rows, Lookup.name.label("reason"))
        .join(Deal, Deal.id == rows.c.record_id)
        .outerjoin(Lookup, Lookup.id == Deal.lost_reason_id)
        .order_by(rows.c.day, rows.c.record_id)
    )
    for row in session.execute(named):
        person = found[row.staff_id]
        person.add(row.record_id, "win_rate", "won_deals" if row.number_won else "lost_deals")
        if row.number_dated:
            person.add(row.record_id, "deal_cycle_days")
        if row.number_lost and row.reason:
            person.lost_reasons[row.reason] += 1


def _add_signings(session: Session, found: dict[int, Found], period: Period) -> None:
    shared = partners_of(session, period)
    for row in session.execute(_named(judged_records(period, EVERYTHING))):
        person = found[row.staff_id]
        person.contracts.append(
            SignedContract(
                signing_id=row.record_id,
                number=row.number or "",
                customer=row.customer or "",
                signed_on=row.day,
                amount=Decimal(row.amount * row.share) / SHARED_YUAN,
                is_first_of_customer=row.customer_id is not None and not row.has_earlier,
                share=Decimal(row.share) / 100,
                partners=tuple(name for key, name in shared.get(row.record_id, ()) if key != row.staff_id),
            )
        )
        person.add(row.record_id, "signings", "signed_amount", "average_deal")
        if row.profit is not None:
            person.add(row.record_id, "gross_profit")
        if row.customer_id is not None:
            person.add(row.record_id, "signed_customers", "repeat_rate")
            if not row.has_earlier:
                _add_first(person, row)


def _add_first(person: Found, row: Row[*tuple[Any, ...]]) -> None:
    person.add(row.record_id, "new_customers")
    if quality_of(row) is not None:
        person.add(row.record_id, "customer_quality")


def _add_landings(session: Session, found: dict[int, Found], period: Period) -> None:
    for row in session.execute(in_order(landing_records(period, EVERYTHING))):
        found[row.staff_id].add(row.record_id, "landing_rate")


def _add_instalments(session: Session, found: dict[int, Found], period: Period) -> None:
    rows = session.execute(_named(instalment_records(period, EVERYTHING, with_overdue=True), "signing_id")).all()
    paid = paid_of_tangled(session, period, {row.tangled for row in rows if row.tangled})
    for row in rows:
        person = found[row.staff_id]
        if row.day >= period.start:
            person.add(row.record_id, "collection_rate")
        unpaid = row.amount - (paid[row.record_id].paid if row.tangled else row.paid)
        if unpaid <= 0:
            continue
        person.add(row.record_id, "overdue_amount")
        amount = Decimal(unpaid * row.share) / SHARED_YUAN
        person.overdue.append(OverdueMoney(row.record_id, row.number or "", row.customer or "", row.day, amount))


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


def _named(records: Records, signing_column: str = "record_id") -> Records:
    """The records with their signing's number and customer's name."""
    rows = records.subquery()
    return (
        select(rows, Signing.number, Customer.name.label("customer"))
        .join(Signing, Signing.id == rows.c[signing_column])
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .order_by(rows.c.day, rows.c.record_id)
    )
