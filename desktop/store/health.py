"""Whether the file holds together: pages, indexes and references."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as driver

from desktop.store.connection import key_of

MOST = 20  # so many findings are told
_MALFORMED = "malformed"  # the engine's word for pages that do not hold together


@dataclass(frozen=True, slots=True)
class Health:
    """What the engine finds wrong, in its own words; empty when nothing is."""

    integrity: tuple[str, ...]
    foreign_keys: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.integrity and not self.foreign_keys


def health_of(connection: Any) -> Health:
    """The full check of every page, index and reference; that the engine gives up half way is a finding, too."""
    try:
        return _looked_through(connection)
    except driver.DatabaseError as given_up:
        if _MALFORMED not in str(given_up):
            raise
        return Health((str(given_up),), ())


def _looked_through(connection: Any) -> Health:
    findings = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MOST})")]
    if key_of(connection) is not None:
        findings += _altered_pages(connection)
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST)
    return Health(
        tuple(each for each in findings if each != "ok"),
        tuple(f"{table} {row}: {parent}" for table, row, parent, _number in orphans),
    )


def is_copy_whole(connection: Any) -> bool:
    """The quick check of a copy: every page in use is there, holds together and opens with the key.

    Values that the tables' own rules guard are as they were in the file, which let nothing else in; indexes against
    rows and references are the full check's.
    """
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")


def tables_of(connection: Any) -> list[str]:
    """The names of all tables, to be looked through one by one."""
    return [str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def is_table_whole(connection: Any, table: str) -> bool:
    """The quick check of one table: whether its pages and those of its indexes hold together."""
    quoted = table.replace("'", "''")
    return [row[0] for row in connection.execute(f"PRAGMA quick_check('{quoted}')")] == ["ok"]


def _altered_pages(connection: Any) -> list[str]:
    """Pages that do not bear the seal of the key, also unused ones.

    What follows the last page is shorter than one: the slots. That pages are missing the other checks find.
    """
    with suppress(driver.OperationalError):  # a connection that only looks; nothing lies beside its file
        # The engine looks at the file alone, where a power cut may have left half pages that lie whole beside it.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    return [each for each in found if "invalid size" not in each][:MOST]
