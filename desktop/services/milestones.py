"""Verbs on deals' milestones: a planned day, and the day it was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Deal, Milestone
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_past
from desktop.services.texts import required_line


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """What the owner entered; `done_on` once it is reached."""

    deal_id: int | None
    name: str
    planned_on: date
    done_on: date | None = None


class Milestones(RecordLog[Milestone, MilestoneDraft]):
    """The milestones; each method is one transaction. A deal has each name once."""

    subject = "milestone"
    model = Milestone

    def _fill(self, session: Session, row: Milestone, draft: MilestoneDraft) -> None:
        check_past(draft.done_on, self._today())
        deal = session.get(Deal, draft.deal_id) if draft.deal_id is not None else None
        if deal is None or deal.deleted_at is not None:
            raise RequestError(N_("Choose the deal this milestone belongs to."))
        name = required_line(draft.name, N_("Milestone"))
        _refuse_twice(session, row, deal.id, name)
        row.deal_id, row.name = deal.id, name
        row.planned_on, row.done_on = draft.planned_on, draft.done_on

    def _check_return(self, session: Session, row: Milestone) -> None:
        super()._check_return(session, row)
        _refuse_twice(session, row, row.deal_id, row.name)

    def _days(self, row: Milestone) -> tuple[date, date]:
        return row.planned_on, row.planned_on

    def _staff_ids(self, session: Session, row: Milestone) -> Collection[int]:
        return (session.get_one(Deal, row.deal_id).staff_id,)


def _refuse_twice(session: Session, row: Milestone, deal_id: int, name: str) -> None:
    same = select(Milestone.id).where(
        Milestone.deal_id == deal_id, Milestone.name == name, Milestone.deleted_at.is_(None)
    )
    if session.scalar(same.where(Milestone.id != row.id) if row.id else same) is not None:
        raise RequestError(N_("This deal has a milestone “{name}” already; change that one."), name=name)
