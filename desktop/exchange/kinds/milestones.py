"""Milestones of deals: recognised by deal and name."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.exchange.columns import Column, Ref
from desktop.exchange.keyed import upsert, without_clashes
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.values.dates import day
from desktop.exchange.values.text import code, one_line
from desktop.models import Deal, Milestone

COLUMNS = (
    Column("deal", "项目", "Deal", code, is_required=True, refers=Ref.DEAL, also=(
        "项目编号", "deal code", "opportunity", "project")),
    Column("name", "里程碑", "Name", one_line, is_required=True, also=(
        "里程碑名称", "节点", "名称", "milestone", "milestone name", "step")),
    Column("planned_on", "计划日期", "Planned on", day, is_required=True, also=(
        "计划完成日期", "计划时间", "planned date", "due date", "due on")),
    Column("done_on", "完成日期", "Done on", day, also=(
        "实际完成日期", "完成时间", "completed on", "done date", "completion date")),
)  # fmt: skip
ATTRIBUTES = {"deal": "deal_id", "name": "name", "planned_on": "planned_on", "done_on": "done_on"}


def save(rows: list[Row], work: Work) -> None:
    """Add and change milestones."""
    keys = {row.number: (row.values["deal"], row.values["name"]) for row in rows}
    kept, repeats = without_clashes(rows, keys, work)
    stored = work.session.execute(select(Milestone.deal_id, Milestone.name, Milestone.id)).all()
    known = {(milestone.deal_id, milestone.name): milestone.id for milestone in stored}
    saved = upsert(Milestone, ATTRIBUTES, [(row, known.get(keys[row.number]), {}) for row in kept], work)
    saved.count([*kept, *(row for row in rows if row.number in repeats)], work)


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All milestones in the order of their planned days."""
    question = (
        select(Deal.code.label("deal"), Milestone.name, Milestone.planned_on, Milestone.done_on)
        .join(Deal, Deal.id == Milestone.deal_id)
        .where(Milestone.deleted_at.is_(None))
        .order_by(Milestone.planned_on, Milestone.id)
    )
    return session.execute(question).mappings().all()


KIND = Kind("milestones", COLUMNS, save, export)
