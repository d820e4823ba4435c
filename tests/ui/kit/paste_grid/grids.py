"""A small grid of visits for tests without a window."""

from collections.abc import Callable
from datetime import date

from desktop.domain.day_words import Lean
from desktop.i18n import ENGLISH, translator
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.book import Book, Names
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.specs import GridColumn, Kind

TODAY = date(2026, 10, 16)


def _like(*spellings: str) -> Callable[[str], int]:
    return lambda heading: 3 if heading in spellings else 0


PEOPLE = Names(
    [
        Option(1, "王䶮", "E01", ("E01", "wangyan", "wy")),
        Option(2, "王岩", "E02", ("E02", "wangyan", "wy")),
        Option(3, "李契", "E03", ("E03", "liqi", "lq")),
    ]
)
CUSTOMERS = Names(
    [
        Option(7, "绿源超市", "C7", ("C7", "lvyuanchaoshi", "lycs")),
        Option(8, "禾味餐饮", "C8", ("C8", "heweicanyin", "hwcy")),
        Option(9, "同名店", "C9", ("C9",)),
        Option(10, "同名店", "C10", ("C10",)),
    ]
)
OUTCOMES = Names([Option("有进展", "有进展", "", ("有进展", "Progress made", "yjz"))])
COLUMNS = (
    GridColumn("date", "日期", Kind.DAY, is_carried=True, unsaid="Enter the day.", rank=_like("日期")),
    GridColumn(
        "staff", "员工", Kind.PERSON, is_carried=True, source="people", unsaid="Choose who.",
        rank=_like("员工"),
    ),
    GridColumn("customer", "客户", Kind.CUSTOMER, source="customers", rank=_like("客户", "名称")),
    GridColumn("outcome", "结果", Kind.CHOICE, source="outcomes", is_free=True, is_chip=True, rank=_like("结果")),
    GridColumn("summary", "内容", longest=10_000, rank=_like("内容")),
    GridColumn("next_on", "下次日期", Kind.DAY, lean=Lean.AFTER, after="date", rank=_like("下次日期")),
    GridColumn("amount", "金额", Kind.MONEY, rank=_like("金额")),
    GridColumn("minutes", "时长", Kind.MINUTES, rank=_like("时长")),
    GridColumn("at", "时间", Kind.TIME, rank=_like("时间")),
    GridColumn("shares", "签约人", Kind.SHARES, source="people", rank=_like("签约人")),
)  # fmt: skip


def desk() -> GridDesk:
    """An empty grid."""
    names = {"people": PEOPLE, "customers": CUSTOMERS, "outcomes": OUTCOMES}
    return GridDesk(COLUMNS, translator(ENGLISH), Book(TODAY, names))


def row_of(**texts: str) -> str:
    """One row as a spreadsheet copies it, cells by column name."""
    return "\t".join(texts.get(column.name, "") for column in COLUMNS)


def headed(*rows: str) -> str:
    """Rows under their headings."""
    return "\r\n".join(("\t".join(column.title for column in COLUMNS), *rows)) + "\r\n"
