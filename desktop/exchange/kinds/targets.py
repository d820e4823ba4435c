"""Targets, long or wide: known ones are revised with the old value kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session, aliased

from desktop.domain.indicators import Unit
from desktop.errors import N_
from desktop.exchange.columns import Column, Ref
from desktop.exchange.keyed import CLASH
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.indicator_names import comparable_name, known_indicators
from desktop.exchange.kinds.periods import label_of, period_label, period_of
from desktop.exchange.kinds.shared import staff_column
from desktop.exchange.kinds.target_values import target_figure, value_in
from desktop.exchange.kinds.target_warnings import warn_of_unusual
from desktop.exchange.sentences import Problem, Refusal, sentence
from desktop.exchange.values.choices import choice
from desktop.exchange.values.dates import day
from desktop.exchange.values.text import one_line
from desktop.models import Lookup, Staff, Target, TargetRevision, Team
from desktop.models.base import now

LEVELS = choice({
    "base": ("保底", "保底目标", "minimum"),
    "sprint": ("目标", "基本目标", "target"),
    "challenge": ("挑战", "挑战目标", "冲刺", "stretch"),
})  # fmt: skip
COLUMNS = (
    staff_column(is_required=False),
    Column("team", "部门", "Team", one_line, refers=Ref.TEAM, also=(
        "团队", "小组", "所属部门", "department", "team name")),
    Column("period", "期间", "Period", period_label, also=(
        "考核期", "周期", "月份", "季度", "月度", "month", "quarter", "time period")),
    Column("start", "开始", "Start", day, also=("开始日期", "起始日期", "start date", "from", "date from")),
    Column("end", "结束", "End", day, also=("结束日期", "截止日期", "end date", "to", "date to", "until")),
    Column("year", "年份", "Year", one_line, also=("年度", "年", "fiscal year")),
    Column("indicator", "指标", "Indicator", one_line, is_required=True, also=(
        "指标名称", "指标编号", "考核指标", "metric", "measure", "kpi")),
    Column("value", "目标值", "Value", target_figure, is_required=True, also=(
        "目标", "任务", "目标额", "指标值", "任务额", "target", "target value", "goal", "quota", "amount")),
    Column("product", "产品", "Product", one_line, refers=Ref.PRODUCT, also=("产品名称", "product name")),
    Column("region", "区域", "Region", one_line, refers=Ref.REGION, also=("大区", "地区", "area")),
    Column("customer_kind", "客户类型", "Customer kind", one_line, refers=Ref.CUSTOMER_KIND, also=("客户类别",)),
    Column("source", "来源渠道", "Source", one_line, refers=Ref.SOURCE, also=("客户来源", "source channel")),
    Column("level", "档位", "Level", LEVELS, also=("目标档位", "等级", "target level")),
)  # fmt: skip
Key = tuple[Any, ...]  # staff, team, indicator, start, end, level, product, region, customer kind, source


def check(values: Mapping[str, Any]) -> None:
    """A target belongs to a person, or to a team, or to the company."""
    if values.get("staff") is not None and values.get("team") is not None:
        raise Refusal(N_("The row names both a staff member and a team. A target belongs to one of them."))


def save(rows: list[Row], work: Work) -> None:
    """Add targets and revise known ones."""
    indicators = known_indicators(work.session)
    stored = _stored(work)
    new: dict[Key, dict[str, Any]] = {}
    revised: list[tuple[int, Decimal, Decimal]] = []
    wanted = [(row, placed) for row in rows if (placed := _placed(row, indicators, work)) is not None]
    _reject_clashes(wanted, work)
    changed: list[tuple[Row, Key]] = []
    for row, (key, value) in wanted:
        if row.number in work.tally.rejected:
            continue
        known = stored.get(key)
        if key in new or (known is not None and known[1] == value):
            work.tally.unchanged += 1
        elif known is not None:
            work.tally.updated += 1
            revised.append((known[0], known[1], value))
            stored[key] = (known[0], value)
            changed.append((row, key))
        else:
            work.tally.created += 1
            new[key] = _record(key, value, work)
            changed.append((row, key))
    if new:
        work.session.execute(insert(Target), list(new.values()))
    _revise(revised, work)
    values = {key: value for key, (_target, value) in stored.items()}
    warn_of_unusual(changed, values | {key: record["value"] for key, record in new.items()}, work)


def _reject_clashes(wanted: list[tuple[Row, tuple[Key, Decimal]]], work: Work) -> None:
    """Rows that set a target again to another value are rejected."""
    seen: dict[Key, tuple[Row, Decimal]] = {}
    for row, (key, value) in wanted:
        first, first_value = seen.setdefault(key, (row, value))
        if first_value != value:
            shown = f"{key[2]} {label_of(key[3], key[4], work.fiscal_year_start)}"
            work.tally.reject(row.number, None, shown, sentence(CLASH, first=first.number, key=f"“{shown}”"))


def _placed(row: Row, indicators: Mapping[str, tuple[str, Unit]], work: Work) -> tuple[Key, Decimal] | None:
    """The target's key and value; None where the row was rejected."""
    values = row.values
    known = indicators.get(comparable_name(values["indicator"]))
    column, shown = "indicator", str(values["indicator"])
    try:
        if known is None:
            raise Refusal(N_("There is no indicator “{name}”. Write its code or its name."), name=values["indicator"])
        column, shown = _period_cell(row)
        period = period_of(values, work.fiscal_year_start)
        column, shown = "value", f"{values['value'].value.normalize():f}"
        value, warning = value_in(known[1], values["value"])
    except Refusal as refusal:
        work.reject(row, refusal, column, shown)
        return None
    if warning is not None:
        work.tally.warnings.append(Problem(row.number, None, str(values["value"].value), warning))
    key = (
        values.get("staff"), values.get("team"), known[0], period.start, period.end, values.get("level") or "sprint",
        values.get("product"), values.get("region"), values.get("customer_kind"), values.get("source"),
    )  # fmt: skip
    return key, value


def _period_cell(row: Row) -> tuple[str, str]:
    """Which of a row's columns names its period, and what stands there."""
    if row.values.get("period") is None and isinstance(row.values.get("start"), date):
        return "end", str(row.values.get("end") or "")
    return "period", str(row.values.get("period") or "")


def _stored(work: Work) -> dict[Key, tuple[int, Decimal]]:
    question = select(
        Target.id, Target.value, Target.staff_id, Target.team_id, Target.indicator, Target.start, Target.end,
        Target.level, Target.product_id, Target.region_id, Target.customer_kind_id, Target.source_id,
    ).where(Target.deleted_at.is_(None))  # fmt: skip
    return {tuple(key): (target, value) for target, value, *key in work.session.execute(question)}


def _record(key: Key, value: Decimal, work: Work) -> dict[str, Any]:
    names = (
        "staff_id", "team_id", "indicator", "start", "end", "level", "product_id", "region_id", "customer_kind_id",
        "source_id",
    )  # fmt: skip
    moment = now()
    return dict(zip(names, key, strict=True)) | {
        "value": value, "import_batch_id": work.batch_id, "created_at": moment, "changed_at": moment, "revision": 1,
    }  # fmt: skip


def _revise(revised: list[tuple[int, Decimal, Decimal]], work: Work) -> None:
    if not revised:
        return
    moment = now()
    work.session.execute(
        update(Target), [{"id": key, "value": value, "changed_at": moment} for key, _old, value in revised]
    )
    work.session.execute(
        insert(TargetRevision),
        [
            {"target_id": key, "old_value": old, "new_value": value, "reason": work.source, "revised_on": work.today}
            for key, old, value in revised
        ],
    )


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All targets in long form."""
    product, region, customer_kind, source = (aliased(Lookup) for _ in range(4))
    question = (
        select(
            Staff.code.label("staff"), Team.name.label("team"), Target.start, Target.end, Target.indicator,
            Target.value, product.name.label("product"), region.name.label("region"),
            customer_kind.name.label("customer_kind"), source.name.label("source"), Target.level,
        )
        .outerjoin(Staff, Staff.id == Target.staff_id)
        .outerjoin(Team, Team.id == Target.team_id)
        .outerjoin(product, product.id == Target.product_id)
        .outerjoin(region, region.id == Target.region_id)
        .outerjoin(customer_kind, customer_kind.id == Target.customer_kind_id)
        .outerjoin(source, source.id == Target.source_id)
        .where(Target.deleted_at.is_(None))
        .order_by(Target.start, Target.id)
    )  # fmt: skip
    return session.execute(question).mappings().all()


KIND = Kind(
    "targets", COLUMNS, save, export, check,
    one_of=((frozenset({"period"}), frozenset({"start", "end"})),), may_be_wide=True,
)  # fmt: skip
