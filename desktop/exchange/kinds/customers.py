"""Customers: matched by code, without one by name; a change of owner is remembered with its day."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, aliased

from desktop.exchange.books import AMBIGUOUS
from desktop.exchange.columns import Column, Ref
from desktop.exchange.keyed import Saved, keys_by_code_or_name, upsert, without_clashes
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import money, points
from desktop.exchange.values.text import bearing_name, code, comparable, long_text, one_line
from desktop.models import Customer, CustomerOwner, Lookup, Staff

COLUMNS = (
    Column("code", "客户编号", "Code", code, also=(
        "编号", "客户代码", "客户ID", "customer id", "customer code", "account id", "id")),
    Column("name", "客户名称", "Name", bearing_name, is_required=True, also=(
        "客户", "客户名", "客户全称", "名称", "公司", "公司名称", "企业名称", "单位名称", "customer", "customer name",
        "company", "company name",
        "account", "account name", "client", "client name")),
    Column("kind", "类型", "Kind", one_line, refers=Ref.CUSTOMER_KIND, also=(
        "客户类型", "客户类别", "类别", "type", "customer type", "category")),
    Column("owner", "负责人", "Owner", code, refers=Ref.STAFF, also=(
        "跟进人", "业务员", "客户经理", "所属员工", "account manager", "sales rep"),
        codes=("负责人工号", "工号", "owner code")),
    Column("source", "来源渠道", "Source", one_line, refers=Ref.SOURCE, also=(
        "来源", "渠道", "客户来源", "channel", "lead source")),
    Column("region", "区域", "Region", one_line, refers=Ref.REGION, also=(
        "地区", "大区", "片区", "area", "territory")),
    Column("industry", "行业", "Industry", one_line, refers=Ref.INDUSTRY, also=("所属行业", "业态", "sector")),
    Column("contact", "联系人", "Contact", one_line, also=("联系人姓名", "contact name", "contact person")),
    Column("phone", "电话", "Phone", code, also=(
        "联系电话", "手机", "手机号", "phone number", "mobile", "telephone")),
    Column("first_contact_on", "首次接触日期", "First contact on", day, also=(
        "首次联系日期", "建档日期", "first contact", "first contact date", "created date")),
    Column("registered_capital", "注册资本", "Registered capital", money, also=("注册资金", "capital")),
    Column("founded_on", "成立日期", "Founded on", day, also=(
        "成立时间", "founded", "date founded", "founding date")),
    Column("track_record", "过往业绩评分", "Track record", points, also=("过往业绩", "业绩评分")),
    Column("reputation", "市场口碑评分", "Reputation", points, also=("市场口碑", "口碑评分", "口碑")),
    Column("credit", "信用评分", "Credit", points, also=("信用", "信用分", "credit score")),
    Column("notes", "备注", "Notes", long_text, also=("说明", "note", "remarks", "comment")),
)  # fmt: skip
ATTRIBUTES = {
    "code": "code", "name": "name", "kind": "kind_id", "owner": "owner_id", "source": "source_id",
    "region": "region_id", "industry": "industry_id", "contact": "contact", "phone": "phone",
    "first_contact_on": "first_contact_on", "registered_capital": "registered_capital", "founded_on": "founded_on",
    "track_record": "track_record", "reputation": "reputation", "credit": "credit", "notes": "notes",
}  # fmt: skip


def save(rows: list[Row], work: Work) -> None:
    """Add and change customers, and remember new owners."""
    keys = keys_by_code_or_name(rows, work)
    kept, repeats = without_clashes(rows, keys, work)
    placed = _placed(kept, work)
    taken = [row for row, _key, _extra in placed]
    owners = dict(work.session.execute(select(Customer.id, Customer.owner_id)).all())
    saved = upsert(Customer, ATTRIBUTES, placed, work)
    _save_owners(taken, saved, owners, work)
    work.books.forget(Ref.CUSTOMER)
    saved.count([*taken, *(row for row in rows if row.number in repeats)], work)


def _placed(rows: list[Row], work: Work) -> list[tuple[Row, int | None, dict[str, Any]]]:
    stored = work.session.execute(select(Customer.id, Customer.code, Customer.name, Customer.deleted_at)).all()
    by_code = {record.code: record.id for record in stored if record.code}
    names: dict[str, list[Any]] = {}
    for record in stored:
        if record.deleted_at is None:
            names.setdefault(comparable(record.name), []).append(record)
    placed = []
    for row in rows:
        bearers = names.get(comparable(row.values["name"]), [])
        if row.given("code"):
            # A customer made on the way by another import has no code yet and is recognised by its name.
            nameless = [record for record in bearers if record.code is None]
            key = by_code.get(row.values["code"], nameless[0].id if len(nameless) == 1 else None)
        elif len(bearers) > 1:
            work.reject(
                row, Refusal(AMBIGUOUS, name=row.values["name"], count=len(bearers)), value=row.values["name"]
            )
            continue
        else:
            key = bearers[0].id if bearers else None
            if key is not None:
                row.values["name"] = None  # found by its name: the known spelling stays
        extra: dict[str, Any] = {}
        if key is None:
            extra["pinyin"], extra["initials"] = work.books.spell(row.values["name"])
        placed.append((row, key, extra))
    return placed


def _save_owners(rows: list[Row], saved: Saved, before: Mapping[int, int | None], work: Work) -> None:
    new: list[dict[str, Any]] = []
    ended = []
    for row in rows:
        owner, customer = row.values.get("owner"), saved.ids[row.number]
        if owner is None or before.get(customer) == owner:
            continue
        started = row.values.get("first_contact_on") if row.number in saved.created else work.today
        new.append({"customer_id": customer, "staff_id": owner, "started_on": started})
        ended.append(customer)
    if not new:
        return
    open_ones = select(CustomerOwner).where(CustomerOwner.ended_on.is_(None))
    changed = set(ended)
    for ownership in work.session.scalars(open_ones):
        if ownership.customer_id in changed:
            ownership.ended_on = work.today - timedelta(days=1)
    work.session.flush()
    work.session.execute(insert(CustomerOwner), new)


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All customers in the order of their entry."""
    words = {name: aliased(Lookup) for name in ("kind", "source", "region", "industry")}
    question = select(
        Customer.code, Customer.name, words["kind"].name.label("kind"), Staff.code.label("owner"),
        words["source"].name.label("source"), words["region"].name.label("region"),
        words["industry"].name.label("industry"), Customer.contact, Customer.phone, Customer.first_contact_on,
        Customer.registered_capital, Customer.founded_on, Customer.track_record, Customer.reputation, Customer.credit,
        Customer.notes,
    ).outerjoin(Staff, Staff.id == Customer.owner_id)  # fmt: skip
    for name, word in words.items():
        question = question.outerjoin(word, word.id == getattr(Customer, f"{name}_id"))
    question = question.where(Customer.deleted_at.is_(None)).order_by(Customer.id)
    return session.execute(question).mappings().all()


KIND = Kind("customers", COLUMNS, save, export, creates=frozenset({Ref.REGION}))
