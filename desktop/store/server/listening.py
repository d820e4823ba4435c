"""News from other machines: which tables they changed, told within a second, on a thread of its own."""

import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any

import psycopg

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import connect_alone
from desktop.store.server.equipment import CHANNEL

Heard = Callable[[frozenset[str]], None]  # names of tables; none named: anything may have changed
_PAUSE = 0.4  # seconds in which news are gathered, so that one import is one piece of news
_AGAIN = 5.0  # seconds until a server that went away is looked for again


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
                if not is_first:
                    self._heard(frozenset())
                is_first = False
                self.is_listening.set()
                self._listen(connection)
            self.is_listening.clear()
            self._is_over.wait(_AGAIN)

    def _listen(self, connection: "psycopg.Connection[Any]") -> None:
        while not self._is_over.is_set():
            tables = frozenset(
                each.payload for each in connection.notifies(timeout=_PAUSE) if each.pid not in self._own
            )
            if tables:
                self._heard(tables)
