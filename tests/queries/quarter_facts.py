"""The facts of one person in one quarter."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.period import Period, parse_period
from desktop.models import Staff
from desktop.queries.facts import staff_facts

QUARTER = parse_period("2026Q3")
JULY, AUGUST = date(2026, 7, 15), date(2026, 8, 15)
DELETED = datetime(2026, 9, 1, tzinfo=UTC)


def facts_of(session: Session, person: Staff, period: Period = QUARTER) -> dict[str, Decimal | None]:
    return {code: measure.actual for code, measure in staff_facts(session, period)[person.id].items()}
