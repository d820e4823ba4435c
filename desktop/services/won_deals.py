"""What becomes of a deal whose contract goes: it is open again, and won again when the contract comes back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import AuditEntry, Deal, DealResult, DealStageChange, Signing, Stage
from desktop.services import audit
from desktop.services.deal_steps import TAKEN_BACK, closing_day, former_of, newest_step, note, restore_step
from desktop.services.deals import SUBJECT
from desktop.services.finalised_days import refuse_finalised_days

REMOVED, REOPENED = "signing.removed", "deal.reopened"


def open_again(session: Session, row: Deal) -> None:
    """Let a closed deal be open, inside the caller's transaction; a contract no longer belongs to it."""
    refuse_finalised_days(session, (row.staff_id,), (row.closed_on,))
    former = former_of(row)
    signing = session.scalar(select(Signing).where(Signing.deal_id == row.id, Signing.deleted_at.is_(None)).limit(1))
    if signing is not None:
        former["signing"] = [signing.id, row.id, False]
        signing.deal_id = None
    row.result, row.closed_on, row.amount, row.lost_reason_id = DealResult.OPEN, None, None, None
    row.stage_id = _last_open_stage(session, row)
    note(session, REOPENED, row, former)


def open_deal_of(session: Session, signing: Signing) -> int | None:
    """The key of the deal that is open again because its contract goes; None where none was won by it."""
    row = session.get(Deal, signing.deal_id) if signing.deal_id is not None else None
    if row is None or row.deleted_at is not None or row.result != DealResult.WON:
        return None
    open_again(session, row)
    return row.id


def win_deal_of(session: Session, signing: Signing) -> int | None:
    """The key of the deal that is won again because its contract came back; None where it went on otherwise."""
    row = _deal_opened_by_removing(session, signing)
    entry = newest_step(session, row.id) if row is not None else None
    if row is None or entry is None or entry.verb != REOPENED:
        return None
    former = entry.details["former"]
    if former.get("signing", [None])[0] != signing.id:
        return None
    refuse_finalised_days(session, {row.staff_id, former["staff_id"]}, {closing_day(former)})
    restore_step(session, row, former)
    row.revision += 1
    audit.append(session, TAKEN_BACK, SUBJECT, row.id, {"entry": entry.id})
    return row.id


def _deal_opened_by_removing(session: Session, signing: Signing) -> Deal | None:
    """The deal the latest removal of the contract opened, if it is there and open still."""
    removal = select(AuditEntry).where(
        AuditEntry.verb == REMOVED, AuditEntry.subject == "signing", AuditEntry.subject_id == signing.id
    )
    entry = session.scalars(removal.order_by(AuditEntry.id.desc()).limit(1)).first()
    deal_id = entry.details.get("deal") if entry is not None else None
    row = session.get(Deal, deal_id) if deal_id is not None else None
    if row is None or row.deleted_at is not None or row.result != DealResult.OPEN:
        return None
    return row


def _last_open_stage(session: Session, row: Deal) -> int | None:
    """The stage the deal was at before it was signed; where none is known, the one it has."""
    return (
        session.scalar(
            select(Stage.id)
            .join(DealStageChange, DealStageChange.stage_id == Stage.id)
            .where(DealStageChange.deal_id == row.id, Stage.step.not_in(("signing", "landing", "collection")))
            .order_by(DealStageChange.reached_on.desc(), DealStageChange.id.desc())
            .limit(1)
        )
        or row.stage_id
    )
