"""A data file that is made: complete and on disk before it bears its name."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import N_, RequestError
from desktop.store.connection import connect, engine_of
from desktop.store.files import beside, empty_file, put_in_place, sync
from desktop.store.header import APPLICATION_ID
from desktop.store.key import Key
from desktop.store.link import is_link
from desktop.store.migrate import upgrade
from desktop.store.problems import refuse_unfinished
from desktop.store.slot_places import attach

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def refuse_name(path: Path) -> None:
    """Refuse the name of a file that is there, perhaps open here, or that would be taken for a server's."""
    if path.exists():
        raise RequestError(N_("{file} exists already; it was not touched. Choose another name."), file=path)
    if is_link(path):
        raise RequestError(
            N_("The name {file} says that the company lies on a server. Choose one such as company.qianji."),
            file=path,
        )


def attach_slots(path: Path, key: Key | None) -> None:
    """Let a closed file with a key carry its slots; a disk that does not take them has them beside the file."""
    if key is None:
        return
    with suppress(OSError):
        attach(path, key)


def build(path: Path, fill: "Callable[[Session], None] | None", key: Key | None) -> None:
    """Make the file under another name, complete and on disk, then give it its own."""
    from sqlalchemy.orm import Session

    part = path.with_name(path.name + ".part")
    for leftover in (part, *beside(part)):
        leftover.unlink(missing_ok=True)
    empty_file(part)
    try:
        connection = connect(part, key)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            upgrade(connection, part)
            if fill is not None:
                with Session(engine_of(connection)) as session, session.begin():
                    fill(session)
        finally:
            connection.close()
        refuse_unfinished(part, path)
        attach_slots(part, key)
        sync(part)
        put_in_place(part, path)
        sync(path.parent)
    finally:
        for each in (part, *beside(part)):
            each.unlink(missing_ok=True)
