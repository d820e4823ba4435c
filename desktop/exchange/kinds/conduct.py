"""Conduct events: awards, penalties and red lines, in points and never in money."""

from typing import Any

from desktop.errors import N_
from desktop.exchange.columns import Column
from desktop.exchange.kinds.flat_kind import flat_kind
from desktop.exchange.kinds.shared import date_column, staff_column
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.choices import choice
from desktop.exchange.values.numbers import signed_points
from desktop.exchange.values.text import long_text
from desktop.models import Conduct

KINDS = choice({
    "award": ("奖励", "加分", "表扬"),
    "penalty": ("扣分", "处罚", "批评"),
    "red_line": ("红线", "一票否决", "red line"),
})  # fmt: skip
COLUMNS = (
    date_column("发生日期", "happened on", "event date"),
    staff_column(),
    Column("kind", "类型", "Kind", KINDS, is_required=True, also=("奖惩类型", "类别", "type", "category")),
    Column("points", "分值", "Points", signed_points, also=("加减分", "分数", "得分", "score")),
    Column(
        "description", "内容", "Description", long_text, also=("事由", "说明", "事件", "reason", "event", "notes")
    ),
    Column("evidence", "依据", "Evidence", long_text, also=("凭证", "证据")),
    Column("decision", "处理意见", "Decision", long_text, also=("处理结果", "决定")),
)
ATTRIBUTES = {
    "date": "happened_on", "staff": "staff_id", "kind": "kind", "points": "points", "description": "description",
    "evidence": "evidence", "decision": "decision",
}  # fmt: skip


def check(values: dict[str, Any]) -> None:
    """The kind gives the sign: a penalty of -5 is one of 5 points; a red line says what happened."""
    if values["kind"] == "red_line" and not values.get("description"):
        raise Refusal(N_("A red line sets the lowest grade. Describe what happened.")).about("description")
    points = values.get("points")
    if points is None or points >= 0:
        return
    if values["kind"] == "award":
        raise Refusal(N_("An award cannot have points below zero.")).about("points")
    values["points"] = -points


KIND = flat_kind("conduct", Conduct, COLUMNS, ATTRIBUTES, check=check)
