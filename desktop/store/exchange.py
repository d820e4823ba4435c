"""A converted file takes the data file's place: one rename, and whichever file stands there carries its own slots."""

from collections.abc import Callable
from pathlib import Path

from desktop.errors import N_, DataFileError
from desktop.store.files import beside, put_in_place, sync
from desktop.store.key import Key
from desktop.store.slot_places import keep_beside, slots_place
from desktop.store.wrong_tries import WrongTries


def take_place(path: Path, part: Path, key: Key | None, step: Callable[[str], None]) -> None:
    """Give a closed data file's name to the converted one; before and after, a whole file bears it."""
    if any(each.exists() for each in beside(path)):
        raise DataFileError(
            N_("The last changes could not be brought into {file}. Nothing was changed; close the program first."),
            file=path,
        )
    step("closed")
    put_in_place(part, path)
    step("exchanged")
    sync(path.parent)
    if key is None:
        slots_place(path).unlink(missing_ok=True)
        WrongTries(path).end()
    else:
        keep_beside(path, key)  # until then those at the end of the file open it
    step("slots kept")
