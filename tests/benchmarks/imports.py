"""A hundred thousand visits from a file, against reading and writing them without a single check.

The peer reads with the same library (calamine for a workbook, the standard library for CSV), knows every name's key
beforehand, and writes with `executemany` into the same table with the same indexes, in one transaction that is kept
as durably. It checks nothing, finds no double, and notes nothing that could be undone.
"""

import csv
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from desktop.services.imports import Imports
from desktop.store.database import Database
from desktop.store.tables import FINGERPRINT
from tests.benchmarks.company import make_company
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.timing import Goal, Variant, process_work, shown, take_turns, weighed

WORKBOOK, CSV = 2.0, 2.0  # our time ÷ theirs
HEADERS = ("日期", "工号", "客户名称", "方式", "时长", "结果", "内容", "录入日期")
METHODS, OUTCOMES = ("上门", "电话"), ("有意向", "无意向")
TODAY = date(2026, 11, 21)
PEOPLE, CUSTOMERS = 100, 2_000
_INSERT = (
    "INSERT INTO visit (visited_on, staff_id, customer_id, method_id, minutes, outcome_id, summary, entered_on, "
    "next_step, place, created_at, changed_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, ?, 1)"
)
Cells = tuple[Any, ...]


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """A tenth of the size's visits, as a workbook and as CSV, each into a fresh copy of one company."""
    place = folder / "imports"
    place.mkdir(parents=True, exist_ok=True)
    base, number = _company(place), size.visits // 10
    rows = list(_rows(number))
    files = {"XLSX": _workbook(place / f"{number}.xlsx", rows), "CSV": _csv(place / f"{number}.csv", rows)}
    variants, goals = [], []
    for name, file in files.items():
        ours = _ours(f"{number:,} visits, {name}, all checks", file, base)
        bare = _bare(f"read and written bare, {name}", file, base)
        variants += [ours, bare]
        goals.append(Goal(f"import, {name} / bare", ours, bare, WORKBOOK if name == "XLSX" else CSV))
    take_turns(variants, rounds)
    return Outcome(shown(variants, goals), all(goal.is_met for goal in goals), weighed(goals))


def _company(place: Path) -> Path:
    path = place / f"{FINGERPRINT}-company.qianji"
    if not path.exists():
        make_company(path, Size(PEOPLE, 100, CUSTOMERS, 10))
    return path


def _rows(number: int) -> Iterator[Cells]:
    """Every visit differs in its words, so that none is a double of another."""
    first = TODAY - timedelta(days=700)
    for place in range(number):
        day = first + timedelta(days=place * 690 // number)
        who, customer = place * 7919 % PEOPLE + 1, place * 104_729 % CUSTOMERS + 1
        yield (
            day, f"E{who:04}", f"客户{customer}商贸有限公司", METHODS[place % 2], 15 + place % 90,
            OUTCOMES[place % 2], f"到店沟通货架位置与账期，第 {place} 次", day,
        )  # fmt: skip


def _workbook(path: Path, rows: Iterable[Cells]) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("拜访")
        sheet.write_row(0, 0, HEADERS)
        for place, row in enumerate(rows, 1):
            sheet.write_row(place, 0, row)
    return path


def _csv(path: Path, rows: Iterable[Cells]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADERS)
        out.writerows(rows)
    return path


def _ours(name: str, file: Path, base: Path) -> Variant:
    target = file.with_suffix(".ours.qianji")

    def run() -> None:
        with Database.open(target) as database:
            report = Imports(database, lambda: TODAY).run(file, "visits")
        if report.created != report.rows_read or report.rejected:
            message = f"{report.rejected} of {report.rows_read} rows were rejected"
            raise ValueError(message)

    return Variant(name, run, lambda: shutil.copyfile(base, target), process_work)


def _bare(name: str, file: Path, base: Path) -> Variant:
    target = file.with_suffix(".bare.qianji")

    def run() -> None:
        with Database.open(target) as database, database.raw() as connection:
            keys = _keys(connection)
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, _ready(_read(file), keys))
            connection.execute("COMMIT")

    return Variant(name, run, lambda: shutil.copyfile(base, target), process_work)


def _read(file: Path) -> list[Any]:
    if file.suffix == ".xlsx":
        return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()[1:]
    with file.open(newline="", encoding="utf-8") as source:
        return list(csv.reader(source))[1:]


def _keys(connection: Any) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for statement in ("SELECT code, id FROM staff", "SELECT name, id FROM customer", "SELECT name, id FROM lookup"):
        found |= dict(connection.execute(statement).fetchall())
    return found


def _ready(rows: Iterable[Cells], keys: Mapping[str, int]) -> Iterator[Cells]:
    for day, who, customer, method, minutes, outcome, summary, entered in rows:
        yield (
            str(day), keys[who], keys[customer], keys.get(method), int(minutes), keys.get(outcome), summary,
            str(entered), "2026-11-21 08:00:00.000000", "2026-11-21 08:00:00.000000",
        )  # fmt: skip
