"""Which customers a page shows: whose, of which kind, region, industry and source, with a stalled deal only."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal
from desktop.queries.members import members_of
from desktop.queries.stalling import has_stalled, last_day_to_move, stall_days


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """What is wanted; `text` finds names, codes, contacts and telephones, names by pinyin and initials too."""

    owner_id: int | None = None
    team_id: int | None = None
    kind_id: int | None = None
    region_id: int | None = None
    industry_id: int | None = None
    source_id: int | None = None
    is_stalled: bool = False
    text: str = ""


def customers_matching(session: Session, wanted: CustomerFilter, today: date) -> list[ColumnElement[bool]]:
    """What holds for the wanted customers."""
    found: list[ColumnElement[bool]] = [Customer.deleted_at.is_(None)]
    for column, value in (
        (Customer.owner_id, wanted.owner_id),
        (Customer.kind_id, wanted.kind_id),
        (Customer.region_id, wanted.region_id),
        (Customer.industry_id, wanted.industry_id),
        (Customer.source_id, wanted.source_id),
    ):
        if value is not None:
            found.append(column == value)
    if wanted.team_id is not None:
        found.append(Customer.owner_id.in_(members_of(session, wanted.team_id, today)))
    if wanted.is_stalled:
        limit = last_day_to_move(today, stall_days(session))
        stalled = select(Deal.customer_id).where(has_stalled(limit), Deal.deleted_at.is_(None))
        found.append(Customer.id.in_(stalled))
    if text := wanted.text.strip():
        found.append(_bears(text))
    return found


def _bears(text: str) -> ColumnElement[bool]:
    low = text.casefold().replace(" ", "")
    return or_(
        *(
            column.icontains(text, autoescape=True)
            for column in (Customer.name, Customer.code, Customer.contact, Customer.phone)
        ),
        *(column.startswith(low, autoescape=True) for column in (Customer.pinyin, Customer.initials)),
    )
