"""The one data file: created, opened, read and written in scopes.

SQLAlchemy is imported with the first session: a window shows what is kept in the file before that.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from desktop.paths import behind_link
from desktop.store.connection import connect, engine_of, key_of
from desktop.store.damage import kept_from_damage, noticing_damage
from desktop.store.expectations import refuse_unexpected
from desktop.store.files import make_folder
from desktop.store.following import followed
from desktop.store.header import (
    key_for,
    refuse_newer,
    refuse_orphaned_changes,
    refuse_read_only,
    refuse_unusable,
    unfinished_changes,
)
from desktop.store.health import Health, health_of, is_table_whole, tables_of
from desktop.store.interrupted import refuse_damaged
from desktop.store.kept import drop_kept, keep_answer, kept_answer
from desktop.store.key import Key, Keys
from desktop.store.lock import FileLock
from desktop.store.making import attach_slots, build, refuse_name
from desktop.store.migrate import SCHEMA, upgrade
from desktop.store.mooring import Mooring
from desktop.store.problems import told_of_disk, told_to_owner
from desktop.store.slot_places import detach, is_copy_damaged, keep_beside, put_away_stale
from desktop.store.stopping import stoppable
from desktop.store.tables import missing_guards, refuse_other_tables
from desktop.store.temporary import sweep

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session


class Database:
    """An open data file; one connection, one process, one thread at a time."""

    # Whether other machines may change it meanwhile; whether it is only looked at, and whether because it is damaged.
    is_server = is_read_only = is_known_damaged = _is_closed = False
    writes = 0  # transactions that were kept
    is_damaged = False  # as was seen since it was opened: from then on nothing is said to be saved
    had_damaged_slots = False  # when it was opened: beside it or at its end; both are written anew

    def __init__(self, connection: Any, lock: FileLock | None, path: Path) -> None:
        self._connection = connection
        self._lock = lock  # None where nobody is kept out
        self._mooring = Mooring(path)
        self._turn = threading.RLock()
        self.path = path

    @cached_property
    def _engine(self) -> "Engine":
        return engine_of(self._connection)

    @property
    def key(self) -> Key | None:
        """The key of the file, None for a plain one."""
        return key_of(self._connection)

    @property
    def keys(self) -> Keys:
        """The bunch of keys with which files that go with this one are opened."""
        return () if self.key is None else (self.key,)

    @classmethod
    def create(
        cls, path: Path, fill: "Callable[[Session], None] | None" = None, key: Key | None = None
    ) -> "Database":
        """A new data file, filled by `fill`; no file is overwritten, and none appears before it is complete."""
        path = behind_link(path)
        refuse_name(path)
        make_folder(path.parent)
        lock = FileLock(path)
        try:
            refuse_name(path)  # another program may have made it before the lock was ours
            refuse_orphaned_changes(path)
            with told_of_disk(path), told_to_owner(path):
                build(path, fill, key)
            return cls._opened(path, lock, () if key is None else (key,))
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, keys: Keys = (), *, is_copied: bool = False) -> "Database":
        """An existing data file, brought up to this version's schema; a missing one is refused, never made.

        Before a new version's first change a copy is put aside, unless the file is one itself (`is_copied`).
        """
        path = behind_link(path)
        refuse_unusable(path, SCHEMA, keys)
        refuse_read_only(path)
        lock = FileLock(path)
        try:
            sweep(path)
            return cls._opened(path, lock, keys, is_copied=is_copied)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(cls, path: Path, lock: FileLock, keys: Keys, *, is_copied: bool = False) -> "Database":
        key = key_for(path, keys)
        with told_of_disk(path), told_to_owner(path):
            if unfinished_changes(path):
                refuse_damaged(path, key)
            had_damaged_slots = key is not None and is_copy_damaged(path)
            connection = _connected(path, key)
            try:
                schema = connection.execute("PRAGMA user_version").fetchone()[0]
                refuse_newer(path, schema, SCHEMA)
                if schema < SCHEMA:
                    upgrade(connection, path, is_copied=is_copied)
                refuse_other_tables(connection, path)
                if key is None:
                    put_away_stale(path)
            except BaseException:
                connection.close()
                attach_slots(path, key)
                raise
        database = cls(connection, lock, path)
        database.had_damaged_slots = had_damaged_slots
        return database

    @property
    def place(self) -> str:
        """Where the company lies, as an owner may read it."""
        return str(self.path)

    @contextmanager
    def read(self) -> "Iterator[Session]":
        """A session for questions; whatever it changed is dropped."""
        from sqlalchemy.orm import Session

        with (
            self._turn,
            noticing_damage(self),
            told_to_owner(self.path),
            Session(self._engine, expire_on_commit=False) as session,
        ):
            yield session
            session.rollback()

    @contextmanager
    def write(self, stop: Callable[[], bool] | None = None) -> "Iterator[Session]":
        """A session that is one transaction: kept whole at its end, dropped whole on an error or if told to stop."""
        from sqlalchemy.orm import Session

        with (
            self._turn,
            told_to_owner(self.path),
            kept_from_damage(self),
            stoppable(self._connection, stop),
            Session(self._engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()  # the transaction begins
            refuse_unexpected(session)
            drop_kept(self._connection)
            with followed(session):
                yield session
            self._mooring.refuse_gone()
            self.writes += 1

    def keep(self, name: str, answer: Mapping[str, Any], writes: int | None = None) -> None:
        """Keep an answer until something is written; not if that was done since there were so many writes."""
        with self._turn, told_to_owner(self.path):
            if writes in (None, self.writes):
                keep_answer(self._connection, name, answer)

    def kept(self, name: str) -> Any | None:
        """The answer kept under a name, None where there is none or it holds no more."""
        with self._turn, told_to_owner(self.path):
            return kept_answer(self._connection, name)

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The driver's own connection, for this room's work on the file itself (checks, copies)."""
        with self._turn, told_to_owner(self.path):
            yield self._connection

    def health(self) -> Health:
        """The full check of every page, index and reference."""
        with self.raw() as connection:
            return health_of(connection)

    def pieces(self) -> list[str]:
        """What can be looked through one by one while others ask: the names of its tables."""
        with noticing_damage(self), self.raw() as connection:
            return tables_of(connection)

    def is_piece_whole(self, piece: str) -> bool:
        """Whether a piece's pages and those of its indexes hold together; if not, nothing more is saved here."""
        with noticing_damage(self), self.raw() as connection:
            is_whole = is_table_whole(connection, piece)
            self.is_damaged = self.is_damaged or not is_whole
            return is_whole

    def missing_guards(self) -> tuple[str, ...]:
        """The guards another program took away, by name."""
        with self.raw() as connection:
            return missing_guards(connection)

    def copy_to(self, target: Path) -> dict[str, int | str]:
        """A checked copy as a file of its own, an older one goes; what it holds, by name."""
        from desktop.store.backup import copy_verified  # not every start needs them
        from desktop.store.shelf import facts_of

        with self.raw() as connection:
            copy_verified(connection, target)
            return facts_of(connection)

    def dump_to(self, target: Path) -> bool:  # noqa: ARG002 - as on a server
        """Write a server's own kind of backup beside the copy; a file has none."""
        return False

    def listen(self, heard: Callable[[frozenset[str]], None]) -> None:
        """Be told what others change: nobody else can change an open file."""

    def answers(self) -> bool:
        """Whether a server says anything; a file always does."""
        return True

    def stop_waiting(self) -> None:
        """Give up what a server does not answer."""

    def lose_patience(self) -> None:
        """Give a server up from now on that does not answer."""

    def reseal(self, key: Key) -> None:
        """Keep the same key in other slots, here and in every copy from now on."""
        with self._turn:
            self._refuse_lost()
            keep_beside(self.path, key)
            self._connection.key = key

    def exchange(self, part: Path, key: Key | None, step: Callable[[str], None] = lambda _step: None) -> None:
        """Let the file written anew under another key take this one's place, while nobody else may come in."""
        from desktop.store.exchange import take_place  # once in a file's life

        with self._turn, told_to_owner(self.path):
            self._refuse_lost()
            known = self.keys if key is None else (key, *self.keys)
            self._let_go_of_connection()
            try:
                take_place(self.path, part, key, step)
            finally:  # whichever stands there now
                self._connection = _connected(self.path, key_for(self.path, known))
                self._mooring = Mooring(self.path)

    def _refuse_lost(self) -> None:
        """Refuse where what belongs to this file would be lost, or take the place of what belongs to another."""
        with kept_from_damage(self):
            self._mooring.refuse_gone()

    def close(self) -> None:
        """Let go of the file; what lay beside it is brought in, also where the file was moved away meanwhile."""
        with self._turn:
            key = self.key
            is_ours = not self._is_closed  # what lies there after that is somebody else's
            copy = self._mooring.copy(self._connection) if is_ours else None
            self._is_closed = True
            self._let_go_of_connection()
            if copy is not None:
                self._mooring.put_back(copy)
            elif is_ours and not self._mooring.is_moved:
                attach_slots(self.path, key)
            if self._lock is not None:
                self._lock.release()

    def _let_go_of_connection(self) -> None:
        engine = self.__dict__.pop("_engine", None)  # where it was made already
        if engine is not None:
            engine.dispose()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connected(path: Path, key: Key | None) -> Any:
    if key is not None:
        keep_beside(path, key)
        detach(path)
    return connect(path, key)
