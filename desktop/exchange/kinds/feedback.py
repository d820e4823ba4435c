"""Market feedback that staff brought home."""

from desktop.exchange.columns import Column
from desktop.exchange.kinds.flat_kind import flat_kind
from desktop.exchange.kinds.shared import date_column, staff_column
from desktop.exchange.values.choices import choice
from desktop.exchange.values.text import long_text, one_line
from desktop.models import Feedback

STATUSES = choice({"new": ("新", "新提交", "待处理"), "useful": ("有用", "有价值"), "adopted": ("采纳", "已采纳")})
COLUMNS = (
    date_column("反馈日期", "reported on", "feedback date"),
    staff_column(also=("反馈人", "提交人")),
    Column("topic", "主题", "Topic", one_line, also=("标题", "类别", "subject", "title")),
    Column("content", "内容", "Content", long_text, also=("反馈内容", "说明", "description", "notes")),
    Column("status", "状态", "Status", STATUSES, also=("处理状态", "采纳情况")),
)
ATTRIBUTES = {
    "date": "reported_on", "staff": "staff_id", "topic": "topic", "content": "content", "status": "status",
}  # fmt: skip
KIND = flat_kind("feedback", Feedback, COLUMNS, ATTRIBUTES, {"status": "new"})
