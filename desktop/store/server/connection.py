"""The connections to a company on a server."""

import logging
import socket
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.adapt import Loader
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from desktop.store.documents import document_text
from desktop.store.server.address import ServerAddress
from desktop.store.server.wording import word_for

PATIENCE = 10  # seconds until a server that does not answer is given up
# A cable pulled out is noticed in about half a minute: while nothing is said (keepalives) it would take two hours,
# and while what was said is not acknowledged (the last of them) the system would go on for a quarter of one.
OURS: dict[str, Any] = {
    "application_name": "qianji", "connect_timeout": PATIENCE, "client_encoding": "utf8",
    "keepalives": 1, "keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}  # fmt: skip


# What the driver murmurs of a line that broke is told in a sentence; nobody reads it between a command's lines.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

# The server notices as soon that we are gone, and lets go of the lock on writing.
NOTICED = {
    "tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3",
    "tcp_user_timeout": "30000",
}  # fmt: skip
# One too old to know all of them is refused later, in words.
_SET_KNOWN = (
    "SELECT pg_backend_pid(), count(set_config(name, wanted, false)) "
    "FROM unnest(%s::text[], %s::text[]) AS ours (name, wanted) WHERE current_setting(name, true) IS NOT NULL"
)
_PROCESS = "process"  # the server's number of a connection, which a pooler does not know


class WholeLoader(Loader):
    """Whole numbers stay whole numbers, as in a data file, where the server gives decimals for them."""

    def load(self, data: Any) -> Any:
        """The number."""
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def engine_of_server(address: ServerAddress) -> Engine:
    """The engine for a company's database; a connection that broke meanwhile is replaced by a new one."""
    engine = create_engine(
        _told_to_the_library(address),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=1,
        pool_pre_ping=True,
        hide_parameters=True,
        json_serializer=document_text,
        connect_args=OURS,
    )
    word_for(engine.dialect)
    event.listen(engine, "connect", _prepare)
    return engine


def _told_to_the_library(address: ServerAddress) -> URL:
    """The address part by part, since the library would take a socket's folder in a text for a name."""
    return URL.create(
        "postgresql+psycopg", address.user, address.password or None, address.host, address.port, address.database
    )


def own_processes(engine: Engine) -> set[int]:
    """The server's process numbers of an engine's connections, kept up to date; not of those made before."""
    known: set[int] = set()
    event.listen(engine, "checkout", lambda _connection, record, _proxy: known.add(record.info[_PROCESS]))
    return known


def is_pooled(connection: "psycopg.Connection[Any]", process: int) -> bool:
    """Whether something stands between us and the server that gives its connections to others as well.

    `process` is the number the server itself tells; who stands between tells another one.
    """
    return connection.info.backend_pid != process


def connect_alone(address: ServerAddress, patience: int = PATIENCE) -> "psycopg.Connection[Any]":
    """A connection of its own that is in no transaction, for what has to wait (news) or stands outside (copies)."""
    return psycopg.connect(
        host=address.host, port=address.port, dbname=address.database, user=address.user,
        password=address.password or None, autocommit=True, prepare_threshold=None,
        **{**OURS, "connect_timeout": patience},
    )  # fmt: skip


def cut_line(connection: "psycopg.Connection[Any]") -> None:
    """Let whoever waits for an answer on a connection, on whatever thread, hear that its line is broken."""
    line = socket.socket(fileno=connection.pgconn.socket)
    try:
        line.shutdown(socket.SHUT_RDWR)
    finally:
        line.detach()  # it is the driver's to close


def _prepare(connection: "psycopg.Connection[Any]", record: Any) -> None:
    connection.adapters.register_loader("numeric", WholeLoader)
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'; SET DateStyle = 'ISO'; SET search_path = public")
        cursor.execute(_SET_KNOWN, (list(NOTICED), list(NOTICED.values())))
        ((record.info[_PROCESS], _known),) = cursor.fetchall()
    if is_pooled(connection, record.info[_PROCESS]):
        connection.prepare_threshold = None  # the next question may go to another process
    connection.commit()
