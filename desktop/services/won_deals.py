"""What becomes of a deal whose contract goes: it is open again, and won again when the contract comes back."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Deal, DealResult, DealStageChange, Signing, Stage
from desktop.services import audit
from desktop.services.deal_steps import GONE, TAKEN_BACK, closing_day, former_of, newest_step, note, restore_step
from desktop.services.deals import SUBJECT
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.needed_first import refuse_hanging

REOPENED = "deal.reopened"


def open_again(session: Session, row: Deal, former: dict[str, Any]) -> None:
    """Let a closed deal be open, inside the caller's transaction; `former`: what else taking it back needs."""
    refuse_finalised_days(session, (row.staff_id,), (row.closed_on,))
    kept = former_of(row) | former
    row.result, row.closed_on, row.amount, row.lost_reason_id = DealResult.OPEN, None, None, None
    row.stage_id = _last_open_stage(session, row)
    note(session, REOPENED, row, kept)


def open_deal_of(session: Session, signing: Signing) -> int | None:
    """The key of the deal that is open again because its only contract goes; None where no deal waits for it."""
    row = session.get(Deal, signing.deal_id) if signing.deal_id is not None else None
    if row is None or row.deleted_at is not None or row.result != DealResult.WON:
        return None
    others = select(Signing.id).where(
        Signing.deal_id == row.id, Signing.deleted_at.is_(None), Signing.id != signing.id
    )
    if session.scalar(others.limit(1)) is not None:
        return None
    open_again(session, row, {GONE: signing.id})  # which keeps its deal, so that both find each other again
    return row.id


def win_deal_of(session: Session, signing: Signing) -> int | None:
    """The key of the deal that is won again because its contract came back; None where it went on otherwise."""
    row = session.get(Deal, signing.deal_id) if signing.deal_id is not None else None
    if row is None or row.deleted_at is not None or row.result == DealResult.WON:
        return None
    entry = newest_step(session, row.id)
    former = entry.details["former"] if entry is not None and entry.verb == REOPENED else {}
    if entry is None or former.get(GONE) != signing.id or former["staff_id"] != row.staff_id:
        signing.deal_id = None  # the deal was lost, moved on or handed over meanwhile
        return None
    refuse_finalised_days(session, {row.staff_id}, {closing_day(former)})
    restore_step(session, row, former)
    refuse_hanging(session, row)
    row.revision += 1
    audit.append(session, TAKEN_BACK, SUBJECT, row.id, {"entry": entry.id})
    return row.id


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
