"""Whether the saves in a journal are the next ones after a file's own: told by the record of changes.

A journal from an older copy's future fits it, too, as far as the engine knows: its pages go over the copy's, and what
had been saved between the two is missing without a trace. The first save the file does not hold tells them apart: it
brings the entry right after the file's last one.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from desktop.errors import DataFileError
from desktop.store.connection import Connection, bare
from desktop.store.files import beside
from desktop.store.key import Key

_HEADER, _FRAME = struct.Struct(">8xI4x8s8x"), struct.Struct(">4xI8s8x")  # of a journal, and of each page in it
_LAST = "SELECT max(id) FROM audit_entry"
_SECONDS = "SELECT (julianday(max(happened_at)) - julianday(min(happened_at))) * 86400 FROM audit_entry WHERE id > ?"
_ONE_SAVE = 10.0  # s: entries of one save are made within


def are_next(copy: Path, key: Key | None) -> bool:
    """Whether what lies beside a copy goes on where the copy ends; the journal of the copy is cut by this."""
    journal = beside(copy)[0]
    if not journal.exists() or not journal.stat().st_size:
        return True  # another kind of journal, which only takes back what was not saved
    try:
        with _looked_at(bare(copy, key, is_only_looking=True)) as alone:
            number = alone.execute(_LAST).fetchone()[0] or 0
    except (DataFileError, driver.Error):
        return True  # no closed copy of a file: it holds together with its own journal only
    content = journal.read_bytes()
    ends = _ends_of_saves(content)
    first = bisect_left(ends, True, key=lambda end: _last_entry(copy, key, content[:end]) > number)
    return first < len(ends) and _is_one_save(copy, key, content[: ends[first]], number)


def _ends_of_saves(content: bytes) -> list[int]:
    """Where each save in a journal ends; what an earlier round left behind them is passed over."""
    if len(content) < _HEADER.size:
        return []
    page, salts = _HEADER.unpack_from(content)
    step, ends = page + _FRAME.size, list[int]()
    for start in range(_HEADER.size, len(content) - step + 1, step):
        pages_after, own_salts = _FRAME.unpack_from(content, start)
        if own_salts != salts:
            break
        if pages_after:  # the last page of a save
            ends.append(start + step)
    return ends


def _last_entry(copy: Path, key: Key | None, journal: bytes) -> int:
    """The number of the last entry with a part of the journal; 0 where that part alone does not fit."""
    try:
        with _opened_with(copy, key, journal) as connection:
            return int(connection.execute(_LAST).fetchone()[0] or 0)
    except (DataFileError, driver.Error):
        return 0


def _is_one_save(copy: Path, key: Key | None, journal: bytes, number: int) -> bool:
    """Whether the entries after a number are those of one save; hardly a save makes several."""
    with _opened_with(copy, key, journal) as connection:
        if connection.execute(_LAST).fetchone()[0] == number + 1:
            return True
        return float(connection.execute(_SECONDS, (number,)).fetchone()[0] or 0) <= _ONE_SAVE


@contextmanager
def _opened_with(copy: Path, key: Key | None, journal: bytes) -> Iterator[Any]:
    """The copy with a part of its journal, for reading only: nothing goes from one into the other."""
    beside(copy)[0].write_bytes(journal)
    with _looked_at(driver.connect(f"{copy.as_uri()}?mode=ro", uri=True, factory=Connection)) as connection:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(key.statement)
        yield connection


@contextmanager
def _looked_at(connection: Any) -> Iterator[Any]:
    try:
        yield connection
    finally:
        connection.close()
