"""A data file written anew under another key, or none: row by row the same, and checked before it is used."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DataFileError
from desktop.store.connection import connect, engine_of
from desktop.store.files import beside, empty_file, sync
from desktop.store.header import APPLICATION_ID
from desktop.store.health import health_of
from desktop.store.key import Key
from desktop.store.problems import SENTENCES, problem_of, refuse_unfinished
from desktop.store.slot_places import attach

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Step = Callable[[str], None]
OURS = frozenset({".part", ".made"})  # what a name ends in while its file is being written


def convert(
    connection: Any,
    part: Path,
    key: Key | None,
    fill: "Callable[[Session], None] | None" = None,
    step: Step = lambda _step: None,
) -> None:
    """Write the open file's content to `part` under `key`; what `fill` notes is in the new file alone."""
    _remove(part)
    empty_file(part)
    try:
        _export(connection, part, key)
        step("written")
        copy = connect(part, key)
        try:
            _refuse_other_content(connection, copy, part)
            if fill is not None:
                _fill(copy, fill)
        finally:
            copy.close()
        refuse_unfinished(part, _known(part))
        if key is not None:
            attach(part, key)
        sync(part)
        step("checked")
    except BaseException:
        with suppress(OSError):  # what went wrong before is what the owner reads
            _remove(part)
        raise


def _remove(part: Path) -> None:
    for each in (part, *beside(part)):  # what lies beside it may be plain where the file is not
        each.unlink(missing_ok=True)


def _export(connection: Any, part: Path, key: Key | None) -> None:
    text = "" if key is None else f"x'{key.raw.hex()}{key.mark.hex()}'"
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("ATTACH DATABASE ? AS made KEY ?", (str(part.absolute()), text))
    try:
        connection.execute("PRAGMA made.synchronous = OFF")  # it is no data file before it was checked and synced
        _copy_all(connection, part)
        connection.execute(f"PRAGMA made.application_id = {APPLICATION_ID}")
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        connection.execute(f"PRAGMA made.user_version = {schema}")
    finally:
        connection.execute("DETACH DATABASE made")


def _copy_all(connection: Any, part: Path) -> None:
    try:
        connection.execute("SELECT sqlcipher_export('made')")
    except driver.DatabaseError as error:  # the engine does not say of what, but only the disk can refuse it
        file = _known(part)
        raise problem_of(error, file) or DataFileError(SENTENCES[10], file=file) from error


def _refuse_other_content(connection: Any, copy: Any, part: Path) -> None:
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name <> 'sqlite_sequence' ORDER BY type, name"
    is_same = connection.execute(schema).fetchall() == copy.execute(schema).fetchall()
    if not (
        is_same and health_of(copy).is_sound and all(_same_rows(connection, copy, each) for each in _tables(copy))
    ):
        raise DataFileError(
            N_("What was written anew of {file} did not agree with it and was thrown away; {file} is as it was."),
            file=_known(part).name,
        )


def _known(part: Path) -> Path:
    """The name its owner knows of what is being written."""
    while part.suffix in OURS:
        part = part.with_suffix("")
    return part


def _tables(connection: Any) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [str(row[0]) for row in names]


def _same_rows(connection: Any, copy: Any, table: str) -> bool:
    width = len(connection.execute(f'PRAGMA table_info("{table}")').fetchall())
    order = ", ".join(str(place) for place in range(1, width + 1))  # several rows may begin alike
    question = f'SELECT * FROM "{table}" ORDER BY {order}'  # noqa: S608 - names from the schema
    rows, copied = connection.execute(question), copy.execute(question)
    while True:
        some = rows.fetchmany(1000)
        if some != copied.fetchmany(1000):
            return False
        if not some:
            return True


def _fill(copy: Any, fill: "Callable[[Session], None]") -> None:
    from sqlalchemy.orm import Session

    with Session(engine_of(copy), expire_on_commit=False) as session, session.begin():
        fill(session)
