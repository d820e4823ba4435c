"""Imports: look at a file, try it, take it in; one transaction after its rows were checked."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.exchange.books import Books
from desktop.exchange.exporting import export_kind
from desktop.exchange.file_map import FileMap
from desktop.exchange.headers import Match, match_headers, require_columns
from desktop.exchange.kind import Kind, Tally, Work
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading.wishes import PROSE, Table
from desktop.exchange.references import resolve
from desktop.exchange.report import ImportReport
from desktop.exchange.rows import ReadRows, identity_headers, read_rows
from desktop.exchange.sentences import Problem
from desktop.exchange.sheets import table_for
from desktop.exchange.unpivot import Wide, find_wide
from desktop.models import Company, ImportBatch
from desktop.queries.held_words import let_go
from desktop.services import audit
from desktop.services.garbage import collected_later
from desktop.services.pinyin import spelled
from desktop.store.database import Database
from desktop.store.recording import noting

IDENTITY = N_("Identity-card numbers are not kept; this column was left out.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file looks like before it is imported: what was matched, the first rows, and what is wrong with them."""

    file: str
    encoding: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    header_row: int | None
    headers: tuple[str, ...]
    matched: tuple[tuple[str, str], ...]  # (our column, the file's header)
    unused: tuple[str, ...]  # headers that mean no column of ours
    lacking: tuple[str, ...]  # required columns that no header names
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]
    obstacle: RequestError | None = None  # what must be stated before the rows can be read


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of a kind, as the mapping step offers it."""

    name: str
    title: str
    is_required: bool


class _Undone(Exception):  # noqa: N818 - not an error: it leaves the transaction without keeping anything
    """Nothing is to be kept: a dry run, or a file that says nothing new."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


class Imports:
    """Files of records in and out; `today` tells the day of an import."""

    def __init__(self, database: Database, today: Callable[[], date] | None = None) -> None:
        self._database = database
        self._today = today or (lambda: datetime.now().astimezone().date())

    def preview(self, file: Path, kind: str, file_map: FileMap | None = None, rows: int = 50) -> Preview:
        """How a file would be understood, without touching the data file."""
        chosen, stated = kind_named(kind), file_map or FileMap()
        return preview_of(table_for(file, chosen, stated), chosen, stated, rows)

    def run(
        self,
        file: Path,
        kind: str,
        file_map: FileMap | None = None,
        *,
        sheet: str | None = None,
        dry_run: bool = False,
    ) -> ImportReport:
        """Import a file in one transaction; a dry run gives the same report and keeps nothing."""
        chosen, stated = kind_named(kind), file_map or FileMap()
        stated = replace(stated, sheet=sheet) if sheet else stated
        with collected_later():
            return self.run_table(table_for(file, chosen, stated), kind, stated, dry_run=dry_run)

    def run_table(
        self,
        table: Table,
        kind: str,
        file_map: FileMap,
        *,
        dry_run: bool = False,
        stop: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Import a table that was read before; `stop` is asked on the way, and nothing is kept once it says so."""
        chosen = kind_named(kind)
        match, given = understood(table, chosen, file_map)
        try:
            with self._database.write(stop) as session:
                let_go(session)
                batch = ImportBatch(kind=chosen.name, file_name=table.file_name, digest=table.digest)
                session.add(batch)
                session.flush()
                with nullcontext() if dry_run else noting(session, batch.id):
                    report = self._save(session, batch, chosen, table, match, given, file_map, dry_run=dry_run)
                if dry_run or report.created + report.updated == 0:
                    raise _Undone(report)
        except _Undone as undone:
            return undone.report
        return report

    def export(self, kind: str, file: Path, language: str) -> int:
        """Write all records of a kind to an .xlsx or .csv file; the number of rows."""
        with self._database.read() as session:
            return export_kind(session, kind_named(kind), file, language)

    def _save(
        self,
        session: Session,
        batch: ImportBatch,
        kind: Kind,
        table: Table,
        match: Match,
        given: ReadRows,
        stated: FileMap,
        *,
        dry_run: bool,
    ) -> ImportReport:
        tally, books = given.tally, Books(session, spelled)
        rows = resolve(given.rows, kind, match, books, stated.create, tally)
        present = frozenset(match.positions) | frozenset(match.constants)
        start = session.scalar(select(func.min(Company.fiscal_year_start))) or 1
        work = Work(session, books, self._today(), batch.id, present, tally, start, table.file_name, match.header_of)
        kind.save(rows, work)
        report = replace(_report(kind, table, match, given, dry_run=dry_run), batch_id=batch.id)
        batch.created, batch.updated = report.created, report.updated
        batch.unchanged, batch.rejected = report.unchanged, report.rejected
        details = {"kind": kind.name, "created": report.created, "updated": report.updated}
        audit.append(session, "file.imported", "import_batch", batch.id, details)
        return report


def preview_of(table: Table, kind: Kind, stated: FileMap, rows: int) -> Preview:
    """How a table that was read would be understood."""
    match = match_headers(table, kind, stated)
    headers = match.headers
    wide = find_wide(match, stated) if kind.may_be_wide else None
    lacking = _lacking(match, kind)
    problems, obstacle = ((), None) if lacking else _problems(table, kind, match, stated, wide)
    shown = [(number, cells) for number, cells in table.rows if number > (match.header_row or 0)][:rows]
    return Preview(
        file=table.file_name, encoding=table.encoding, sheet=table.sheet, sheets=table.sheets,
        header_row=match.header_row, headers=headers,
        matched=tuple((name, match.header_of(name)) for name in match.positions if match.header_of(name)),
        unused=match.unused, lacking=lacking,
        rows=tuple((number, tuple(cells)) for number, cells in shown), problems=problems, obstacle=obstacle,
    )  # fmt: skip


def columns_of(kind: str, language: str) -> tuple[ColumnChoice, ...]:
    """The columns of a kind with their titles in a language."""
    return tuple(
        ColumnChoice(column.name, column.title(language), column.is_required) for column in kind_named(kind).columns
    )


def kind_named(name: str) -> Kind:
    """The kind of a name, or a sentence that lists the kinds."""
    if name not in KINDS:
        raise RequestError(
            N_("There is no kind “{kind}”. The kinds are: {known}."), kind=name, known=", ".join(KINDS)
        )
    return KINDS[name]


def understood(table: Table, kind: Kind, stated: FileMap) -> tuple[Match, ReadRows]:
    """The table's rows as values under what is stated about it."""
    match = match_headers(table, kind, stated)
    wide: Wide | None = find_wide(match, stated) if kind.may_be_wide else None
    if table.is_prose and not match.positions:
        raise RequestError(PROSE, file=table.file_name)
    require_columns(match, kind)
    given = read_rows(table, kind, match, stated, wide)
    if not given.count:
        raise RequestError(N_("{file} has headers but no rows below them."), file=table.file_name)
    for header in identity_headers(match):
        given.tally.warn(match.header_row, IDENTITY, header)
    return match, given


def _problems(
    table: Table, kind: Kind, match: Match, stated: FileMap, wide: Wide | None
) -> tuple[tuple[Problem, ...], RequestError | None]:
    """What is wrong with the cells, or what must be stated before they can be read."""
    try:
        return tuple(read_rows(table, kind, match, stated, wide).tally.errors), None
    except RequestError as error:
        return (), error


def _lacking(match: Match, kind: Kind) -> tuple[str, ...]:
    known = match.positions.keys() | match.constants.keys()
    return tuple(column.name for column in kind.columns if column.is_required and column.name not in known)


def _report(kind: Kind, table: Table, match: Match, given: ReadRows, *, dry_run: bool) -> ImportReport:
    tally: Tally = given.tally
    order: Any = lambda problem: (problem.row is not None, problem.row or 0)  # noqa: E731 - a sort key for both lists
    return ImportReport(
        kind=kind.name, file=table.file_name, encoding=table.encoding, sheet=table.sheet, rows_read=given.count,
        created=tally.created, updated=tally.updated, unchanged=tally.unchanged, rejected=len(tally.rejected),
        warnings=tuple(sorted(tally.warnings, key=order)), errors=tuple(sorted(tally.errors, key=order)),
        is_dry_run=dry_run, headers=match.headers, unused=match.unused, header_row=match.header_row,
        rejected_rows=tuple((number, tuple(given.texts[number])) for number in sorted(tally.rejected)),
    )  # fmt: skip
