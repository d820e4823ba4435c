"""Verbs on the actions of improvement plans: check in, tick off, set another due day; each can be undone."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.exact import plain
from desktop.errors import N_, RequestError
from desktop.models import Action, ActionCheckIn, ActionDueChange, Evaluation, Review
from desktop.models.base import now
from desktop.queries.due_days import due_day
from desktop.services import audit
from desktop.services.action_marks import note_done
from desktop.services.gone import GoneError
from desktop.services.texts import required_line, text_of
from desktop.store.database import Database

_GONE = N_("This action is no longer on the plan, perhaps because the evaluation was computed again.")
_LONGEST = timedelta(days=731)
_MOST = Decimal(10) ** 12


class PlanVerbs:
    """What the owner does with the actions of a plan; allowed after finalising, which keeps the printed plan."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def check_in(self, action_id: int, noted_on: date, value: Decimal | None, note: str) -> int:
        """Keep how an action stands on a day: the figure, a note, or both; returns the check-in's key."""
        with self._database.write() as session:
            action = _action(session, action_id)
            self._refuse_future(noted_on)
            kept = text_of(note, N_("Note"))
            if value is None and not kept:
                raise RequestError(N_("Enter the figure of the day, or write a note."))
            if value is not None and abs(value) >= _MOST:
                raise RequestError(N_("The figure is too large to be one."))
            row = ActionCheckIn(
                action_id=action.id, noted_on=noted_on, value=None if value is None else plain(value), note=kept
            )
            session.add(row)
            session.flush()
            audit.append(session, "action.checked_in", "action", action_id, {"check_in": row.id})
            return row.id

    def remove_check_in(self, check_in_id: int) -> None:
        """Take a check-in out of the history; `restore_check_in` undoes it."""
        with self._database.write() as session:
            row = _check_in(session, check_in_id, removed=False)
            row.deleted_at = now()
            audit.append(session, "action.check_in_removed", "action", row.action_id, {"check_in": row.id})

    def restore_check_in(self, check_in_id: int) -> None:
        """Bring a removed check-in back."""
        with self._database.write() as session:
            row = _check_in(session, check_in_id, removed=True)
            row.deleted_at = None
            audit.append(session, "action.check_in_restored", "action", row.action_id, {"check_in": row.id})

    def complete(self, action_id: int, done_on: date | None) -> date | None:
        """Tick an action off on a day, or open it again with None; returns what was noted before, to undo it."""
        with self._database.write() as session:
            action = _action(session, action_id)
            if done_on is not None:
                self._refuse_future(done_on)
            before = action.done_on
            note_done(session, action, done_on)
            return before

    def change_due(self, action_id: int, due_on: date, reason: str) -> int:
        """Set another due day with the owner's reason; the printed one stays on record. Returns the change's key."""
        with self._database.write() as session:
            action = _action(session, action_id)
            kept, current = required_line(reason, N_("Reason")), due_day(session, action)
            if due_on == current:
                raise RequestError(N_("The action is due on {day} already."), day=current.isoformat())
            if due_on < self._today():
                raise RequestError(N_("{day} is past; nothing can fall due then any more."), day=due_on.isoformat())
            if due_on - self._today() > _LONGEST:
                raise RequestError(N_("{day} is more than two years away. Check the year."), day=due_on.isoformat())
            change = ActionDueChange(
                action_id=action.id, changed_on=self._today(), was_due_on=current, due_on=due_on, reason=kept
            )
            session.add(change)
            session.flush()
            audit.append(session, "action.due_changed", "action", action_id, {"due_on": due_on, "reason": kept})
            return change.id

    def undo_due(self, action_id: int) -> None:
        """Take the latest change of the due day back."""
        with self._database.write() as session:
            _action(session, action_id)
            change = session.scalars(
                select(ActionDueChange)
                .where(ActionDueChange.action_id == action_id)
                .order_by(ActionDueChange.id.desc())
                .limit(1)
            ).first()
            if change is None:
                raise RequestError(N_("The due day is the one on the plan; there is no change to take back."))
            session.delete(change)
            audit.append(session, "action.due_undone", "action", action_id, {"due_on": change.was_due_on})

    def _refuse_future(self, day: date) -> None:
        if day > self._today():
            raise RequestError(N_("{day} lies in the future; note what has happened by now."), day=day.isoformat())


def _action(session: Session, action_id: int) -> Action:
    row = session.scalars(
        select(Action)
        .join(Review, Review.id == Action.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Action.id == action_id, Action.deleted_at.is_(None), Evaluation.deleted_at.is_(None))
    ).first()
    if row is None:
        raise GoneError(_GONE)
    return row


def _check_in(session: Session, check_in_id: int, removed: bool) -> ActionCheckIn:
    row = session.get(ActionCheckIn, check_in_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This check-in was removed meanwhile, perhaps on another computer."))
    _action(session, row.action_id)
    return row
