"""What this process waits for at its servers: connections that come about, questions without an answer yet.

Read by another thread while somebody waits: so a command or a window can say so, and end the waiting.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import Any
from weakref import WeakSet

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, event

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import cut_line

LONG = 10.0  # seconds after which an answer takes long, though the server is there
GIVEN_UP = "nothing more is asked of this server"


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that is waited for; two that are alike are the same one."""

    address: ServerAddress
    number: int  # of the question, which is another one each time
    is_connected: bool


class Lines:
    """The lines of a new engine's connections, which another thread may look at and cut."""

    def __init__(self, engine: Engine, address: ServerAddress) -> None:
        self._address = address
        self._known: WeakSet[psycopg.Connection[Any]] = WeakSet()
        self._is_over = False
        self._asked = 0
        event.listen(engine, "connect", lambda connection, _record: self._known.add(connection))
        event.listen(engine, "do_connect", self._connect)
        event.listen(engine, "before_cursor_execute", self._count)
        _all.add(self)

    def waits(self) -> frozenset[Wait]:
        """Which of them wait for an answer."""
        active = sum(each.pgconn.transaction_status == TransactionStatus.ACTIVE for each in list(self._known))
        return frozenset({Wait(self._address, self._asked, is_connected=True)} if active else ())

    def cut(self) -> None:
        """Let whoever waits for an answer hear that the line is broken."""
        for each in list(self._known):
            with suppress(OSError, psycopg.Error):
                cut_line(each)

    def end(self) -> None:
        """Cut them, and let nobody connect any more."""
        self._is_over = True
        self.cut()

    def _connect(self, dialect: Any, _record: object, words: Any, named: Any) -> Any:
        if self._is_over:
            raise psycopg.OperationalError(GIVEN_UP)
        with connecting(self._address):
            return dialect.connect(*words, **named)

    def _count(self, *_told: object) -> None:
        self._asked += 1


_all: "WeakSet[Lines]" = WeakSet()
_connecting: dict[int, Wait] = {}
_numbers = count(1)
_hand = threading.Lock()


@contextmanager
def connecting(address: ServerAddress) -> Iterator[None]:
    """What is done inside waits for a connection to come about."""
    wait = Wait(address, next(_numbers), is_connected=False)
    with _hand:
        _connecting[wait.number] = wait
    try:
        yield
    finally:
        with _hand:
            del _connecting[wait.number]


def waits() -> frozenset[Wait]:
    """Everything this process waits for at this moment."""
    with _hand:
        begun = frozenset(_connecting.values())
    return begun.union(*(each.waits() for each in list(_all)))


class Watch:
    """How long each thing is waited for, as far as somebody looks now and then."""

    def __init__(self) -> None:
        self._since: dict[Wait, float] = {}

    def look(self) -> dict[Wait, float]:
        """What is waited for, and for how many seconds since it was seen first."""
        moment = time.monotonic()
        self._since = {each: self._since.get(each, moment) for each in waits()}
        return {each: moment - since for each, since in self._since.items()}


def end_all() -> bool:
    """Give all servers up for good; whether somebody waited for an answer and hears it now."""
    is_heard = any(each.is_connected for each in waits())
    for each in list(_all):
        each.end()
    return is_heard
