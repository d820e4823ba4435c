"""A data file opened for reading only: nothing in it or beside it changes, and nobody is kept from working with it.

Where nothing lies beside the file and nobody works with it, the file itself is read as one that does not change; this
is looked at before and after each question. Otherwise a private copy is read: the changes beside the file are brought
in there, and a file of an older version is brought up to date there.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from desktop.errors import N_, DamagedFileError, DataFileError, ReadingOnlyError
from desktop.paths import behind_link
from desktop.store.connection import bare
from desktop.store.database import Database
from desktop.store.files import beside
from desktop.store.header import key_for, read_header, refuse_unusable
from desktop.store.key import Key, Keys
from desktop.store.lock import may_be_held
from desktop.store.looking_places import looked_at_copy
from desktop.store.migrate import SCHEMA
from desktop.store.problems import DAMAGED, told_of_disk, told_to_owner
from desktop.store.tables import refuse_other_tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOTES = "notes"  # under which a session has what is kept in memory
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",  # KiB at most, as where it is worked with
)
_SAMPLE = 100  # bytes from the beginning, in which most changes leave a trace


class Why(Enum):
    """Why a file is open for reading only."""

    RIGHTS = "rights"  # it or its folder may not be written to
    IN_USE = "in use"
    CHOSEN = "chosen"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells that a file is still the one that was opened."""

    size: int
    changed: int  # ns
    number: int
    start: bytes


class LookedAt(Database):
    """A data file that can be asked everything and changed in nothing."""

    is_read_only = True

    def __init__(self, connection: Any, path: Path, why: Why, mark: Mark | None, left: Callable[[], None]) -> None:
        super().__init__(connection, None, path)
        self.why = why
        self.is_known_damaged = why is Why.DAMAGED
        self.since = datetime.now().astimezone()
        self.notes: dict[str, Sequence[Mapping[str, str]]] = {}  # forms begun here: kept as long as it is open
        self._mark = mark  # None where a private copy is read
        self._left = left

    @contextmanager
    def read(self) -> "Iterator[Session]":
        """A session for questions; an answer from a file that changed meanwhile is not given."""
        with self._unchanged(), super().read() as session:
            session.info[NOTES] = self.notes
            yield session

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The driver's own connection; the same holds."""
        with self._unchanged(), super().raw() as connection:
            yield connection

    @contextmanager
    def write(self, stop: Callable[[], bool] | None = None) -> "Iterator[Session]":  # noqa: ARG002 - as where it is written
        """Refuse: nothing is changed."""
        self._refuse()
        yield  # type: ignore[unreachable] # what makes this a context

    def keep(self, name: str, answer: Mapping[str, Any], writes: int | None = None) -> None:
        """Keep nothing: the next start works it out anew."""

    def reseal(self, key: Key) -> None:  # noqa: ARG002 - as where it is written
        """Refuse: nothing is changed."""
        self._refuse()

    def exchange(self, part: Path, key: Key | None, step: Callable[[str], None] = lambda _step: None) -> None:  # noqa: ARG002 - as where it is written
        """Refuse: nothing is changed."""
        self._refuse()

    def close(self) -> None:
        """Let go of the file, or of the copy, which goes."""
        with self._turn:
            self._let_go_of_connection()
            self._left()

    def _refuse(self) -> NoReturn:
        raise reading_only(self.path)

    @contextmanager
    def _unchanged(self) -> Iterator[None]:
        self._refuse_changed()
        try:
            yield
        except DamagedFileError:
            self._refuse_changed()  # half of somebody's change looks like damage
            raise
        self._refuse_changed()

    def _refuse_changed(self) -> None:
        if self._mark is not None and _mark_of(self.path) != self._mark:
            raise DataFileError(
                N_(
                    "{file} was changed, moved or removed since it was opened for reading. Open it again to see how "
                    "it stands now."
                ),
                file=self.path,
            )


def look_at(path: Path, keys: Keys = (), why: Why = Why.CHOSEN) -> LookedAt:
    """Open an existing data file for reading only; foreign, newer and cut-off ones are refused as ever."""
    path = behind_link(path)  # what belongs to it lies beside the file itself
    refuse_unusable(path, SCHEMA, keys)
    with ExitStack() as stack, told_of_disk(path):
        place, mark = path, _mark_of(path)
        if _needs_copy(path, keys):
            try:
                place, mark = stack.enter_context(looked_at_copy(path, keys)), None
            except DamagedFileError:
                if why is not Why.DAMAGED:
                    raise
        connection = _connected(place, path, key_for(path, keys))
        return LookedAt(connection, path, why, mark, stack.pop_all().close)


def refuse_reading_only(database: Database) -> None:
    """Refuse to change anything that belongs to a file which is open for reading only."""
    if database.is_read_only:
        raise reading_only(database.path)


def reading_only(path: Path) -> ReadingOnlyError:
    """The one sentence for every change that is not made."""
    return ReadingOnlyError(
        N_(
            "{file} is open for reading only, so this was not done. What you entered stays on the screen: choose "
            "“Save a copy and go on there” at the top."
        ),
        file=path.name,
    )


def _needs_copy(path: Path, keys: Keys) -> bool:
    has_changes = any(each.exists() and each.stat().st_size for each in beside(path))
    return has_changes or may_be_held(path) or read_header(path, keys).schema < SCHEMA


def _connected(place: Path, path: Path, key: Key | None) -> Any:
    with told_to_owner(path):
        connection = bare(place, key, is_only_looking=True, isolation_level=None, check_same_thread=False)
        try:
            for setting in SETTINGS:
                connection.execute(setting)
            if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                raise DamagedFileError(DAMAGED, file=path)  # an older one whose copy could not be brought up to date
            refuse_other_tables(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _mark_of(path: Path) -> Mark | None:
    """The mark of a file as it is now, None where it is not there."""
    with suppress(OSError), path.open("rb") as source:
        found = os.fstat(source.fileno())
        return Mark(found.st_size, found.st_mtime_ns, found.st_ino, source.read(_SAMPLE))
    return None
