"""A commission plan and contracts that earn by it."""

from datetime import date
from decimal import Decimal
from typing import Any

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms
from desktop.models import Staff
from desktop.queries.commissions import StatementLine
from desktop.services.commission_plans import PlanDraft
from desktop.store.database import Database
from tests.queries.builders import a_person, a_receipt, a_signing

TODAY = date(2026, 11, 21)
JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
LADDER = (
    CommissionTier(Decimal(0), Decimal(200000), Decimal(1)),
    CommissionTier(Decimal(200000), None, Decimal("1.5")),
)
TERMS = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, LADDER)
PLAN = PlanDraft("回款提成", TERMS, name_en="Commission on money received")


def paid_contract(database: Database, *money: tuple[date, str], share: str = "100", **stated: Any) -> int:
    """A contract of 王龚 (the rest of it 李禾's) signed on 1 July, with money received."""
    with database.write() as session:
        people = session.query(Staff).order_by(Staff.id).all() or [
            a_person(session, "王龚", code="E1"),
            a_person(session, "李禾", code="E2"),
        ]
        shares = [(people[0], share)]
        if share != "100":
            shares.append((people[1], str(100 - Decimal(share))))
        signing = a_signing(session, JULY, *shares, amount="900000", **stated)
        for day, amount in money:
            a_receipt(session, signing, day, amount)
        return signing.id


def figures(lines: tuple[StatementLine, ...]) -> list[tuple[str, str, int, int]]:
    return [(line.period.label, line.staff, int(line.computed), int(line.open)) for line in lines]
