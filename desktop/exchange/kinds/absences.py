"""Absences: first and last day; those that are not said to be unapproved are approved."""

from collections.abc import Mapping
from typing import Any

from desktop.exchange.columns import Column
from desktop.exchange.kinds.flat_kind import flat_kind
from desktop.exchange.kinds.shared import in_order, staff_column
from desktop.exchange.values.choices import yes_or_no
from desktop.exchange.values.dates import day
from desktop.exchange.values.text import one_line
from desktop.models import Absence

COLUMNS = (
    staff_column(also=("请假人", "申请人")),
    Column("started_on", "开始日期", "Started on", day, is_required=True, also=(
        "开始时间", "请假开始日期", "起始日期", "start", "start date", "from", "first day")),
    Column("ended_on", "结束日期", "Ended on", day, is_required=True, also=(
        "结束时间", "请假结束日期", "截止日期", "end", "end date", "to", "until", "last day")),
    Column("reason", "原因", "Reason", one_line, also=(
        "请假类型", "假别", "事由", "请假事由", "备注", "说明", "type", "kind", "notes")),
    Column("approved", "已批准", "Approved", yes_or_no, also=("是否批准", "批准", "审批", "is approved")),
)  # fmt: skip
ATTRIBUTES = {
    "staff": "staff_id", "started_on": "started_on", "ended_on": "ended_on", "reason": "reason",
    "approved": "is_approved",
}  # fmt: skip


def check(values: Mapping[str, Any]) -> None:
    """An absence does not end before it starts."""
    in_order(values, "started_on", "ended_on")


KIND = flat_kind("absences", Absence, COLUMNS, ATTRIBUTES, {"is_approved": True}, check, day="started_on")
