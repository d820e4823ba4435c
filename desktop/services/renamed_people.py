"""A person's new name in drafts: they show today's names, a finalised form those it was sealed with."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop.domain.former_names import is_unmistakable, with_names_now
from desktop.models import Action, Evaluation, Finding, Review, Staff
from desktop.queries.evaluations import FINALISED

_TEXTS = ("titles", "texts", "causes", "goals", "supports")


def rename_in_drafts(session: Session, staff_id: int, old: str, new: str) -> None:
    """Replace a person's name wherever drafts have it: on the form, as a superior, in the plan, within texts.

    What somebody else is called, too, or in part, stays in the texts: nobody knows who was meant.
    """
    if not old or old == new:
        return
    drafts = select(Evaluation.id).where(Evaluation.status != FINALISED)
    in_drafts = Review.evaluation_id.in_(drafts)
    mine = select(Review.id).where(in_drafts, Review.staff_id == staff_id)
    session.execute(update(Action).where(Action.review_id.in_(mine), Action.owner == old).values(owner=new))
    session.execute(update(Review).where(in_drafts, Review.staff_id == staff_id).values(staff_name=new))
    led = select(Staff.id).where(Staff.manager_id == staff_id)
    below = update(Review).where(in_drafts, Review.superior == old, Review.staff_id.in_(led))
    session.execute(below.values(superior=new))
    others = set(session.scalars(select(Staff.name).where(Staff.id != staff_id, Staff.deleted_at.is_(None))))
    if old in others:
        return
    everybodys = select(Review.id).where(in_drafts)
    session.execute(update(Review).where(in_drafts, Review.superior == old).values(superior=new))
    session.execute(update(Action).where(Action.review_id.in_(everybodys), Action.owner == old).values(owner=new))
    if is_unmistakable(old, others):
        findings = session.scalars(select(Finding).where(Finding.review_id.in_(everybodys)))
        actions = session.scalars(select(Action).where(Action.review_id.in_(everybodys)))
        for row in (*findings, *actions):
            _rename(row, old, new)
    session.flush()


def _rename(row: Finding | Action, old: str, new: str) -> None:
    for place in _TEXTS:
        kept: Mapping[str, str] | None = getattr(row, place, None)
        if kept and any(old in text for text in kept.values()):
            setattr(row, place, {language: with_names_now(text, {old: new}) for language, text in kept.items()})
