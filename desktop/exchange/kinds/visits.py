"""Visits: recognised again by all their values."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.errors import N_
from desktop.exchange.columns import Column, Ref
from desktop.exchange.flat import save_flat
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import minutes
from desktop.exchange.values.text import code, long_text, one_line
from desktop.models import Customer, Deal, Lookup, Staff, Visit

COLUMNS = (
    Column("date", "日期", "Date", day, is_required=True, also=(
        "拜访日期", "拜访时间", "跟进日期", "跟进时间", "走访日期", "visit date", "visited on", "visit day", "day")),
    Column("staff", "员工", "Staff", code, is_required=True, refers=Ref.STAFF, also=(
        "员工姓名", "拜访人", "拜访人员", "业务员", "销售", "销售员", "招商员", "招商人员", "跟进人", "负责人",
        "姓名", "staff member", "sales rep", "salesperson", "field worker", "visitor", "employee", "name",
        "sales agent"),
        codes=("工号", "员工编号", "员工ID", "员工号", "staff code", "staff id", "employee id", "employee code")),
    Column("customer", "客户", "Customer", code, refers=Ref.CUSTOMER, also=(
        "客户名称", "客户名", "拜访客户", "公司名称", "customer name", "client", "account", "company"),
        codes=("客户编号", "customer code", "customer id")),
    Column("deal", "项目", "Deal", code, refers=Ref.DEAL, also=("项目编号", "商机", "deal code", "opportunity")),
    Column("method", "方式", "Method", one_line, refers=Ref.METHOD, also=(
        "拜访方式", "跟进方式", "visit method", "visit type")),
    Column("minutes", "时长", "Minutes", minutes, also=("拜访时长", "时长(分钟)", "分钟", "duration", "length")),
    Column("outcome", "结果", "Outcome", one_line, refers=Ref.OUTCOME, also=("拜访结果", "跟进结果", "result")),
    Column("summary", "内容", "Summary", long_text, also=(
        "拜访内容", "跟进内容", "沟通内容", "沟通情况", "谈了什么", "谈话内容", "拜访记录", "备注", "说明",
        "what was said", "content", "notes", "note", "description", "remarks")),
    Column("next_step", "下一步", "Next step", long_text, also=(
        "下一步计划", "下步计划", "next action", "follow up")),
    Column("next_on", "下次跟进日期", "Next on", day, also=(
        "下次跟进", "下次日期", "下次时间", "下次拜访日期", "下次联系日期", "next date", "follow up date")),
    Column("place", "地点", "Place", one_line, also=("拜访地点", "地址", "location", "address")),
    Column("entered_on", "录入日期", "Entered on", day, also=(
        "录入时间", "登记日期", "填报日期", "entry date", "created on")),
)  # fmt: skip
ATTRIBUTES = {
    "date": "visited_on", "staff": "staff_id", "customer": "customer_id", "deal": "deal_id", "method": "method_id",
    "minutes": "minutes", "outcome": "outcome_id", "summary": "summary", "next_step": "next_step",
    "next_on": "next_on", "place": "place", "entered_on": "entered_on",
}  # fmt: skip


def save(rows: list[Row], work: Work) -> None:
    """Add the visits that are not known yet."""
    for row in rows:
        if row.values["date"] > work.today:
            work.tally.warn(row.number, N_("This visit lies in the future. Please check the date."))
    save_flat(
        Visit, ATTRIBUTES, rows, work, "visited_on",
        defaults={"entered_on": work.today}, unless_given=frozenset({"entered_on"}),
    )  # fmt: skip


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All visits in the order of their days."""
    method, outcome = aliased(Lookup), aliased(Lookup)
    question = (
        select(
            Visit.visited_on.label("date"), Staff.code.label("staff"), Customer.code, Customer.name.label("customer"),
            Deal.code.label("deal"), method.name.label("method"), Visit.minutes, outcome.name.label("outcome"),
            Visit.summary, Visit.next_step, Visit.next_on, Visit.place, Visit.entered_on,
        )
        .join(Staff, Staff.id == Visit.staff_id)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .outerjoin(Deal, Deal.id == Visit.deal_id)
        .outerjoin(method, method.id == Visit.method_id)
        .outerjoin(outcome, outcome.id == Visit.outcome_id)
        .where(Visit.deleted_at.is_(None))
        .order_by(Visit.visited_on, Visit.id)
    )  # fmt: skip
    return (
        {**record, "customer": record["code"] or record["customer"]}
        for record in session.execute(question).mappings()
    )


KIND = Kind("visits", COLUMNS, save, export)
