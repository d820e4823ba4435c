"""Rejected rows as a workbook: every cell as it was, with the reason behind it."""

from collections.abc import Callable
from pathlib import Path

from desktop.errors import N_
from desktop.exchange.report import ImportReport
from desktop.exchange.writing import write_rows

ROW, REASON = N_("Row"), N_("Why it was rejected")
IN_COLUMN = N_("{column}: {reason}")


def write_rejects(report: ImportReport, path: Path, translate: Callable[[str], str]) -> None:
    """Write the rejected rows under the file's own headers, the row number and the reason at the end."""
    reasons: dict[int | None, list[str]] = {}
    for problem in report.errors:
        reason = problem.reason.text(translate)
        if problem.column:
            reason = translate(IN_COLUMN).format(column=problem.column, reason=reason)
        reasons.setdefault(problem.row, []).append(reason)
    width = max([len(report.headers), *(len(cells) for _number, cells in report.rejected_rows)])
    headers = [*report.headers, *[""] * (width - len(report.headers)), translate(ROW), translate(REASON)]
    rows = [
        [*cells, *[""] * (width - len(cells)), str(number), " ".join(reasons.get(number, []))]
        for number, cells in report.rejected_rows
    ]
    write_rows(path, headers, rows, report.kind)
