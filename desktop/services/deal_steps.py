"""The steps of a deal in the record of changes: kept with how it stood before, so that each can be taken back."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import AuditEntry, Deal, DealOwner, DealStageChange, Signing
from desktop.models.base import now
from desktop.services import audit
from desktop.services.deals import SUBJECT
from desktop.services.ownership import restore_history

TAKEN_BACK = "deal.taken_back"
STEPS = ("deal.moved", "deal.won", "deal.lost", "deal.reopened", "deal.handed_over")
GONE = "gone"  # in how a deal stood before: the contract whose removal opened it
_KEPT = ("stage_id", "staff_id", "result", "closed_on", "amount", "lost_reason_id")


def former_of(row: Deal) -> dict[str, Any]:
    """How a deal stands before a step, as the record of changes keeps it."""
    return {name: getattr(row, name) for name in _KEPT}


def reached(session: Session, row: Deal, stage_id: int, day: date) -> int:
    """The key of the entry in the deal's history that says when it reached a stage."""
    change = DealStageChange(deal_id=row.id, stage_id=stage_id, reached_on=day)
    session.add(change)
    session.flush()
    return change.id


def note(session: Session, verb: str, row: Deal, former: dict[str, Any]) -> None:
    """Put a step into the record of changes, with all that taking it back needs."""
    row.revision += 1
    audit.append(session, verb, SUBJECT, row.id, {"former": former})


def last_step(session: Session, deal_id: int) -> AuditEntry:
    """The step of a deal that can be taken back; refused where there is none or it was taken back already."""
    newest = newest_step(session, deal_id)
    if newest is None or newest.verb == TAKEN_BACK:
        raise RequestError(N_("There is nothing to take back; the deal was changed meanwhile."))
    return newest


def newest_step(session: Session, deal_id: int) -> AuditEntry | None:
    """The latest step of a deal or its taking back, None where nothing became of it yet."""
    question = select(AuditEntry).where(AuditEntry.subject == SUBJECT, AuditEntry.subject_id == deal_id)
    return session.scalars(
        question.where(AuditEntry.verb.in_((*STEPS, TAKEN_BACK))).order_by(AuditEntry.id.desc()).limit(1)
    ).first()


def closing_day(former: dict[str, Any]) -> date | None:
    """The day the deal was closed on before a step, None where it was open."""
    closed: str | None = former["closed_on"]
    return None if closed is None else date.fromisoformat(closed)


def restore_step(session: Session, row: Deal, former: dict[str, Any]) -> None:
    """Let a deal stand as it did before a step, with its history, bearer and contract."""
    for name in ("stage_id", "staff_id", "result", "lost_reason_id"):
        setattr(row, name, former[name])
    row.closed_on = closing_day(former)
    row.amount = None if former["amount"] is None else Decimal(str(former["amount"]))
    if change_id := former.get("stage_change"):
        session.delete(session.get_one(DealStageChange, change_id))
    if "stays" in former:
        restore_history(session, DealOwner, row.id, former["stays"])
    if gone := former.get(GONE):
        contract = session.get_one(Signing, gone)
        if contract.deleted_at is not None:
            raise RequestError(
                N_("The contract this deal was won by was removed. Bring the contract back; the deal is won with it.")
            )
        contract.deal_id = row.id
    if signed := former.get("signing"):
        signing_id, deal_id, was_made = signed
        signing = session.get_one(Signing, signing_id)
        if deal_id is not None and signing.deleted_at is not None:
            raise RequestError(
                N_("The contract of this deal was removed. Bring the contract back first, then take this back.")
            )
        signing.deal_id = deal_id
        if was_made:
            signing.deleted_at = now()
    session.flush()
