"""Whether what was taken in is what the file says: each row kept, refused by name, or never there."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from desktop.exchange.report import ImportReport
from tests.faults.hostile.grids import Cell, Grid
from tests.faults.hostile.honest import HEADERS, Signed, as_csv

_BLANK = " \t\r\n\u3000\xa0"
_CENT = Decimal("0.01")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]*)?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NOTHING = Cell("")


@dataclass(frozen=True, slots=True)
class Kept:
    """A signing as the data file has it."""

    number: str | None
    customer: str
    day: date
    staff: tuple[str, ...]
    amount: Decimal
    profit: Decimal | None


@dataclass(slots=True)
class Verdict:
    """What is wrong, "" where nothing is, and how many cells only the program could read."""

    wrong: str = ""
    open_cells: int = 0


def judge(report: ImportReport, grid: Grid, kept: list[Kept], told: str) -> Verdict:
    """Hold the kept signings and the counts against the second reader's cells; `told` are the warnings' texts."""
    verdict = Verdict()
    header = report.header_row or 0
    columns = {cell.text.strip(_BLANK): column for column, cell in grid.get(header, {}).items()}
    rows = {number: cells for number, cells in grid.items() if number > header and cells}
    counted = report.created + report.updated + report.unchanged + report.rejected
    if report.rows_read != counted:
        verdict.wrong = f"{report.rows_read} rows read, {counted} accounted for"
    elif report.rows_read != len(rows) and "note under the table" not in told:
        verdict.wrong = f"{report.rows_read} rows read of {len(rows)}"
    elif len(kept) != report.created:
        verdict.wrong = f"{len(kept)} kept, {report.created} told"
    for signing in kept:
        if not verdict.wrong:
            verdict.wrong = _wrong_with(signing, rows, columns, verdict)
    return verdict


def misread(report: ImportReport, content: bytes, encoding: str, honest: list[Signed], kept: list[Kept]) -> str:
    """The first row that stands in the file byte for byte as it was, and was kept otherwise or lost silently.

    A row that is rejected is told, and so is a heading that nobody knows any more.
    """
    if report.unused:
        return ""
    found = {each.number: each for each in kept}
    named = "\n".join("\n".join(cells) for _number, cells in report.rejected_rows)
    for row in honest:
        if row.number in named or not _stands_in(content, f"\n{as_csv([row.cells])}".encode(encoding), encoding):
            continue
        signing = found.get(row.number)
        if signing is None or not _is_same(signing, row):
            return f"{row} was {'lost' if signing is None else f'kept as {signing}'}"
    return ""


def _stands_in(content: bytes, line: bytes, encoding: str) -> bool:
    """Whether a line stands there where its characters begin."""
    place = content.find(line)
    while place >= 0 and encoding == "utf-16-le" and place % 2:
        place = content.find(line, place + 1)
    return place >= 0


def _is_same(kept: Kept, row: Signed) -> bool:
    same_money = (kept.amount, kept.profit) == (row.amount, row.profit)
    return same_money and (kept.customer, kept.day, kept.staff) == (row.customer, row.day, (row.staff,))


def _wrong_with(signing: Kept, rows: Grid, columns: dict[str, int], verdict: Verdict) -> str:
    """What is wrong with one signing: no row of the file says it."""
    reasons = []
    for cells in rows.values():
        found = {name: cells.get(columns[name], _NOTHING) if name in columns else None for name in HEADERS}
        first = found[HEADERS[0]]
        if first is not None and not _is_named(first, signing.number):
            continue
        answers = _agreements(signing, found)
        wrong = [name for name, answer in answers.items() if answer is False]
        if not wrong:
            verdict.open_cells += sum(answer is None for answer in answers.values())
            return ""
        reasons.append(f"{wrong}: {[found[name] for name in wrong]}")
    return f"{signing} is said by no row: {'; '.join(reasons[:3]) or 'no such number'}"


def _agreements(signing: Kept, found: dict[str, Cell | None]) -> dict[str, bool | None]:
    customer, day, staff, amount, profit = (found[name] for name in HEADERS[1:])
    return {
        "客户": None if customer is None else _is_name(customer, signing.customer),
        "签约日期": None if day is None else _is_day(day, signing.day),
        "员工": None if staff is None else _is_staff(staff, signing.staff),
        "金额": None if amount is None else _is_amount(amount, signing.amount),
        "毛利": None if profit is None else _is_amount(profit, signing.profit),
    }


def _is_named(cell: Cell, kept: str | None) -> bool:
    """A number that is drawn as a day is kept as that day."""
    text = cell.text.strip(_BLANK)
    return kept in {text or None, _unguarded(text)} or (cell.day is not None and kept == cell.day.isoformat())


def _is_name(cell: Cell, kept: str) -> bool:
    """A day in the place of a name is kept as it is written, and pointed out."""
    return kept in {cell.text, cell.day and cell.day.isoformat()} or _bare(cell.text) == _bare(kept)


def _bare(text: str) -> str:
    """A name as names are compared: width, case, blanks and what cannot be seen do not count."""
    plain = unicodedata.normalize("NFKC", _unguarded(text))
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf").casefold()


def _unguarded(text: str) -> str:
    """Without the apostrophe that an export puts before what a spreadsheet would run as a formula."""
    return text[1:] if re.match("'[=+@-]", text) else text


def _is_day(cell: Cell, kept: date) -> bool | None:
    if cell.day is not None:
        return cell.day == kept
    if found := _DAY.fullmatch(cell.text.strip(_BLANK)):
        return (kept.year, kept.month, kept.day) == (int(found[1]), int(found[2]), int(found[3]))
    return None if re.search(r"\d", cell.text) else False  # no day is spelled without a digit


def _is_staff(cell: Cell, kept: tuple[str, ...]) -> bool | None:
    text = cell.text.strip(_BLANK)
    return kept == (text,) if re.fullmatch(r"E[0-9]", text) else None


def _is_amount(cell: Cell, kept: Decimal | None) -> bool | None:
    text = cell.text.strip(_BLANK)
    if not text:
        return kept is None
    if kept is None:
        return False
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", "")).quantize(_CENT, ROUND_HALF_UP) == kept
    return None
