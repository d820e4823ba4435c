"""Instalments of a contract as the owner wants them: kept, changed, added, taken out; in the caller's transaction."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Instalment
from desktop.models.base import now
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.signing_drafts import InstalmentDraft
from desktop.services.signing_rules import check_amount


def keep_instalments(
    session: Session, signing_id: int, drafts: Sequence[InstalmentDraft], staff_ids: Collection[int]
) -> None:
    """Make the contract's instalments those of the drafts; what is not among them is taken out."""
    known = {
        row.id: row
        for row in session.scalars(
            select(Instalment).where(Instalment.signing_id == signing_id, Instalment.deleted_at.is_(None))
        )
    }
    for draft in drafts:
        check_amount(draft.amount, N_("An instalment"))
        if draft.amount == 0:
            raise RequestError(
                N_("The instalment due on {day} is 0. Enter an amount or take the row out."),
                day=draft.due_on.isoformat(),
            )
        if draft.instalment_id is None:
            refuse_finalised_days(session, staff_ids, [draft.due_on])
            session.add(Instalment(signing_id=signing_id, due_on=draft.due_on, amount=draft.amount))
        else:
            _change(session, known.pop(draft.instalment_id, None), draft, staff_ids)
    for row in known.values():
        refuse_finalised_days(session, staff_ids, [row.due_on])
        row.deleted_at = now()
    session.flush()


def _change(session: Session, row: Instalment | None, draft: InstalmentDraft, staff_ids: Collection[int]) -> None:
    if row is None:
        raise RequestError(N_("An instalment was removed meanwhile, perhaps on another computer."))
    if (row.due_on, row.amount) == (draft.due_on, draft.amount):
        return
    refuse_finalised_days(session, staff_ids, [row.due_on, draft.due_on])
    row.due_on, row.amount = draft.due_on, draft.amount
    row.revision += 1
