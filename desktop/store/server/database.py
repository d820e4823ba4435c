"""A company on a server: read and written in the same scopes as a data file, by several machines at once.

One machine writes at a time: a writing transaction begins with a lock all of them take, as it does in a data file.
So numbers stay without gaps and the record of changes stays one chain. Questions wait for nobody: each scope sees the
company as it was when it began.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from desktop import paths
from desktop.store.carrying import carry_verified
from desktop.store.database import Database
from desktop.store.expectations import refuse_unexpected
from desktop.store.files import put_in_place, sync
from desktop.store.following import followed
from desktop.store.health import Health
from desktop.store.held_places import held_place
from desktop.store.server.address import ServerAddress
from desktop.store.server.answering import LastPatience, answers
from desktop.store.server.committing import Doubts
from desktop.store.server.connection import engine_of_server, own_processes
from desktop.store.server.dumping import dump
from desktop.store.server.equipment import missing_guards_of
from desktop.store.server.founding import founding
from desktop.store.server.health import health_of_server
from desktop.store.server.kept import drop_kept_on_server, keep_on_server, kept_on_server
from desktop.store.server.listening import Heard, Listener
from desktop.store.server.problems import told_of_server
from desktop.store.server.schema import bring_up_to_date, lock, make_tables, mend_counters, refuse_old_server
from desktop.store.server.stopping import stoppable_on_server
from desktop.store.server.waiting import Lines
from desktop.store.shelf import facts_of

MADE = ".make-"  # how the places begin in which copies are made, beside the backups


class ServerDatabase(Database):
    """An open company on a server; one process, one thread at a time, beside others on other machines.

    `path` names the file that says where the server is, or where one would lie: backups lie beside it.
    """

    is_server = True

    def __init__(self, engine: Engine, lines: Lines, address: ServerAddress, path: Path | None = None) -> None:
        self.address = address
        self.path: Path = path or paths.user_folder() / f"{address.name}.qianji"
        self._server = engine
        self._turn = threading.RLock()
        self._doubts = Doubts(engine)
        self._own = own_processes(engine)
        self._lines = lines
        self._listeners: list[Listener] = []
        self._patience: LastPatience | None = None

    @classmethod
    def make(cls, address: ServerAddress, fill: "Callable[[Session], None] | None" = None) -> "ServerDatabase":
        """A new company in an empty database, filled by `fill`: all of it, or nothing is there afterwards."""
        engine = engine_of_server(address)
        lines = Lines(engine, address)
        try:
            with told_of_server(address.place), founding(engine, address.place) as session:
                connection = session.connection()
                refuse_old_server(connection)
                make_tables(connection)
                if fill is not None:
                    fill(session)
                    session.flush()
                mend_counters(connection)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, lines, address)

    @classmethod
    def reach(cls, address: ServerAddress, path: Path | None = None) -> "ServerDatabase":
        """A company that is there, brought up to this version's schema; nothing is made where there is none."""
        engine = engine_of_server(address)
        lines = Lines(engine, address)
        try:
            with told_of_server(address.place), engine.begin() as connection:
                refuse_old_server(connection)
                bring_up_to_date(connection)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, lines, address, path)

    @property
    def key(self) -> None:
        """A server's data are protected by the server."""
        return None

    @property
    def place(self) -> str:
        """Where the company lies, as an owner may read it."""
        return self.address.place

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for questions about one moment; whatever it changed is dropped."""
        frozen = self._server.execution_options(isolation_level="REPEATABLE READ")
        with self._turn, told_of_server(self.place), Session(frozen, expire_on_commit=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self, stop: Callable[[], bool] | None = None) -> Iterator[Session]:
        """A session that is one transaction: kept whole at its end, dropped whole on an error or if told to stop."""
        with (
            self._turn,
            told_of_server(self.place),
            self._doubts.watching() as ending,
            self._begun() as session,
        ):
            connection = session.connection()
            with stoppable_on_server(connection.connection.dbapi_connection, stop):  # type: ignore[arg-type] # the driver's own
                lock(connection)
                refuse_unexpected(session)
                drop_kept_on_server(connection)
                with followed(session):
                    yield session
                self.writes += 1
                ending.come(session)

    @contextmanager
    def _begun(self) -> Iterator[Session]:
        self._doubts.settle()
        with Session(self._server, expire_on_commit=False) as session, session.begin():
            yield session

    def keep(self, name: str, answer: Mapping[str, Any], writes: int | None = None) -> None:
        """Keep an answer until something is written; not if that was done here since there were so many writes."""
        with self._turn, told_of_server(self.place), self._server.begin() as connection:
            lock(connection)
            if writes in (None, self.writes):
                keep_on_server(connection, name, answer)

    def kept(self, name: str) -> Any | None:
        """The answer kept under a name, None where there is none or it holds no more."""
        with self._turn, told_of_server(self.place), self._server.connect() as connection:
            return kept_on_server(connection, name)

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The driver's own connection, for this room's work."""
        with self._turn, told_of_server(self.place), self._server.begin() as connection:
            yield connection.connection.dbapi_connection

    def health(self) -> Health:
        """What the server finds wrong: references that lead nowhere, tables it cannot read."""
        with self._turn, told_of_server(self.place), self._server.connect() as connection:
            return health_of_server(connection)

    def pieces(self) -> list[str]:
        """A server looks after its own pages."""
        return []

    def missing_guards(self) -> tuple[str, ...]:
        """The guards somebody took away, by name."""
        with self._turn, told_of_server(self.place), self._server.connect() as connection:
            return missing_guards_of(connection)

    def copy_to(self, target: Path) -> dict[str, int | str]:
        """A checked copy as a data file, an older one goes; what it holds, by name.

        It opens on any machine without a server, and `qianji move` carries it back to one. Two commands may make one
        at once, since nobody holds a lock on a server.
        """

        def fill(session: Session) -> None:
            with self.read() as origin:
                carry_verified(origin, session)

        with held_place(target.parent, MADE) as place:
            new = place / target.name
            Database.create(new, fill).close()
            with Database.open(new) as copy, copy.raw() as connection:
                facts = facts_of(connection)
            put_in_place(new, target)
            sync(target.parent)
        return facts

    def dump_to(self, target: Path) -> bool:
        """Write the server's own kind of backup, where its program is on this computer; whether it was."""
        return dump(self.address, target)

    def listen(self, heard: Heard) -> None:
        """Be told which tables other machines changed, on a thread of its own, until this is closed."""
        self._listeners.append(Listener(self.address, self._own, heard))

    def answers(self) -> bool:
        """Whether the server says anything within seconds; asked beside whatever is under way."""
        return answers(self.address)

    def stop_waiting(self) -> None:
        """Let whoever waits for an answer hear that the line is broken; what is asked next tries again."""
        self._lines.cut()

    def lose_patience(self) -> None:
        """Nobody is there to wait any more: from now on a server that does not answer is given up."""
        if self._patience is None:
            self._patience = LastPatience(self.address, self._lines)

    def close(self) -> None:
        """Let go of the server."""
        if self._patience is not None:
            self._patience.end()
        while self._listeners:
            self._listeners.pop().close()
        with self._turn:
            self._server.dispose()
