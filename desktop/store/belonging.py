"""Whether what lies beside a data file belongs to it: told by what the file holds with it and without.

A journal bears no name. The engine plays in whatever fits by its size and its sums, be it another program's.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from desktop.errors import DataFileError
from desktop.store.connection import bare
from desktop.store.files import beside
from desktop.store.header import APPLICATION_ID, read_header
from desktop.store.health import health_of, is_table_whole
from desktop.store.key import Key
from desktop.store.tables import FINGERPRINT, fingerprint_of

_SEAL = re.compile("[0-9a-f]{64}")
_NOTHING = (0, "")


@dataclass(frozen=True, slots=True)
class Course:
    """How far a file's record of changes goes: the seals of its first and last entry; none where it has none."""

    first: str
    number: int
    last: str


def belongs(connection: Any, path: Path, key: Key | None) -> bool:
    """Whether the file which a connection has opened, with what lay beside `path`, is the file at `path` gone on.

    Changes only ever add to the record of changes, and no data file ever gets fewer pages.
    """
    alone = read_header(path, () if key is None else (key,))
    named, schema, pages = (
        int(connection.execute(f"PRAGMA {each}").fetchone()[0])
        for each in ("application_id", "user_version", "page_count")
    )
    if named != APPLICATION_ID:
        return False
    course = _course_alone(path, key)
    try:
        if course is not None and course.first and _seal_at(connection, _first_of(connection)) != course.first:
            return False
        if _is_taken_back(path):
            return True
        return (
            schema >= alone.schema
            and pages >= alone.pages
            and (course is None or _seal_at(connection, course.number) == course.last)
        )
    except driver.DatabaseError:
        return False  # no record of changes where there was one


def is_whole_alone(path: Path, key: Key | None) -> bool:
    """Whether a file holds together without what lies beside it, which is not looked at."""
    try:
        connection = bare(path, key, is_only_looking=True)
        try:
            return health_of(connection).is_sound and fingerprint_of(connection) == FINGERPRINT
        finally:
            connection.close()
    except (DataFileError, driver.Error):
        return False


def _is_taken_back(path: Path) -> bool:
    """Whether what lies beside a file takes an unfinished change back: then it may hold more without it."""
    journal = beside(path)[1]
    return journal.exists() and journal.stat().st_size > 0


def _course_alone(path: Path, key: Key | None) -> Course | None:
    """The course of the file itself, None where a sudden end left it such that only both together can be read.

    A page that a power cut left half written may still be read, and say what was never there.
    """
    try:
        connection = bare(path, key, is_only_looking=True)
        try:
            if not is_table_whole(connection, "audit_entry"):
                return None
            number, last = (
                connection.execute("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
                or _NOTHING
            )
            first = _seal_at(connection, _first_of(connection)) if number else ""
        finally:
            connection.close()
    except driver.Error:
        return None
    if not number:
        return Course("", 0, "")
    return Course(first, number, last) if all(_is_seal(each) for each in (first, last)) else None


def _first_of(connection: Any) -> int:
    found = connection.execute("SELECT min(id) FROM audit_entry").fetchone()[0]
    return found if isinstance(found, int) else 0


def _seal_at(connection: Any, number: int) -> str:
    found = connection.execute("SELECT digest FROM audit_entry WHERE id = ?", (number,)).fetchone()
    return str(found[0]) if found else ""


def _is_seal(text: object) -> bool:
    return isinstance(text, str) and _SEAL.fullmatch(text) is not None
