"""Deals: matched by code; a won deal with an amount and no signing of its own makes the signing."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, aliased

from desktop.exchange.columns import Column, Ref
from desktop.exchange.flat import save_flat
from desktop.exchange.keyed import Saved, upsert, without_clashes
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.shared import customer_column, in_order, staff_column
from desktop.exchange.kinds.won_deals import sign_won_deals
from desktop.exchange.values.choices import choice
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import money
from desktop.exchange.values.text import code, one_line
from desktop.models import Customer, Deal, DealStageChange, Lookup, Staff, Stage

RESULTS = choice({
    "won": ("成交", "赢单", "已成交", "已签约", "签约", "成功", "closed won"),
    "lost": ("丢单", "输单", "流失", "失败", "未成交", "closed lost"),
    "open": ("进行中", "跟进中", "洽谈中", "未结束", "in progress", "ongoing", "active"),
})  # fmt: skip
COLUMNS = (
    Column("code", "项目编号", "Code", code, also=(
        "编号", "商机编号", "deal code", "deal id", "opportunity id", "opportunity", "id")),
    staff_column("负责人", also=("跟进人",)),
    customer_column(),
    Column("product", "产品", "Product", one_line, refers=Ref.PRODUCT, also=(
        "产品名称", "项目产品", "商品", "product name")),
    Column("stage", "阶段", "Stage", one_line, refers=Ref.STAGE, also=(
        "项目阶段", "商机阶段", "销售阶段", "deal stage", "sales stage")),
    Column("opened_on", "开始日期", "Opened on", day, also=(
        "立项日期", "创建日期", "开始时间", "接触日期", "open date", "engage date", "start date", "created date")),
    Column("closed_on", "结束日期", "Closed on", day, also=(
        "成交日期", "关闭日期", "结束时间", "close date", "closed date", "end date")),
    Column("expected_amount", "预计金额", "Expected amount", money, also=(
        "预计成交金额", "预期金额", "expected value", "expected revenue")),
    Column("amount", "成交金额", "Amount", money, also=(
        "金额", "实际金额", "签约金额", "close value", "deal value", "value", "deal amount")),
    Column("result", "结果", "Result", RESULTS, also=(
        "状态", "项目状态", "成交结果", "status", "outcome", "won/lost")),
    Column("lost_reason", "丢单原因", "Lost reason", one_line, refers=Ref.LOST_REASON, also=(
        "失败原因", "流失原因", "loss reason")),
)  # fmt: skip
ATTRIBUTES = {
    "code": "code", "staff": "staff_id", "customer": "customer_id", "product": "product_id", "stage": "stage_id",
    "opened_on": "opened_on", "closed_on": "closed_on", "expected_amount": "expected_amount", "amount": "amount",
    "result": "result", "lost_reason": "lost_reason_id",
}  # fmt: skip


def check(values: Mapping[str, Any]) -> None:
    """A deal does not end before it starts."""
    in_order(values, "opened_on", "closed_on")


def save(rows: list[Row], work: Work) -> None:
    """Add and change deals, their stages and the signings of won ones."""
    coded = [row for row in rows if row.given("code")]
    keys = {row.number: row.values["code"] for row in coded}
    kept, repeats = without_clashes(coded, keys, work)
    known = dict(work.session.execute(select(Deal.code, Deal.id).where(Deal.code.is_not(None))).all())
    before = dict(work.session.execute(select(Deal.id, Deal.stage_id)).all())
    saved = upsert(Deal, ATTRIBUTES, [(row, known.get(row.values["code"]), {}) for row in kept], work)
    work.books.forget(Ref.DEAL)
    _note_stages(kept, saved, before, work)
    changed = {saved.ids[number] for number in saved.created | saved.updated}
    sign_won_deals(list(saved.ids.values()), changed, work, {key: number for number, key in saved.ids.items()})
    saved.count([*kept, *(row for row in coded if row.number in repeats)], work)
    _save_nameless([row for row in rows if not row.given("code")], work)


def _save_nameless(rows: list[Row], work: Work) -> None:
    """Deals without a code are recognised by all their values."""
    if not rows:
        return
    last = work.session.scalar(select(func.max(Deal.id))) or 0
    day_ = "opened_on" if "opened_on" in work.present else "closed_on"
    dated = [row for row in rows if row.given(day_)]
    save_flat(Deal, ATTRIBUTES, dated, work, day_, defaults={"result": "open"})
    save_flat(Deal, ATTRIBUTES, [row for row in rows if not row.given(day_)], work, day_, defaults={"result": "open"})
    new = list(work.session.scalars(select(Deal.id).where(Deal.id > last)))
    sign_won_deals(new, set(new), work)


def _note_stages(rows: list[Row], saved: Saved, before: Mapping[int, int | None], work: Work) -> None:
    """Remember when a deal reached the stage that the file tells."""
    reached = [
        {
            "deal_id": saved.ids[row.number],
            "stage_id": row.values["stage"],
            "reached_on": (row.number in saved.created and _first_day(row)) or work.today,
        }
        for row in rows
        if row.given("stage") and before.get(saved.ids[row.number]) != row.values["stage"]
    ]
    if reached:
        work.session.execute(insert(DealStageChange), reached)


def _first_day(row: Row) -> Any:
    return row.values.get("closed_on") or row.values.get("opened_on")


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All deals in the order of their entry."""
    product, reason = aliased(Lookup), aliased(Lookup)
    question = (
        select(
            Deal.code, Staff.code.label("staff"), Customer.code.label("customer_code"),
            Customer.name.label("customer_name"), product.name.label("product"), Stage.name.label("stage"),
            Deal.opened_on, Deal.closed_on, Deal.expected_amount, Deal.amount, Deal.result,
            reason.name.label("lost_reason"),
        )
        .join(Staff, Staff.id == Deal.staff_id)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .outerjoin(product, product.id == Deal.product_id)
        .outerjoin(Stage, Stage.id == Deal.stage_id)
        .outerjoin(reason, reason.id == Deal.lost_reason_id)
        .where(Deal.deleted_at.is_(None))
        .order_by(Deal.id)
    )  # fmt: skip
    for record in session.execute(question).mappings():
        yield {**record, "customer": record["customer_code"] or record["customer_name"]}


KIND = Kind("deals", COLUMNS, save, export, check)
