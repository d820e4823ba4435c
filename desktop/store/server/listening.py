"""News from other machines: which tables they changed, told within a second, on a thread of its own.

A pooler between this machine and the server may keep news to itself: there the record of changes is asked as well.
"""

import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any

import psycopg

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import connect_alone, is_pooled
from desktop.store.server.equipment import CHANNEL

Heard = Callable[[frozenset[str]], None]  # names of tables; none named: anything may have changed
_PAUSE = 0.4  # seconds in which news are gathered, so that one import is one piece of news
_AGAIN = 5.0  # seconds until a server that went away is looked for again
_ASKED_EVERY = 3.0  # seconds, where news may not come by themselves
_STATE = "SELECT pg_backend_pid(), (SELECT max(id) FROM audit_entry)"


class Listener:
    """Listens until it is closed; after a broken connection everything counts as changed."""

    def __init__(self, address: ServerAddress, own: Collection[int], heard: Heard) -> None:
        self._address = address
        self._own = own  # process numbers of this machine's connections: what they do is known here
        self._heard = heard
        self._is_over = threading.Event()
        self.is_listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="qianji-news", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        is_first = True
        while not self._is_over.is_set():
            with suppress(psycopg.Error), connect_alone(self._address) as connection:
                connection.execute(f"LISTEN {CHANNEL}")
                record = _Record(connection)
                if not is_first:
                    self._heard(frozenset())
                is_first = False
                self.is_listening.set()
                self._listen(connection, record)
            self.is_listening.clear()
            self._is_over.wait(_AGAIN)

    def _listen(self, connection: "psycopg.Connection[Any]", record: "_Record") -> None:
        while not self._is_over.is_set():
            news = list(connection.notifies(timeout=_PAUSE))
            tables = frozenset(each.payload for each in news if each.pid not in self._own)
            if tables:
                self._heard(tables)
            if record.has_grown(is_told=bool(news)):
                self._heard(frozenset())


class _Record:
    """The record of changes, asked now and then where a pooler may keep news to itself."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection
        process, self._last = self._ask()
        self._is_needed = is_pooled(connection, process)
        self._due = time.monotonic() + _ASKED_EVERY
        self._was_told = False

    def has_grown(self, *, is_told: bool) -> bool:
        """Whether something was written since it was asked last that no news told of; some just came if `is_told`."""
        self._was_told |= is_told
        if not self._is_needed or time.monotonic() < self._due:
            return False
        before, was_told = self._last, self._was_told
        _process, self._last = self._ask()
        self._due, self._was_told = time.monotonic() + _ASKED_EVERY, False
        return self._last != before and not was_told

    def _ask(self) -> tuple[int, int | None]:
        ((process, last),) = self._connection.execute(_STATE).fetchall()
        return process, last
