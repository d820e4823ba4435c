"""Columns and checks that several kinds share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.errors import N_
from desktop.exchange.columns import Column, Ref
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.dates import day
from desktop.exchange.values.text import code

_STAFF = (
    "员工姓名", "姓名", "负责人", "业务员", "销售", "销售员", "招商员", "招商人员", "责任人", "sales rep",
    "salesperson", "sales agent", "employee", "employee name", "staff name", "staff member", "owner",
)  # fmt: skip
_STAFF_CODES = ("工号", "员工编号", "员工ID", "员工号", "staff code", "staff id", "employee id", "employee code")
_CUSTOMER = (
    "客户名称",
    "客户名",
    "客户全称",
    "公司名称",
    "企业名称",
    "customer name",
    "client",
    "account",
    "company",
)
_CUSTOMER_CODES = ("客户编号", "客户代码", "customer code", "customer id")


def date_column(*also: str) -> Column:
    """The day of a record."""
    return Column("date", "日期", "Date", day, is_required=True, also=("时间", "day", *also))


def staff_column(chinese: str = "员工", *, is_required: bool = True, also: tuple[str, ...] = ()) -> Column:
    """Whose record it is."""
    return Column(
        "staff", chinese, "Staff", code, is_required=is_required, refers=Ref.STAFF, also=(*_STAFF, "员工", *also),
        codes=_STAFF_CODES,
    )  # fmt: skip


def customer_column(*, is_required: bool = False) -> Column:
    """The customer of a record."""
    return Column(
        "customer", "客户", "Customer", code, is_required=is_required, refers=Ref.CUSTOMER, also=_CUSTOMER,
        codes=_CUSTOMER_CODES,
    )  # fmt: skip


def in_order(values: Mapping[str, Any], earlier: str, later: str) -> None:
    """Refuse a row whose later day lies before its earlier one."""
    first, last = values.get(earlier), values.get(later)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        raise Refusal(
            N_("{later} ({last}) lies before {earlier} ({first})."),
            later=later,
            last=last,
            earlier=earlier,
            first=first,
        ).about(later)
