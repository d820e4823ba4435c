"""The honest table that is spoilt: signings with a number each, so that every row can be told from the others."""

import io
import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import xlsxwriter

HEADERS = ("合同编号", "客户", "签约日期", "员工", "金额", "毛利")
CUSTOMERS = ("禾味餐饮", "城东广场", "永辉，百货", 'A"B 贸易', "O'Neil & Söhne", "𠮷野家")
STAFF = ("E1", "E2", "E3")
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Signed:
    """One row of the table."""

    number: str
    customer: str
    day: date
    staff: str
    amount: Decimal
    profit: Decimal | None

    @property
    def cells(self) -> list[str]:
        """The row as text."""
        profit = "" if self.profit is None else str(self.profit)
        return [self.number, self.customer, self.day.isoformat(), self.staff, str(self.amount), profit]


def honest_rows(chance: random.Random, number: int) -> list[Signed]:
    """So many rows."""
    return [
        Signed(
            f"HT-{1000 + row}",
            chance.choice(CUSTOMERS),
            FIRST_DAY + timedelta(days=chance.randrange(150)),
            chance.choice(STAFF),
            Decimal(chance.randrange(1, 10**8)) / 100,
            Decimal(chance.randrange(1, 10**6)) / 100 if chance.random() < 0.8 else None,
        )
        for row in range(number)
    ]


def as_csv(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows of cells as a text table."""
    return "".join(delimiter.join(_quoted(cell, delimiter) for cell in row) + end for row in rows)


def _quoted(cell: str, delimiter: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & {delimiter, '"', "\r", "\n"} else cell


def as_book(rows: list[Signed], chance: random.Random) -> bytes:
    """The table as a workbook: shared texts, days and amounts as numbers, or all of it as text."""
    target = io.BytesIO()
    is_text = chance.random() < 0.3
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, day = book.add_worksheet("签约"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADERS)
    for place, row in enumerate(rows, 1):
        if is_text:
            for column, cell in enumerate(row.cells):
                sheet.write_string(place, column, cell)
            continue
        sheet.write_string(place, 0, row.number)
        sheet.write_string(place, 1, row.customer)
        sheet.write_datetime(place, 2, row.day, day)
        sheet.write_string(place, 3, row.staff)
        sheet.write_number(place, 4, float(row.amount))
        if row.profit is not None:
            sheet.write_number(place, 5, float(row.profit))
    book.close()
    return target.getvalue()
