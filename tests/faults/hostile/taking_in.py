"""Spoilt tables by the thousand, each imported into a company: no crash, no hang, no silently wrong row."""

import os
import random
import resource
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import delete, select

from desktop.errors import N_, QianjiError, RequestError
from desktop.exchange.columns import Ref
from desktop.exchange.file_map import FileMap
from desktop.exchange.reading import child, limits, table
from desktop.exchange.reading.wishes import Wishes
from desktop.exchange.report import ImportReport
from desktop.i18n import translator
from desktop.models import Customer, Signing, SigningShare, Staff
from desktop.services.imports import Imports
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from tests.faults.hostile.books import spoilt_book
from tests.faults.hostile.grids import UnreadableError, grid_of_book, grid_of_text
from tests.faults.hostile.honest import CUSTOMERS, STAFF, Signed, honest_rows
from tests.faults.hostile.judging import Kept, judge, misread
from tests.faults.hostile.texts import BELOW, spoilt_text
from tests.faults.stopping import turns

Asking = Callable[[Path, Wishes, int, table.Stop | None], bytes]
TODAY = date(2026, 6, 30)
CREATING = FileMap(create=frozenset({Ref.CUSTOMER}))  # a customer's name that was spoilt is a customer, too
SECONDS = 30.0
MEGABYTES = 450


@dataclass
class Taken:
    """What the files came to, by the way they were spoilt."""

    files: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)  # whole files, with a sentence
    rows: Counter[str] = field(default_factory=Counter)  # rows that were kept, each held against the file
    rejected: Counter[str] = field(default_factory=Counter)  # rows, by name
    died: int = 0  # children that ended by a signal or out of memory, as bounds have it; the owner is told so
    open_cells: int = 0  # of kept rows, in spellings that only the program reads
    unread: int = 0  # accepted files the second reader could not read
    slowest: float = 0.0  # seconds
    failures: list[str] = field(default_factory=list)


@dataclass
class Company:
    """The company that each file is imported into; what one brought is taken out before the next."""

    database: Database
    folder: Path
    chance: random.Random
    taken: Taken = field(default_factory=Taken)

    def __post_init__(self) -> None:
        """Let it have people and customers."""
        with self.database.raw() as connection:
            connection.execute("PRAGMA synchronous = OFF")  # nothing here is to last
        register = StaffRegister(self.database, lambda: TODAY)
        for number, code in enumerate(STAFF):
            register.add(StaffDraft(f"王{'一二三'[number]}", code, hired_on=date(2020, 1, 1)))
        with self.database.write() as session:
            session.add_all(Customer(name=name) for name in CUSTOMERS)

    def forget(self) -> None:
        """Take out what the last file brought."""
        with self.database.write() as session:
            session.execute(delete(SigningShare))
            session.execute(delete(Signing))


def take_in(
    number: int, folder: Path, chance: random.Random, keep: Path | None = None, *, is_forking: bool = True
) -> Taken:
    """Import so many spoilt files; a file that went wrong is kept in the folder `keep`.

    Beside threads nothing may be forked: there files are read in this process, without limits of their own.
    """
    usual = table._ask_child
    with Database.create(folder / "company.qianji") as database:
        company = Company(database, folder, chance)
        asking = _forked(company.taken) if is_forking else _read_here
        table._ask_child = asking  # type: ignore[assignment] # it is called by place, whatever its names
        try:
            for place in turns(range(number)):
                _take_one(company, place, keep)
        finally:
            table._ask_child = usual
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    if is_forking and used > MEGABYTES:  # else they are children of other tests
        company.taken.failures.append(f"a child used {used} MB")
    return company.taken


def _take_one(company: Company, place: int, keep: Path | None) -> None:
    chance, taken = company.chance, company.taken
    rows = honest_rows(chance, chance.choice((3, 8, 20)))
    is_book = chance.random() < 0.5
    way, content, encoding = (*spoilt_book(rows, chance), "") if is_book else spoilt_text(rows, chance)
    file = company.folder / f"spoilt-{place}.{'xlsx' if is_book else 'csv'}"
    file.write_bytes(content)
    began = time.monotonic()
    wrong = _wrong_with(company, file, way, encoding, rows)
    took = time.monotonic() - began
    taken.files[way] += 1
    taken.slowest = max(taken.slowest, took)
    if took > SECONDS:
        wrong = wrong or f"took {took:.0f} s"
    if wrong:
        taken.failures.append(f"{way}, {file.name}: {wrong[:600]}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, keep / file.name)
    file.unlink()


def _wrong_with(company: Company, file: Path, way: str, encoding: str, rows: list[Signed]) -> str:
    taken = company.taken
    try:
        report = Imports(company.database, lambda: TODAY).run(file, "signings", CREATING)
    except QianjiError as refusal:
        taken.refused[way] += 1
        is_told = refusal.sentence(translator("zh_CN")) and not _kept(company.database)
        return "" if is_told else f"refused badly: {refusal}"
    except Exception as error:  # noqa: BLE001 - whatever else happens is the failure that is looked for
        return f"{type(error).__name__}: {error}"
    kept = _kept(company.database)
    company.forget()
    taken.rows[way] += len(kept)
    taken.rejected[way] += report.rejected
    wrong = misread(report, file.read_bytes(), encoding, rows, kept) if way in BELOW else ""
    return wrong or _held_against(report, kept, file, taken, is_book=not encoding)


def _held_against(report: ImportReport, kept: list[Kept], file: Path, taken: Taken, *, is_book: bool) -> str:
    content = file.read_bytes()
    try:
        grid = grid_of_book(content) if is_book else grid_of_text(_text(content, report), _delimiter(file))
    except UnreadableError as error:
        taken.unread += 1
        return f"taken in, though it cannot be read: {error}" if kept else ""
    verdict = judge(report, grid, kept, "\n".join(problem.reason.message for problem in report.warnings))
    taken.open_cells += verdict.open_cells
    return verdict.wrong


def _text(content: bytes, report: ImportReport) -> str:
    return content.decode(report.encoding or "utf-8").removeprefix("\ufeff")


def _delimiter(file: Path) -> str:
    return table.read_table(file).delimiter or ","


def _kept(database: Database) -> list[Kept]:
    with database.read() as session:
        staff: dict[int, list[str]] = {}
        for key, code in session.execute(
            select(SigningShare.signing_id, Staff.code).join(Staff, Staff.id == SigningShare.staff_id)
        ):
            staff.setdefault(key, []).append(code)
        question = select(Signing, Customer.name).join(Customer, Customer.id == Signing.customer_id)
        return [
            Kept(each.number, name, each.signed_on, tuple(staff.get(each.id, ())), each.amount, each.profit)
            for each, name in session.execute(question)
        ]


def _forked(taken: Taken) -> Asking:
    """The child that reads, forked instead of started: the same limits, a tenth of the time."""

    def ask(path: Path, wishes: Wishes, seconds: int, _stop: table.Stop | None = None) -> bytes:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            _as_child(writing, path, wishes, seconds)
        os.close(writing)
        with os.fdopen(reading, "rb") as source:
            output = source.read()
        _pid, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == limits.OUT_OF_MEMORY:
            taken.died += 1
            raise RequestError(N_("{file}: The file is empty."), file=path.name)
        if status or not output:
            raise ChildProcessError(f"the reading child ended in an error: {output[-300:].decode(errors='replace')}")
        return output

    return ask


def _read_here(path: Path, wishes: Wishes, _seconds: int, _stop: table.Stop | None = None) -> bytes:
    return b"".join(child.lines(path, wishes.as_json()))


def _as_child(writing: int, path: Path, wishes: Wishes, seconds: int) -> None:
    code = 1
    try:
        most = limits.CHILD_MEMORY_BYTES + _own_size()  # a forked child has its parent's pages beside its own
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        with os.fdopen(writing, "wb", closefd=False) as target:
            target.writelines(child.lines(path, wishes.as_json()))
        code = 0
    except MemoryError:
        code = limits.OUT_OF_MEMORY
    except BaseException as error:  # noqa: BLE001 - a child never returns into its parent's work
        os.write(writing, f"{type(error).__name__}: {error}".encode()[:300])
    finally:
        os._exit(code)


def _own_size() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
