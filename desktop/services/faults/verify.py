"""The look after a sudden end: every acknowledged unit is there, and no unit is there in part."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from desktop.errors import DataFileError
from desktop.models import Attachment, AuditEntry, Evaluation, ImportBatch, Review, ReviewItem, Visit
from desktop.services.attachments import ADDED
from desktop.services.checkup import check_up
from desktop.services.faults.migrating import wrong_migrated
from desktop.services.faults.rekeying import state_of, wrong_state
from desktop.services.faults.telling import folder_beside
from desktop.services.faults.writer import ROWS, SOURCES
from desktop.store.database import Database
from desktop.store.key import Keys
from desktop.store.shelf import checked_facts


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong, in plain words; empty where nothing is: the first missing unit, a torn one, a damaged file."""

    wrong: str
    acknowledged: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong


def units_of(said: Iterable[str]) -> tuple[list[str], list[str]]:
    """The units a writer acknowledged and those it began, in order; a line without a word is an acknowledged unit."""
    kept: list[str] = []
    begun: list[str] = []
    for line in said:
        word, _, unit = line.strip().partition(" ")
        if word in {"ACK", "TRY"} and unit:
            (kept if word == "ACK" else begun).append(unit)
        elif word and not unit and word not in {"ACK", "TRY", "STEP"}:
            kept.append(word)
    return kept, begun


def verify_units(path: Path, said: Sequence[str], keys: Keys = ()) -> Found:
    """Open the file as the program does, look through all of it, and hold it against what was said."""
    kept, begun = units_of(said)
    if not path.exists() and not kept:
        return Found("", 0)
    try:
        state, key = state_of(path, keys)
        keys = keys if key is None else [key, *keys]
        with Database.open(path, keys) as database:
            found = check_up(database)
            if not found.is_whole:
                return Found(f"the file does not hold together: {found}", len(kept))
            with database.read() as session:
                wrong = _torn(session) or _first_missing(session, path, kept) or _not_restored(session, kept, begun)
                wrong = wrong or wrong_state(state, kept, begun)
        wrong = wrong or wrong_migrated(path, kept, keys)
    except DataFileError as problem:
        return Found(str(problem), len(kept))
    return Found(wrong or _broken_copy(path, keys), len(kept))


def _first_missing(session: Session, path: Path, kept: Sequence[str]) -> str:
    for unit in kept:
        operation, _, number = unit.partition("-")
        is_there = _LOOKS.get(operation)
        if is_there is None or not is_there(session, path, unit, number):
            return f"acknowledged and missing: {unit}"
    return ""


def _is_saved(session: Session, _path: Path, unit: str, _number: str) -> bool:
    return _visits(session, Visit.summary == unit) == 1


def _is_imported(session: Session, _path: Path, unit: str, _number: str) -> bool:
    return _visits(session, Visit.summary.like(f"{unit} %")) == ROWS


def _is_attached(session: Session, _path: Path, unit: str, number: str) -> bool:
    """Its content is held against the record of changes by the check of the whole file."""
    named = select(func.count(Attachment.id)).where(Attachment.name == f"{unit}.pdf")
    return _has_entry(session, number, ADDED) and session.scalar(named) == 1


def _is_evaluated(session: Session, _path: Path, _unit: str, number: str) -> bool:
    return _has_entry(session, number, "evaluation.computed")


def _is_finalised(session: Session, _path: Path, _unit: str, number: str) -> bool:
    entry = session.get(AuditEntry, int(number))
    if entry is None or entry.verb != "evaluation.finalised":
        return False
    evaluation = session.get(Evaluation, entry.subject_id)
    return evaluation is not None and evaluation.seal == entry.details["seal"]


def _is_backed_up(_session: Session, path: Path, unit: str, _number: str) -> bool:
    return (folder_beside(path) / f"{unit}.qianji").exists()


def _is_restored(_session: Session, _path: Path, _unit: str, _number: str) -> bool:
    return True  # the last one alone counts: see below


def _is_rekeyed(session: Session, _path: Path, _unit: str, number: str) -> bool:
    entry = session.get(AuditEntry, int(number.partition("-")[0]))
    return entry is not None and entry.verb.startswith("password.")  # as for its state, the last one counts


_LOOKS: Mapping[str, Callable[[Session, Path, str, str], bool]] = {
    "save": _is_saved,
    "import": _is_imported,
    "attach": _is_attached,
    "evaluate": _is_evaluated,
    "finalise": _is_finalised,
    "backup": _is_backed_up,
    "restore": _is_restored,
    "migrate": _is_backed_up,
    "rekey": _is_rekeyed,
}


def _not_restored(session: Session, kept: Sequence[str], begun: Sequence[str]) -> str:
    """The file is the last source that was acknowledged, or the one begun after it."""
    ends = [unit for unit in kept if unit.startswith("restore-")]
    if not ends:
        return ""
    later = begun[begun.index(ends[-1]) + 1 :] if ends[-1] in begun else []
    allowed = {unit.rpartition("-")[2] for unit in (ends[-1], *later)}
    present = {letter for letter in SOURCES if _visits(session, Visit.summary == f"source-{letter}")}
    newest = max(present, default="")  # the second source was made after the first and holds both
    return "" if newest in allowed else f"acknowledged and missing: {ends[-1]}"


def _torn(session: Session) -> str:
    """The first unit of which only a part is there."""
    halves = (
        select(ImportBatch.id)
        .outerjoin(Visit, Visit.import_batch_id == ImportBatch.id)
        .where(ImportBatch.kind == "visits", ImportBatch.undone_at.is_(None))
        .group_by(ImportBatch.id)
        .having(func.count(Visit.id) != ImportBatch.created)
    )
    for key in session.scalars(halves):
        return f"torn: import {key}"
    without = (
        select(Review.id)
        .outerjoin(ReviewItem, ReviewItem.review_id == Review.id)
        .group_by(Review.id)
        .having(func.count(ReviewItem.id) == 0)
    )
    for key in session.scalars(without):
        return f"torn: review {key} without items"
    bare = select(Evaluation.id).where(
        Evaluation.status != "draft", Evaluation.id.not_in(select(Review.evaluation_id))
    )
    for key in session.scalars(bare):
        return f"torn: evaluation {key} without reviews"
    return ""


def _broken_copy(path: Path, keys: Keys) -> str:
    """The first backup under a final name that does not hold together."""
    for copy in sorted(folder_beside(path).glob("*.qianji")):
        if copy.name.startswith("migrate-"):
            continue  # a data file, which is looked at as one
        try:
            checked_facts(copy, keys)
        except DataFileError as problem:
            return f"half a file bears its final name: {problem}"
    return ""


def _has_entry(session: Session, number: str, verb: str) -> bool:
    entry = session.get(AuditEntry, int(number))
    return entry is not None and entry.verb == verb


def _visits(session: Session, condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(Visit.id)).where(condition)) or 0
