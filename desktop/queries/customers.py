"""Customers to choose from, found by name, code, pinyin or initials."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.models import Customer
from desktop.queries.lookups import Choice

MOST = 20


def customer_choices(session: Session, text: str = "", limit: int = MOST) -> tuple[Choice, ...]:
    """The customers that match, those whose name begins with the text first."""
    question = select(Customer.id, Customer.name, Customer.code, Customer.pinyin, Customer.initials).where(
        Customer.deleted_at.is_(None)
    )
    wanted = text.strip()
    if wanted:
        low = wanted.casefold()
        question = question.where(
            or_(
                Customer.name.icontains(wanted, autoescape=True),
                Customer.code.istartswith(wanted, autoescape=True),
                Customer.pinyin.startswith(low, autoescape=True),
                Customer.initials.startswith(low, autoescape=True),
            )
        ).order_by(Customer.name.istartswith(wanted, autoescape=True).desc())
    rows = session.execute(question.order_by(Customer.name, Customer.id).limit(limit))
    return tuple(Choice(key, name, (code or "", pinyin, initials)) for key, name, code, pinyin, initials in rows)
