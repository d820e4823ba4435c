"""What sheets of an evaluation share: whose they are, how a filled-in one is read, what reading it gave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.exchange.books import Books
from desktop.exchange.file_map import FileMap
from desktop.exchange.kind import Kind, Row, Tally, Work
from desktop.exchange.reading.wishes import Table
from desktop.exchange.references import resolve
from desktop.exchange.sentences import Problem, Refusal
from desktop.exchange.values.text import comparable
from desktop.models import Company
from desktop.services.imports import understood
from desktop.services.pinyin import spelled

Translate = Callable[[str], str]
_OTHER_NAME = N_("The code in this row belongs to {ours}, the name is {theirs}. Correct the one or the other.")


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What a filled-in workbook gave; `taken` counts people or ratings, problems name row, column and cell."""

    file: str
    taken: int
    unchanged: int
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    batch_id: int | None = None  # by which it is taken back as one

    def sentences(self, translate: Translate) -> tuple[str, ...]:
        """A sentence for each problem, the errors first."""
        return tuple(problem_sentence(each, translate) for each in (*self.errors, *self.warnings))


def problem_sentence(problem: Problem, translate: Translate) -> str:
    """A problem with its row, column and cell before it."""
    told = problem.reason.text(translate)
    if problem.row is None:
        return told
    if problem.column is None:
        return translate(N_("Row {row}: {told}")).format(row=problem.row, told=told)
    if not problem.value:
        return translate(N_("Row {row}, {column}: {told}")).format(row=problem.row, column=problem.column, told=told)
    return translate(N_("Row {row}, {column}, “{value}”: {told}")).format(
        row=problem.row, column=problem.column, value=problem.value, told=told
    )


def take_in(
    session: Session, table: Table, kind: Kind, today: date, source: str = "", batch_id: int | None = None
) -> Tally:
    """Read a table's rows and let the kind keep them, as an import does, inside the caller's transaction."""
    match, given = understood(table, kind, FileMap(sheet=table.sheet))
    books = Books(session, spelled)
    rows = resolve(given.rows, kind, match, books, frozenset(), given.tally)
    present = frozenset(match.positions)
    start = session.scalar(select(func.min(Company.fiscal_year_start))) or 1
    kind.save(rows, Work(session, books, today, batch_id, present, given.tally, start, source, match.header_of))
    for problems in (given.tally.errors, given.tally.warnings):
        problems.sort(key=lambda problem: problem.row or 0)  # as they are met going down the sheet
    return given.tally


def refuse_other_name(row: Row, ours: str) -> None:
    """Refuse a row whose name is not that of the person its code stands for: one of the two is a slip."""
    theirs = row.values.get("name")
    if theirs and comparable(theirs) != comparable(ours):
        raise Refusal(_OTHER_NAME, ours=ours, theirs=theirs).about("name")
