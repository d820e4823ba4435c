"""Activities and what staff brought home from them: an activity by name and day, a result by staff member."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.exchange.columns import Column
from desktop.exchange.keyed import Saved, upsert, without_clashes
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.shared import date_column, staff_column
from desktop.exchange.values.numbers import count, money
from desktop.exchange.values.text import one_line
from desktop.models import Activity, ActivityResult, Staff

COLUMNS = (
    Column("name", "活动", "Name", one_line, is_required=True, also=(
        "活动名称", "名称", "activity", "activity name", "event")),
    date_column("活动日期", "held on", "event date", "activity date"),
    Column("kind", "类型", "Kind", one_line, also=("活动类型", "类别", "type", "category")),
    Column("cost", "费用", "Cost", money, also=("活动费用", "花费", "expense", "budget")),
    staff_column(is_required=False),
    Column("leads", "获客数", "Leads", count, also=("获客", "线索数", "意向客户数", "new leads")),
    Column("deals", "成交数", "Deals", count, also=("成交", "签约数", "deals won")),
)  # fmt: skip
ATTRIBUTES = {"name": "name", "date": "held_on", "kind": "kind", "cost": "cost"}


def save(rows: list[Row], work: Work) -> None:
    """Add and change activities, then the results of people."""
    keys = {row.number: (_key(row), row.values.get("staff"), row.values["name"]) for row in rows}
    kept, repeats = without_clashes(rows, keys, work)
    saved = _save_activities(kept, work)
    _save_results(kept, saved, work)
    saved.count([*kept, *(row for row in rows if row.number in repeats)], work)


def _key(row: Row) -> tuple[str, Any]:
    return row.values["name"], row.values["date"]


def _save_activities(rows: list[Row], work: Work) -> Saved:
    """The activities, once each however many people took part."""
    stored = work.session.execute(select(Activity.name, Activity.held_on, Activity.id)).all()
    known = {(activity.name, activity.held_on): activity.id for activity in stored}
    first: dict[tuple[str, Any], Row] = {}
    for row in rows:
        first.setdefault(_key(row), row)
    saved = upsert(Activity, ATTRIBUTES, [(row, known.get(key), {}) for key, row in first.items()], work)
    for row in rows:
        saved.ids[row.number] = saved.ids[first[_key(row)].number]
    return saved


def _save_results(rows: list[Row], saved: Saved, work: Work) -> None:
    question = select(ActivityResult)
    stored = {(result.activity_id, result.staff_id): result for result in work.session.scalars(question)}
    for row in rows:
        if not row.given("staff"):
            continue
        key = (saved.ids[row.number], row.values["staff"])
        result = stored.get(key)
        if result is None:
            result = ActivityResult(
                activity_id=key[0], staff_id=key[1], leads=row.values.get("leads") or 0,
                deals=row.values.get("deals") or 0,
            )  # fmt: skip
            work.session.add(result)
            stored[key] = result
            saved.created.add(row.number)
            continue
        for name in ("leads", "deals"):
            value = row.values.get(name)
            if value is not None and getattr(result, name) != value:
                setattr(result, name, value)
                saved.updated.add(row.number)
    work.session.flush()


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All activities with one row for each person's result."""
    question = (
        select(
            Activity.name, Activity.held_on.label("date"), Activity.kind, Activity.cost, Staff.code.label("staff"),
            ActivityResult.leads, ActivityResult.deals,
        )
        .outerjoin(ActivityResult, ActivityResult.activity_id == Activity.id)
        .outerjoin(Staff, Staff.id == ActivityResult.staff_id)
        .where(Activity.deleted_at.is_(None))
        .order_by(Activity.held_on, Activity.id, Staff.code)
    )  # fmt: skip
    return session.execute(question).mappings().all()


KIND = Kind("activities", COLUMNS, save, export)
