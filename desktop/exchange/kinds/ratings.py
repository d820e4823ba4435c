"""Ratings of people for a period, by superiors, colleagues, customers or themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import BUILT_IN, INDICATORS
from desktop.domain.own_indicator import Source
from desktop.errors import N_
from desktop.exchange.columns import Column
from desktop.exchange.flat import save_flat
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.indicator_names import comparable_name, known_indicators
from desktop.exchange.kinds.periods import period_label, period_of
from desktop.exchange.kinds.shared import staff_column
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.choices import Spellings, choice
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import points
from desktop.exchange.values.text import long_text, one_line
from desktop.models import CustomIndicator, Rating, Staff

RELATIONS: Spellings = {
    "manager": ("上级", "主管", "直属上级"),
    "peer": ("同事", "同级", "colleague"),
    "customer": ("客户",),
    "self": ("自评", "本人", "自己"),
    "owner": ("老板", "企业主", "负责人"),
}
_COMPUTED = frozenset(indicator.code for indicator in BUILT_IN)
COLUMNS = (
    Column("period", "期间", "Period", period_label, also=("考核期", "周期", "月份", "季度", "month", "quarter")),
    Column("start", "开始", "Start", day, also=("开始日期", "start date", "from")),
    Column("end", "结束", "End", day, also=("结束日期", "end date", "to")),
    staff_column(also=("被评价人",)),
    Column(
        "relation",
        "关系",
        "Relation",
        choice(RELATIONS),
        is_required=True,
        also=("评价关系", "评价类型", "relationship", "type"),
    ),
    Column("indicator", "指标", "Indicator", one_line, also=("评分项目", "指标名称", "item", "metric")),
    Column("score", "评分", "Score", points, is_required=True, also=("得分", "分数", "rating")),
    Column("rater", "评价人", "Rater", one_line, also=("评分人", "rated by", "reviewer")),
    Column("comment", "意见", "Comment", long_text, also=("评语", "备注", "comments", "notes")),
)
ATTRIBUTES = {
    "start": "start", "end": "end", "staff": "staff_id", "relation": "relation", "indicator": "indicator",
    "score": "score", "rater": "rater", "comment": "comment",
}  # fmt: skip


def save(rows: list[Row], work: Work) -> None:
    """Add the ratings that are not known yet."""
    dated = []
    formulas = set(work.session.scalars(select(CustomIndicator.code).where(CustomIndicator.source == Source.FORMULA)))
    indicators = {
        name: code
        for name, (code, _unit) in known_indicators(work.session).items()
        if code not in _COMPUTED | formulas
    }
    for row in rows:
        try:
            period = period_of(row.values, work.fiscal_year_start)
        except Refusal as refusal:
            work.reject(row, refusal, "period", str(row.values.get("period") or ""))
            continue
        row.values |= {"start": period.start, "end": period.end}
        try:
            row.values["indicator"] = _indicator(row.values.get("indicator") or "", indicators)
        except Refusal as refusal:
            work.reject(row, refusal, "indicator", str(row.values.get("indicator") or ""))
            continue
        dated.append(row)
    work.present |= {"start", "end", "indicator"}
    save_flat(Rating, ATTRIBUTES, dated, work, "start")


def _indicator(name: str, indicators: Mapping[str, str]) -> str:
    """The code points are kept under: "" for the owner's assessment and the 360° rating."""
    if not name:
        return ""
    known = indicators.get(comparable_name(name))
    if known is None:
        raise Refusal(
            N_("Nobody gives points for “{name}”. Name an indicator of your own, or leave the cell empty."), name=name
        )
    return "" if known in INDICATORS else known


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All ratings in the order of their periods."""
    question = (
        select(
            Rating.start, Rating.end, Staff.code.label("staff"), Rating.relation, Rating.indicator, Rating.score,
            Rating.rater, Rating.comment,
        )
        .join(Staff, Staff.id == Rating.staff_id)
        .where(Rating.deleted_at.is_(None))
        .order_by(Rating.start, Rating.id)
    )  # fmt: skip
    return session.execute(question).mappings().all()


KIND = Kind(
    "ratings", COLUMNS, save, export, one_of=((frozenset({"period"}), frozenset({"start", "end"})),)
)  # fmt: skip
