"""Verbs on one person's review: edit findings and actions, record the interview."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Action, Evaluation, Finding, Review, ReviewItem
from desktop.models.base import now
from desktop.queries.rewritten import EDITED, figure_of
from desktop.services import audit, computed_words
from desktop.services.action_marks import note_done
from desktop.services.computed_words import Rewritten
from desktop.services.evaluation_run import status_of
from desktop.services.existing_evaluations import refuse_sealed
from desktop.store.database import Database

_GONE = N_("This text is no longer there, perhaps because the evaluation was computed again. Please look again.")


class ReviewTextVerbs:
    """The owner's own words on a review; each method is one transaction and refused once the result is finalised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def edit_finding(self, finding_id: int, language: str, text: str, cause: str | None = None) -> None:
        """Replace a finding's text, and its cause if given, in one language; it survives being computed again."""
        with self._database.write() as session:
            finding = _open_finding(session, finding_id)
            computed_words.remember(session, finding)
            written = {"texts": _stated(text)} | ({} if cause is None else {"causes": cause.strip()})
            _rewrite(session, finding, language, written)

    def edit_action(
        self,
        action_id: int,
        language: str,
        text: str,
        goal: str,
        support: str,
        due_on: date,
        owner: str,
    ) -> None:
        """Replace an action's texts in one language, its due day and who answers for it."""
        with self._database.write() as session:
            action = _open_action(session, action_id)
            computed_words.remember(session, action)
            action.due_on, action.owner = due_on, owner.strip()
            written = {"texts": _stated(text), "goals": goal.strip(), "supports": support.strip()}
            _rewrite(session, action, language, written)

    def return_finding(self, finding_id: int, language: str) -> Rewritten:
        """Give a finding its computed words back in one language; what stood there, for `rewrite_again`."""
        with self._database.write() as session:
            return computed_words.back_to_computed(session, _open_finding(session, finding_id), language)

    def return_action(self, action_id: int, language: str) -> Rewritten:
        """Give an action its computed words in one language, its day and owner back; what stood there."""
        with self._database.write() as session:
            return computed_words.back_to_computed(session, _open_action(session, action_id), language)

    def rewrite_again(self, before: Rewritten) -> None:
        """Put the owner's words back that stood there before the computed ones."""
        with self._database.write() as session:
            opened = _open_finding if before.table is Finding else _open_action
            computed_words.rewrite_again(session, opened(session, before.key), before)

    def add_action(
        self,
        review_id: int,
        language: str,
        text: str,
        goal: str,
        support: str,
        due_on: date,
        owner: str,
        indicator: str = "",
    ) -> int:
        """Add an action of the owner's own and return its key."""
        with self._database.write() as session:
            review = _open_review(session, review_id)
            last = session.scalar(select(func.max(Action.sort_order)).where(Action.review_id == review_id))
            action = Action(
                review_id=review_id,
                staff_id=review.staff_id,
                sort_order=0 if last is None else last + 1,
                indicator=indicator,
                texts={language: _stated(text)},
                goals={language: goal.strip()},
                supports={language: support.strip()},
                due_on=due_on,
                owner=owner.strip() or review.staff_name,
                is_added=True,
            )
            session.add(action)
            session.flush()
            audit.append(session, "action.added", "action", action.id, {"review": review_id})
            return action.id

    def remove_action(self, action_id: int) -> None:
        """Take an action off the plan; it does not come back when figures are computed again."""
        with self._database.write() as session:
            action = _open_action(session, action_id)
            computed_words.remember(session, action)
            action.deleted_at, action.is_edited = now(), True
            audit.append(session, "action.removed", "action", action_id)

    def restore_action(self, action_id: int) -> None:
        """Put an action back on the plan."""
        with self._database.write() as session:
            action = session.get(Action, action_id)
            if action is None:
                raise RequestError(_GONE)
            _open_review(session, action.review_id)
            action.deleted_at = None
            audit.append(session, "action.restored", "action", action_id)
            computed_words.settle(session, action)

    def complete_action(self, action_id: int, done_on: date | None) -> None:
        """Record the day an action was done, or that it is open again; allowed after finalising too."""
        with self._database.write() as session:
            action = session.get(Action, action_id)
            if action is None or action.deleted_at is not None:
                raise RequestError(_GONE)
            note_done(session, action, done_on)

    def record_interview(
        self,
        review_id: int,
        interviewed_on: date | None,
        employee_opinion: str = "",
        difficulties: str = "",
        agreements: str = "",
    ) -> None:
        """Keep what was said in the interview; once everybody was spoken to, the evaluation says so."""
        with self._database.write() as session:
            review = _open_review(session, review_id)
            review.interviewed_on = interviewed_on
            review.employee_opinion = employee_opinion.strip()
            review.difficulties = difficulties.strip()
            review.agreements = agreements.strip()
            session.flush()
            evaluation = session.get_one(Evaluation, review.evaluation_id)
            evaluation.status = status_of(session, evaluation.id)
            audit.append(session, "review.interviewed", "review", review_id)


def _rewrite(session: Session, row: Finding | Action, language: str, written: Mapping[str, str]) -> None:
    """Keep the owner's words in a language; the record of changes tells which are new, and of which figure."""
    fields = [name for name, text in written.items() if getattr(row, name).get(language, "") != text]
    for name in fields:
        setattr(row, name, {**getattr(row, name), language: written[name]})
    row.is_edited = True
    items = session.scalars(select(ReviewItem).where(ReviewItem.review_id == row.review_id)).all()
    details = {"language": language, "fields": fields, "figure": figure_of(items, row)}
    audit.append(session, EDITED[type(row)], row.__tablename__, row.id, details)


def _open_finding(session: Session, finding_id: int) -> Finding:
    finding = session.get(Finding, finding_id)
    if finding is None:
        raise RequestError(_GONE)
    _open_review(session, finding.review_id)
    return finding


def _open_action(session: Session, action_id: int) -> Action:
    action = session.get(Action, action_id)
    if action is None or action.deleted_at is not None:
        raise RequestError(_GONE)
    _open_review(session, action.review_id)
    return action


def _open_review(session: Session, review_id: int) -> Review:
    """The review, if it may still be changed."""
    review = session.get(Review, review_id)
    if review is None:
        raise RequestError(_GONE)
    refuse_sealed(session.get_one(Evaluation, review.evaluation_id))
    return review


def _stated(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise RequestError(N_("The text is empty. Write a sentence, or leave the old one."))
    return stripped
