"""Signings: matched by number, with shares in percent that sum to exactly 100."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session, aliased

from desktop.exchange.columns import Column, Ref
from desktop.exchange.flat import save_flat
from desktop.exchange.keyed import Saved, upsert, without_clashes
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.shared import customer_column, in_order
from desktop.exchange.kinds.shares import SHARES_CODES, Share, resolved, shares, written
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import money
from desktop.exchange.values.text import code, one_line
from desktop.models import Customer, Deal, Lookup, Signing, SigningShare, Staff

COLUMNS = (
    Column("number", "合同编号", "Number", code, also=(
        "合同号", "编号", "签约编号", "contract number", "contract no", "contract id", "order id", "signing number",
        "id")),
    customer_column(is_required=True),
    Column("signed_on", "签约日期", "Signed on", day, is_required=True, also=(
        "签订日期", "成交日期", "销售日期", "订单日期", "签约时间", "合同日期", "日期", "sign date", "signing date",
        "contract date", "order date",
        "date")),
    Column("staff", "员工", "Staff", shares, is_required=True, codes=SHARES_CODES, also=(
        "员工姓名", "姓名", "签约人", "负责人", "业务员", "招商员", "招商人员", "业务人员", "销售人员", "销售员",
        "业绩归属", "业绩分配", "signed by", "sales rep", "salesperson", "sales agent", "employee", "shares")),
    Column("amount", "金额", "Amount", money, is_required=True, also=(
        "签约金额", "销售金额", "销售额", "成交金额", "订单金额", "合同金额", "合同额", "contract amount",
        "contract value", "value", "total")),
    Column("profit", "毛利", "Profit", money, also=("毛利额", "毛利润", "gross profit", "margin")),
    Column("product", "产品", "Product", one_line, refers=Ref.PRODUCT, also=(
        "产品名称", "商品", "商品名称", "product name")),
    Column("region", "区域", "Region", one_line, refers=Ref.REGION, also=(
        "大区", "地区", "销售区域", "片区", "area")),
    Column("first_year_fee", "首年费用", "First-year fee", money, also=(
        "首年费", "首年租金", "加盟费", "first year fee")),
    Column("term_start", "起始日期", "Term start", day, also=("合同起始日", "生效日期", "开始日期", "start date")),
    Column("term_end", "到期日期", "Term end", day, also=(
        "合同到期日", "到期日", "结束日期", "end date", "expiry date")),
    Column("landing_planned_on", "计划落地日期", "Landing planned on", day, also=(
        "计划开业日期", "计划落地", "landing plan", "planned opening")),
    Column("landed_on", "落地日期", "Landed on", day, also=("开业日期", "实际落地日期", "opening date", "opened on")),
    Column("terminated_on", "终止日期", "Terminated on", day, also=("解约日期", "终止时间", "termination date")),
    Column("deal", "项目", "Deal", code, refers=Ref.DEAL, also=("项目编号", "商机", "deal code", "opportunity")),
)  # fmt: skip
ATTRIBUTES = {
    "number": "number", "customer": "customer_id", "signed_on": "signed_on", "amount": "amount", "profit": "profit",
    "product": "product_id", "region": "region_id", "first_year_fee": "first_year_fee", "term_start": "term_start",
    "term_end": "term_end", "landing_planned_on": "landing_planned_on", "landed_on": "landed_on",
    "terminated_on": "terminated_on", "deal": "deal_id",
}  # fmt: skip


def check(values: Mapping[str, Any]) -> None:
    """The term's days stand in order."""
    in_order(values, "term_start", "term_end")


def save(rows: list[Row], work: Work) -> None:
    """Add and change signings and their shares."""
    parts = _resolve(rows, work)
    rows = [row for row in rows if row.number in parts]
    numbered = [row for row in rows if row.given("number")]
    kept, repeats = without_clashes(numbered, {row.number: row.values["number"] for row in numbered}, work)
    saved = upsert(Signing, ATTRIBUTES, [(row, key, {}) for row, key in _keys(kept, work)], work)
    saved.updated |= _save_shares(kept, saved, parts, work)
    saved.count([*kept, *(row for row in numbered if row.number in repeats)], work)
    _save_nameless([row for row in rows if not row.given("number")], parts, work)
    work.books.forget(Ref.SIGNING)


def _resolve(rows: list[Row], work: Work) -> dict[int, dict[int, Decimal]]:
    """Each row's shares by person; a row that names nobody known is rejected."""
    found = {}
    for row in rows:
        stated: tuple[Share, ...] = row.values.pop("staff")
        try:
            found[row.number] = resolved(stated, work.books)
        except Refusal as refusal:
            work.reject(row, refusal, "staff", written(stated))
    return found


def _keys(rows: list[Row], work: Work) -> list[tuple[Row, int | None]]:
    """Each row's signing by its number, or the one that the row's won deal made for itself."""
    stored = work.session.execute(select(Signing.id, Signing.number, Signing.deal_id)).all()
    by_number = {signing.number: signing.id for signing in stored if signing.number}
    codes = dict(work.session.execute(select(Deal.id, Deal.code)).all())
    of_deal = {
        signing.deal_id: signing.id
        for signing in stored
        if signing.deal_id is not None and signing.number == codes.get(signing.deal_id)
    }
    return [(row, by_number.get(row.values["number"]) or of_deal.pop(row.values.get("deal"), None)) for row in rows]


def _save_shares(rows: list[Row], saved: Saved, parts: Mapping[int, dict[int, Decimal]], work: Work) -> set[int]:
    stored: dict[int, dict[int, Decimal]] = {}
    for share in work.session.execute(select(SigningShare.signing_id, SigningShare.staff_id, SigningShare.share)):
        stored.setdefault(share.signing_id, {})[share.staff_id] = share.share
    changed, new, stale = set(), [], []
    for row in rows:
        signing = saved.ids[row.number]
        if stored.get(signing) == parts[row.number]:
            continue
        changed.add(row.number)
        stale.append(signing)
        new.extend(_records(signing, parts[row.number]))
    for signing in stale:
        if signing in stored:
            work.session.execute(delete(SigningShare).where(SigningShare.signing_id == signing))
    if new:
        work.session.execute(insert(SigningShare), new)
    return changed


def _records(signing: int, parts: Mapping[int, Decimal]) -> list[dict[str, Any]]:
    return [{"signing_id": signing, "staff_id": person, "share": share} for person, share in parts.items()]


def _save_nameless(rows: list[Row], parts: Mapping[int, dict[int, Decimal]], work: Work) -> None:
    """Signings without a number are recognised by all their values, one group of equal shares at a time."""
    if not rows:
        return
    groups: dict[tuple[tuple[int, Decimal], ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(sorted(parts[row.number].items())), []).append(row)
    for shares_, members in groups.items():
        last = work.session.scalar(select(func.max(Signing.id))) or 0
        known = _bearing(dict(shares_), work)
        save_flat(Signing, ATTRIBUTES, members, work, "signed_on", among=known)
        new = work.session.scalars(select(Signing.id).where(Signing.id > last)).all()
        if new:
            work.session.execute(
                insert(SigningShare), [record for key in new for record in _records(key, dict(shares_))]
            )


def _bearing(parts: Mapping[int, Decimal], work: Work) -> set[int]:
    """The unnumbered signings with exactly these shares."""
    stored: dict[int, dict[int, Decimal]] = {}
    question = select(SigningShare.signing_id, SigningShare.staff_id, SigningShare.share).join(
        Signing, Signing.id == SigningShare.signing_id
    )
    for share in work.session.execute(question.where(Signing.number.is_(None))):
        stored.setdefault(share.signing_id, {})[share.staff_id] = share.share
    return {signing for signing, shares_ in stored.items() if shares_ == parts}


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All signings in the order of their days, with shares as codes and percent."""
    product, region = aliased(Lookup), aliased(Lookup)
    question = (
        select(
            Signing.id, Signing.number, Customer.code.label("customer_code"), Customer.name.label("customer_name"),
            Signing.signed_on, Signing.amount, Signing.profit, product.name.label("product"),
            region.name.label("region"), Signing.first_year_fee, Signing.term_start, Signing.term_end,
            Signing.landing_planned_on, Signing.landed_on, Signing.terminated_on, Deal.code.label("deal"),
        )
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .outerjoin(product, product.id == Signing.product_id)
        .outerjoin(region, region.id == Signing.region_id)
        .outerjoin(Deal, Deal.id == Signing.deal_id)
        .where(Signing.deleted_at.is_(None))
        .order_by(Signing.signed_on, Signing.id)
    )  # fmt: skip
    owners: dict[int, list[Share]] = {}
    for key, person, share in session.execute(
        select(SigningShare.signing_id, Staff.code, SigningShare.share)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .order_by(SigningShare.id)
    ):
        owners.setdefault(key, []).append(Share(person, share))
    for record in session.execute(question).mappings():
        customer = record["customer_code"] or record["customer_name"]
        yield {**record, "customer": customer, "staff": written(owners.get(record["id"], []))}


KIND = Kind("signings", COLUMNS, save, export, check)
