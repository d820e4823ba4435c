"""Data files as accidents leave them: each a name, and what is done to a whole file with its neighbours."""

import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from desktop.models import Team
from desktop.store.database import Database
from desktop.store.migrate import SCHEMA


def _number(path: Path, place: int, number: int) -> None:
    content = bytearray(path.read_bytes())
    struct.pack_into(">I", content, place, number)
    path.write_bytes(content)


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as target:
        target.truncate(size)


def _zeroed(path: Path, start: int, end: int | None = None) -> None:
    content = bytearray(path.read_bytes())
    stop = len(content) if end is None else end
    content[start:stop] = bytes(stop - start)
    path.write_bytes(content)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _half_copied(path: Path) -> None:
    size = path.stat().st_size
    _zeroed(path, size // 2 // 4096 * 4096)


def _stale_changes(path: Path) -> None:
    """Changes of another, later life of a file lie beside this one."""
    other = path.with_name("other.qianji")
    with Database.create(other) as database:
        for name in ("华东", "华南"):
            with database.write() as session:
                session.add(Team(name=name))
        changes = other.with_name(other.name + "-wal").read_bytes()
    other.unlink()
    path.with_name(path.name + "-wal").write_bytes(changes)


def _run(path: Path, statement: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    try:
        connection.execute(statement)
    finally:
        connection.close()


# What the owner sees for each is a sentence with what to do; none of them may be changed by being looked at.
STATES: Mapping[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "a folder": _folder,
    "empty": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "header only": lambda path: _cut(path, 100),
    "cut at half": lambda path: _cut(path, path.stat().st_size // 2),
    "one page short": lambda path: _cut(path, path.stat().st_size - 4096),
    "all zeros": lambda path: _zeroed(path, 0),
    "first page zeros": lambda path: _zeroed(path, 0, 4096),
    "half copied": _half_copied,
    "text": lambda path: path.write_text("工号,姓名\nE1,王一\n", encoding="utf-8"),
    "a workbook": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5000)),
    "another program's": lambda path: _number(path, 68, 0x12345678),
    "nobody's": lambda path: _number(path, 68, 0),
    "newer": lambda path: _number(path, 60, SCHEMA + 1),
    "much newer": lambda path: _number(path, 60, 0x7FFFFFFF),
    "a table less": lambda path: _run(path, "DROP TABLE action_check_in"),
    "another column": lambda path: _run(path, "ALTER TABLE team ADD COLUMN trick TEXT"),
}
# Those that Qianji may open, and must then read right or refuse.
DOUBTFUL: Mapping[str, Callable[[Path], object]] = {
    "changes of another file beside it": _stale_changes,
    "nonsense beside it": lambda path: path.with_name(path.name + "-wal").write_bytes(b"nonsense" * 1000),
    "an empty journal beside it": lambda path: path.with_name(path.name + "-journal").write_bytes(b""),
    "a trigger more": lambda path: _run(
        path, "CREATE TRIGGER trick AFTER INSERT ON team BEGIN DELETE FROM visit; END"
    ),
}
