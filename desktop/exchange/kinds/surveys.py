"""Surveys: customers' answers as scores from 0 to 100."""

from desktop.exchange.columns import Column
from desktop.exchange.kinds.flat_kind import flat_kind
from desktop.exchange.kinds.shared import customer_column, date_column, staff_column
from desktop.exchange.values.choices import answer
from desktop.exchange.values.text import long_text
from desktop.models import Survey

COLUMNS = (
    date_column("回访日期", "调查日期", "survey date"),
    customer_column(),
    staff_column(is_required=False),
    Column("score", "评分", "Score", answer, is_required=True, also=(
        "满意度", "得分", "分数", "rating", "satisfaction", "answer")),
    Column("comment", "意见", "Comment", long_text, also=(
        "备注", "客户意见", "反馈", "comments", "notes", "feedback")),
)  # fmt: skip
ATTRIBUTES = {
    "date": "answered_on", "customer": "customer_id", "staff": "staff_id", "score": "score", "comment": "comment",
}  # fmt: skip
KIND = flat_kind("surveys", Survey, COLUMNS, ATTRIBUTES)
