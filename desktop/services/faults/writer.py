"""What is written while somebody kills it: units of work through the program's own services, one after the other."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from desktop.domain.attachment import Bearer, Place
from desktop.domain.period import Period, parse_period
from desktop.errors import N_, RequestError
from desktop.models import Evaluation, Staff
from desktop.services.attachments import Attachments
from desktop.services.evaluations import Evaluations
from desktop.services.faults.migrating import migrates
from desktop.services.faults.rekeying import rekeys
from desktop.services.faults.telling import Telling, folder_beside, next_change, steps_told
from desktop.services.imports import Imports
from desktop.services.keeping import back_up, put_back
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.store.files import make_folder
from desktop.store.key import Keys

ROWS = 40  # of a file that is imported
SCAN = 40_000  # bytes of a file that is attached, some pages of the data file
SOURCES = ("a", "b")  # backups that take each other's place
DAY = date(2026, 1, 5)
_HIRED = date(2020, 1, 1)
_MONTHS = tuple(f"{year}-{month:02}" for year in range(2020, 2026) for month in range(1, 13))


def write(operation: str, path: Path, number: int, telling: Telling, keys: Keys = ()) -> None:
    """Do so many units of an operation on a data file, which is made where it is missing, with the first key."""
    if operation not in OPERATIONS:
        raise RequestError(
            N_("There is no operation “{name}”. There are: {known}."), name=operation, known=", ".join(OPERATIONS)
        )
    if not path.exists():
        Database.create(path, key=next(iter(keys), None)).close()
    with steps_told(telling):
        OPERATIONS[operation](path, number, telling, keys)


def _saves(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    with Database.open(path, keys) as database:
        visits, staff_id = VisitLog(database, today), somebody(database)
        for _ in range(number):
            unit = f"save-{next_change(database)}"
            telling.tries(unit)
            visits.log(VisitDraft(DAY, staff_id, customer=f"客户{unit}", summary=unit))
            telling.keeps(unit)


def _imports(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    folder = folder_beside(path)
    make_folder(folder)
    with Database.open(path, keys) as database:
        somebody(database)
        for _ in range(number):
            unit = f"import-{next_change(database)}"
            file = folder / f"{unit}.csv"
            rows = "".join(f"{DAY + timedelta(days=row)},E1,{unit} {row}\n" for row in range(ROWS))
            file.write_text(f"日期,员工,内容\n{rows}", encoding="utf-8")
            telling.tries(unit)
            Imports(database, today).run(file, "visits")
            telling.keeps(unit)
            file.unlink()


def _attaches(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    folder = folder_beside(path)
    make_folder(folder)
    with Database.open(path, keys) as database:
        person = Place(Bearer.STAFF, somebody(database))
        for _ in range(number):
            unit = f"attach-{next_change(database)}"
            file = folder / f"{unit}.pdf"
            file.write_bytes(unit.encode() * (SCAN // len(unit)))
            telling.tries(unit)
            Attachments(database).attach(person, [file])
            telling.keeps(unit)
            file.unlink()


def _evaluates(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    with Database.open(path, keys) as database:
        somebody(database)
        for _ in range(number):
            unit = f"evaluate-{next_change(database)}"
            telling.tries(unit)
            Evaluations(database, today).run(parse_period("2026-01"))
            telling.keeps(unit)


def _finalises(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    with Database.open(path, keys) as database:
        somebody(database)
        evaluations = Evaluations(database, today)
        for _ in range(number):
            key = evaluations.run(_free_month(database)).evaluation_id
            unit = f"finalise-{next_change(database)}"
            telling.tries(unit)
            evaluations.finalise(key)
            telling.keeps(unit)


def _backs_up(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    make_folder(folder_beside(path))
    with Database.open(path, keys) as database:
        visits, staff_id = VisitLog(database, today), somebody(database)
        for _ in range(number):
            unit = f"backup-{next_change(database)}"
            visits.log(VisitDraft(DAY, staff_id, summary=unit))
            telling.tries(unit)
            back_up(database, folder_beside(path) / f"{unit}.qianji")
            telling.keeps(unit)


def _restores(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    make_folder(folder_beside(path))
    sources = {letter: folder_beside(path) / f"source-{letter}.qianji" for letter in SOURCES}
    for letter, source in sources.items():
        if not source.exists():
            with Database.open(path, keys) as database:
                draft = VisitDraft(DAY, somebody(database), summary=f"source-{letter}")
                VisitLog(database, today).log(draft)
                back_up(database, source)
    for _ in range(number):
        with Database.open(path, keys) as database:
            entry = next_change(database)
        letter = SOURCES[entry % 2]
        unit = f"restore-{entry}-{letter}"
        telling.tries(unit)
        kept = put_back(path, sources[letter], keys)
        telling.keeps(unit)
        # The numbers of the entries go on, so that both sources have their turn.
        with Database.open(path, keys) as database:
            VisitLog(database, today).log(VisitDraft(DAY, somebody(database), summary=unit))
        if kept is not None:
            kept.unlink()


OPERATIONS: Mapping[str, Callable[[Path, int, Telling, Keys], None]] = {
    "save": _saves,
    "import": _imports,
    "attach": _attaches,
    "evaluate": _evaluates,
    "finalise": _finalises,
    "backup": _backs_up,
    "restore": _restores,
    "migrate": migrates,
    "rekey": rekeys,  # the last: whoever comes after it needs a password
}


def today() -> date:
    """The day of all that is written."""
    return date(2026, 6, 30)


def somebody(database: Database) -> int:
    """The key of the one person of whom everything is, made where there is none."""
    with database.read() as session:
        known = session.scalar(select(Staff.id).where(Staff.code == "E1"))
    return known or StaffRegister(database, today).add(StaffDraft("王一", "E1", hired_on=_HIRED))


def _free_month(database: Database) -> Period:
    with database.read() as session:
        taken = set(session.scalars(select(Evaluation.period_label).where(Evaluation.status == "finalised")))
    free = next((month for month in _MONTHS if month not in taken), None)
    if free is None:
        raise RequestError(N_("Every month is finalised; take a new data file."))
    return parse_period(free)
