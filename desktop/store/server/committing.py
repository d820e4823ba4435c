"""A transaction whose end was not heard of, because the connection broke while it was being kept.

The server numbers transactions and remembers what became of each: so it is asked by number, on a new connection,
whether this one was kept. Where it cannot be asked at once, it is before anything else is written.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from psycopg import errors
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.store.asides import is_aside
from desktop.store.server.schema import lock

PAUSES = (0.2, 1.0, 3.0)  # seconds before each try to ask
UNKNOWN = N_(
    "The connection to the database server broke while this was being saved, and it is not known yet whether it was. "
    "What you entered is still here: save it again in a moment; Qianji asks the server first."
)
KEPT = N_(
    "What was being saved when the connection to the database server broke was saved after all. What you entered "
    "just now was NOT saved yet: look at the list first, and save it again unless it is already there."
)


class UnknownEndError(RequestError):
    """Nobody can be asked yet whether a transaction was kept."""

    def __init__(self) -> None:
        super().__init__(UNKNOWN)


# A number the server does not know yet was lost with it: it was never kept.
_STATUS = text(
    "SELECT CASE WHEN CAST(:number AS xid8) < pg_snapshot_xmax(pg_current_snapshot()) "
    "THEN pg_xact_status(CAST(:number AS xid8)) END"
)


class Ending:
    """The end of one transaction; it has a number from the moment on in which all that is left is to keep it."""

    number = ""

    def come(self, session: Session) -> None:
        """Everything is written."""
        session.flush()
        self.number = str(session.scalar(text("SELECT CAST(pg_current_xact_id() AS text)")))


class Doubts:
    """What one machine does not know about its own last transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._number = ""  # of the transaction that could not be asked about

    def settle(self) -> None:
        """Ask about a transaction left in doubt; one that was kept after all is told, before anything is repeated."""
        if not self._number or is_aside():
            return
        was_kept = self._was_kept(self._number)
        self._number = ""
        if was_kept:
            raise RequestError(KEPT)

    @contextmanager
    def watching(self) -> Iterator[Ending]:
        """Watch the end of a transaction: where the connection breaks in it, ask whether it was kept."""
        ending = Ending()
        try:
            yield ending
        except DBAPIError as error:
            if not ending.number or not error.connection_invalidated:
                raise
            was_kept = self._asked(ending.number)
            if was_kept is None:
                if not is_aside():
                    self._number = ending.number
                raise UnknownEndError from error
            if not was_kept:
                raise
        except KeyboardInterrupt as stop:
            if ending.number and self._asked(ending.number, PAUSES[:1]) is None:
                raise UnknownEndError from stop  # nobody may say that nothing was saved
            raise

    def _asked(self, number: str, pauses: Sequence[float] = PAUSES) -> bool | None:
        for pause in pauses:
            time.sleep(pause)
            try:
                return self._was_kept(number)
            except DBAPIError as error:
                if isinstance(error.orig, errors.LockNotAvailable):
                    break  # the server has not noticed yet that the connection broke
        return None

    def _was_kept(self, number: str) -> bool:
        """Whether a transaction was kept; its lock is waited for, so that it is over."""
        with self._engine.begin() as connection:
            lock(connection)
            return _status(connection, number) == "committed"


def _status(connection: Connection, number: str) -> str | None:
    status: str | None = connection.scalar(_STATUS, {"number": number})
    return status
