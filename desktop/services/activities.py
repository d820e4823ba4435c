"""Verbs on activities, and on what each staff member brought home from them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Activity, ActivityResult
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_in_service, check_past, known_person
from desktop.services.texts import line_of, required_line

MOST_COUNTED = 100_000
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What one staff member brought home: new leads and deals won, whole numbers from 0 on."""

    staff_id: int
    leads: int = 0
    deals: int = 0


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """What the owner entered; a future activity has no results yet. `cost` in 元."""

    name: str
    held_on: date
    kind: str = ""
    cost: Decimal | None = None
    results: tuple[ResultDraft, ...] = ()


class Activities(RecordLog[Activity, ActivityDraft]):
    """The activities; each method is one transaction. On one day each name stands once."""

    subject = "activity"
    model = Activity

    def _fill(self, session: Session, row: Activity, draft: ActivityDraft) -> None:
        if draft.results:
            check_past(draft.held_on, self._today())
        name = required_line(draft.name, N_("Activity"))
        same = select(Activity.id).where(
            Activity.name == name, Activity.held_on == draft.held_on, Activity.deleted_at.is_(None)
        )
        if session.scalar(same.where(Activity.id != row.id) if row.id else same) is not None:
            raise RequestError(
                N_("“{name}” on {day} is on the list already; change that one."),
                name=name,
                day=draft.held_on.isoformat(),
            )
        _check_cost(draft.cost)
        row.name, row.held_on, row.cost = name, draft.held_on, draft.cost
        row.kind = line_of(draft.kind, N_("Kind"))

    def _complete(self, session: Session, row: Activity, draft: ActivityDraft) -> None:
        session.execute(delete(ActivityResult).where(ActivityResult.activity_id == row.id))
        seen: set[int] = set()
        for result in draft.results:
            person = known_person(session, result.staff_id)
            check_in_service(person, draft.held_on)
            if person.id in seen:
                raise RequestError(N_("{name} is entered twice; put both results into one line."), name=person.name)
            seen.add(person.id)
            for number in (result.leads, result.deals):
                if not 0 <= number <= MOST_COUNTED:
                    raise RequestError(N_("Leads and deals are whole numbers from 0 on."))
            session.add(
                ActivityResult(activity_id=row.id, staff_id=person.id, leads=result.leads, deals=result.deals)
            )
        session.flush()

    def _days(self, row: Activity) -> tuple[date, date]:
        return row.held_on, row.held_on

    def _staff_ids(self, session: Session, row: Activity) -> Collection[int]:
        return session.scalars(select(ActivityResult.staff_id).where(ActivityResult.activity_id == row.id)).all()


def _check_cost(cost: Decimal | None) -> None:
    if cost is not None and (not cost.is_finite() or cost < 0 or cost != cost.quantize(CENT)):
        raise RequestError(N_("The cost must be an amount of 0 or more."))
