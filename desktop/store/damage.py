"""A file that is found damaged while it stands open: from that moment nothing is said to be saved in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from desktop.errors import N_, DamagedFileError
from desktop.store.asides import is_aside


class Damageable(Protocol):
    """An open file that knows whether it was found damaged."""

    path: Path
    is_damaged: bool


@contextmanager
def noticing_damage(file: Damageable) -> Iterator[None]:
    """Note where a question or a look through a file meets damage in it; a backup's own is none of this file."""
    try:
        yield
    except DamagedFileError as damage:
        file.is_damaged = file.is_damaged or damage.values.get("file") in (file.path, file.path.name)
        raise


@contextmanager
def kept_from_damage(file: Damageable) -> Iterator[None]:
    """Refuse what an owner would count on as saved; forms begun are still kept as far as the file takes them."""
    if file.is_damaged and not is_aside():
        raise DamagedFileError(
            N_(
                "{file} was found to be damaged, so this was not saved. What you entered stays on the screen; put "
                "the last backup back, then save it again."
            ),
            file=file.path.name,
        )
    yield
