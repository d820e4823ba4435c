"""Complaints about a staff member's work."""

from collections.abc import Mapping
from typing import Any

from desktop.exchange.columns import Column
from desktop.exchange.kinds.flat_kind import flat_kind
from desktop.exchange.kinds.shared import customer_column, date_column, in_order, staff_column
from desktop.exchange.values.dates import day
from desktop.exchange.values.text import long_text, one_line
from desktop.models import Complaint

COLUMNS = (
    date_column("投诉日期", "complaint date", "received on"),
    customer_column(),
    staff_column(),
    Column("severity", "等级", "Severity", one_line, also=("投诉等级", "严重程度", "级别", "level")),
    Column("description", "内容", "Description", long_text, also=("投诉内容", "说明", "备注", "content", "notes")),
    Column(
        "resolved_on",
        "解决日期",
        "Resolved on",
        day,
        also=("处理日期", "解决时间", "resolved date", "resolution date"),
    ),
)
ATTRIBUTES = {
    "date": "received_on", "customer": "customer_id", "staff": "staff_id", "severity": "severity",
    "description": "description", "resolved_on": "resolved_on",
}  # fmt: skip


def check(values: Mapping[str, Any]) -> None:
    """A complaint is not resolved before it comes."""
    in_order(values, "date", "resolved_on")


KIND = flat_kind("complaints", Complaint, COLUMNS, ATTRIBUTES, check=check)
