"""When actions are due: the day on the plan, or the one the owner set since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Action, ActionDueChange


@dataclass(frozen=True, slots=True)
class DueChange:
    """One change of a due day, with the owner's reason."""

    changed_on: date
    was_due_on: date
    due_on: date
    reason: str


def due_changes(session: Session, action_ids: Iterable[int]) -> dict[int, list[DueChange]]:
    """The changes of each action's due day, the newest first; actions without one are absent."""
    found: dict[int, list[DueChange]] = {}
    for row in session.scalars(
        select(ActionDueChange)
        .where(ActionDueChange.action_id.in_(list(action_ids)))
        .order_by(ActionDueChange.id.desc())
    ):
        found.setdefault(row.action_id, []).append(DueChange(row.changed_on, row.was_due_on, row.due_on, row.reason))
    return found


def due_day(session: Session, action: Action) -> date:
    """The day an action is due on."""
    changes = due_changes(session, [action.id]).get(action.id)
    return changes[0].due_on if changes else action.due_on


def standing_of(session: Session, action_id: int) -> dict[str, Any]:
    """When an action is due, and when it was ticked off; empty where there is none."""
    row = session.get(Action, action_id)
    if row is None or row.deleted_at is not None:
        return {}
    return {"due_on": due_day(session, row), "done_on": row.done_on}
