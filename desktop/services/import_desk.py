"""The import step by step: read a file once, understand it, try it, take it in."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import RequestError
from desktop.exchange.columns import Ref
from desktop.exchange.editing import with_own_headers
from desktop.exchange.file_map import FileMap
from desktop.exchange.guessing import Known, gaps_of, guessed_by_contents, likely_kinds, samples_of
from desktop.exchange.headers import Doubts, Match, match_headers
from desktop.exchange.kind import Kind
from desktop.exchange.reading.table import read_table
from desktop.exchange.reading.wishes import Table, Wishes
from desktop.exchange.report import ImportReport
from desktop.exchange.sheets import fits, sheets_of
from desktop.exchange.unpivot import find_wide
from desktop.exchange.values.text import comparable
from desktop.models import Customer, Staff
from desktop.services.garbage import collected_later
from desktop.services.import_shapes import ImportShapes, KnownShape, bears, recognise
from desktop.services.import_undo import ImportUndo, TakenBack
from desktop.services.imports import Imports, kind_named
from desktop.store.database import Database

MOST_KINDS = 3
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What the company file knows that helps to understand a table: its shape, and what people are called."""

    shape: KnownShape | None
    known: Known


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a table is understood under what was stated: headings, where our columns come from, what is open."""

    kind: str
    table: Table  # with headings that are told apart
    header_row: int | None  # None: the file has no headings
    headers: tuple[str, ...]
    taken: Mapping[str, tuple[int, ...]]  # our column → places in the row
    by_contents: frozenset[str]  # our columns that no heading names, found by what stands in them
    doubts: Mapping[str, tuple[str, ...]]  # our column → headings that fit it alike
    lacking: tuple[str, ...]  # needed columns that nothing gives
    samples: tuple[tuple[str, ...], ...]  # per place, a few different values
    unused: tuple[str, ...]
    stated: FileMap  # with what was guessed
    others: tuple[str, ...] = field(default=())  # kinds that fit the headings better
    wide: frozenset[int] = frozenset()  # places that stand for months, quarters or years
    gaps: frozenset[int] = frozenset()  # places blank in some rows, as merged cells leave them
    is_told: bool = True  # whether the kind was stated or could be told
    obstacle: RequestError | None = None  # what must be stated first

    @property
    def has_rows(self) -> bool:
        """Whether anything stands under the headings."""
        first = self.header_row or 0
        return any(number > first and any(cells) for number, cells in self.table.rows)

    @property
    def is_complete(self) -> bool:
        """Whether the rows can be tried."""
        return not self.lacking and self.obstacle is None and self.has_rows


class ImportDesk:
    """What the pages of an import ask for; reading and understanding need no data file."""

    def __init__(
        self,
        database: Database,
        today: Callable[[], date] | None = None,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        self._imports = Imports(database, today)
        self._shapes = ImportShapes(database)
        self._undo = ImportUndo(database)
        self._before = before  # puts a copy of the data file aside

    def read(
        self,
        file: Path,
        kind: str | None,
        sheet: str | None,
        stop: Stop | None = None,
        met: Collection[str] = frozenset(),
    ) -> Table:
        """The rows of a file; without a sheet, of the one with headings `met` before, else of the one that fits."""
        with collected_later():
            table = read_table(file, Wishes(sheet), stop)
            if sheet is not None:
                return table
            return _sheet_that_fits(sheets_of(file, table, Wishes(), stop), kind, met) or table

    def understand(self, table: Table, kind: str | None, stated: FileMap, known: Known) -> Understanding:
        """How the rows would be read; without a kind, as the likeliest."""
        likely = likely_kinds(table) if kind is None else []
        chosen = kind_named(kind or (likely[0] if likely else "staff"))
        own, match, doubts = _matched(table, chosen, stated)
        guessed = {
            ours: places
            for ours, places in guessed_by_contents(own, chosen, match, known).items()
            if ours not in doubts and ours not in stated.columns
        }
        headers = {ours: tuple(match.headers[place] for place in places) for ours, places in guessed.items()}
        full = replace(stated, columns={**stated.columns, **headers})
        taken = {**match.positions, **guessed}
        wide, obstacle = _wide_places(own, chosen, full)
        has = taken.keys() | stated.constants.keys() | ({"period", "value"} if wide or obstacle else set())
        lacking = _lacking(chosen, has)
        used = wide | {place for places in taken.values() for place in places}
        return Understanding(
            kind=chosen.name, table=own, header_row=match.header_row, headers=match.headers, taken=taken,
            by_contents=frozenset(guessed), doubts=doubts, lacking=lacking, samples=tuple(samples_of(own, match)),
            unused=tuple(header for place, header in enumerate(match.headers) if header and place not in used),
            stated=full, others=tuple(likely_kinds(table, chosen.name)[:MOST_KINDS]), wide=wide,
            gaps=gaps_of(own, match), is_told=bool(kind or likely), obstacle=obstacle,
        )  # fmt: skip

    def try_out(self, table: Table, kind: str, stated: FileMap, stop: Stop | None = None) -> ImportReport:
        """What taking the rows in would do; nothing is kept."""
        with collected_later():
            return self._imports.run_table(table, kind, stated, dry_run=True, stop=stop)

    def take_in(self, made: Understanding, table: Table, stated: FileMap, stop: Stop | None = None) -> ImportReport:
        """Take the rows in, in one transaction; what was said about the columns is remembered for the next file."""
        self._before()
        with collected_later():
            report = self._imports.run_table(table, made.kind, stated, stop=stop)
        self._shapes.keep(made.kind, made.headers if made.header_row else (), stated, table.file_name)
        return report

    def take_back(self, batch_id: int) -> TakenBack:
        """Take an import back, or say what stands against it."""
        return self._undo.take_back(batch_id)

    def forget(self, shape_id: int) -> None:
        """Forget what was said about files of a shape."""
        self._shapes.forget(shape_id)


def acquaintance(session: Session, table: Table, kind: str | None) -> Acquaintance:
    """What the company file knows about a table."""
    names: dict[Ref, frozenset[str]] = {}
    for ref, code, name, deleted in (
        (Ref.STAFF, Staff.code, Staff.name, Staff.deleted_at),
        (Ref.CUSTOMER, Customer.code, Customer.name, Customer.deleted_at),
    ):
        rows = session.execute(select(code, name).where(deleted.is_(None)))
        names[ref] = frozenset(comparable(text) for row in rows for text in row if text)
    return Acquaintance(recognise(session, table, kind), names)


def _sheet_that_fits(sheets: Iterable[Table], kind: str | None, met: Collection[str]) -> Table | None:
    """Headings about which something was said tell more than those that only fit."""
    found = None
    for table in sheets:
        if bears(table, met):
            return table
        if found is None and (likely_kinds(table) if kind is None else fits(table, kind_named(kind), FileMap())):
            found = table
        if found is not None and not met:
            break  # no other sheet is read
    return found


def _matched(table: Table, kind: Kind, stated: FileMap) -> tuple[Table, Match, Doubts]:
    """The match, with headings that occur twice told apart first."""
    doubts: Doubts = {}
    own = with_own_headers(table, match_headers(table, kind, replace(stated, columns={}), {}).header_row)
    match = match_headers(own, kind, stated, doubts)
    return own, match, {ours: headers for ours, headers in doubts.items() if ours not in match.positions}


def _wide_places(table: Table, kind: Kind, stated: FileMap) -> tuple[frozenset[int], RequestError | None]:
    if not kind.may_be_wide:
        return frozenset(), None
    match = match_headers(table, kind, stated, {})
    match.constants = dict(stated.constants)
    try:
        return (frozenset(match.wide) if find_wide(match, stated) is not None else frozenset()), None
    except RequestError as obstacle:
        return frozenset(), obstacle


def _lacking(kind: Kind, has: set[str]) -> tuple[str, ...]:
    """The needed columns that nothing gives; of columns that may stand for each other the first."""
    needed = [column.name for column in kind.columns if column.is_required]
    either = [min(names[0]) for names in kind.one_of if not any(one <= has for one in names)]
    return tuple(dict.fromkeys(name for name in (*needed, *either) if name not in has))
