"""What becomes of many rows entered at once: those that can be kept are kept together, the others say why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import QianjiError
from desktop.models import Customer, Deal, Signing, Visit
from desktop.models.base import now

Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Batch:
    """The keys of the records made, by the place of their draft; the refused ones with the reason; new customers."""

    kept: Mapping[int, int]
    refused: Mapping[int, QianjiError] = field(default_factory=dict)
    new_customers: tuple[int, ...] = ()


def keep_each(session: Session, drafts: Sequence[Draft], keep: Callable[[Session, Draft], int]) -> Batch:
    """Keep every draft that can be kept, each under a savepoint of its own: a refused one leaves no trace."""
    kept: dict[int, int] = {}
    refused: dict[int, QianjiError] = {}
    before = session.scalar(select(Customer.id).order_by(Customer.id.desc()).limit(1)) or 0
    for place, draft in enumerate(drafts):
        try:
            with session.begin_nested():
                kept[place] = keep(session, draft)
        except QianjiError as error:
            refused[place] = error
    new = session.scalars(select(Customer.id).where(Customer.id > before)).all()
    return Batch(kept, refused, tuple(new))


def drop_unused_customers(session: Session, customer_ids: Sequence[int]) -> None:
    """Take customers off the list that were added on the way and that nothing names any more."""
    moment = now()
    for customer_id in customer_ids:
        row = session.get(Customer, customer_id)
        if row is not None and row.deleted_at is None and not _is_named(session, customer_id):
            row.deleted_at = moment


def _is_named(session: Session, customer_id: int) -> bool:
    return any(
        session.scalar(select(model.id).where(model.customer_id == customer_id, model.deleted_at.is_(None)).limit(1))
        is not None
        for model in (Visit, Deal, Signing)
    )
