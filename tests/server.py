"""A PostgreSQL server of the tests' own: from the system's packages, on loopback, gone at the end.

`QIANJI_TEST_SERVER` names one that runs already; `python -m tests --postgres` starts one and names it.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from desktop.store.server.address import ServerAddress, address_of
from desktop.store.server.database import ServerDatabase
from tests.server_programs import binaries

NAMED = "QIANJI_TEST_SERVER"  # postgresql://user@127.0.0.1:port
USER = "qianji"
SYSTEM_USER = "postgres"  # the package's own; the server refuses to run as root
# A test's database lives for a second: nothing of it has to survive a power cut.
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
}


@contextmanager
def running() -> Iterator[str]:
    """A server of its own and its address without a database's name."""
    programs = binaries()
    if programs is None:
        message = "PostgreSQL is not installed: apt-get install postgresql"
        raise RuntimeError(message)
    folder = Path(tempfile.mkdtemp(prefix="qianji-server-"))
    try:
        if _as_other():
            shutil.chown(folder, SYSTEM_USER)
        data, port = folder / "data", _free_port()
        _run(programs / "initdb", "--pgdata", data, "--username", USER, "--auth", "trust", "--no-sync",
             "--encoding", "UTF8", "--locale", "C.UTF-8")  # fmt: skip
        settings = " ".join(f"-c {name}={value}" for name, value in QUICK.items())
        options = f"{settings} -c port={port} -c unix_socket_directories={folder}"
        _run(programs / "pg_ctl", "--pgdata", data, "--wait", "--log", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            _run(programs / "pg_ctl", "--pgdata", data, "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_other() -> list[str]:
    """What runs a program as the package's user where we are root."""
    return ["runuser", "-u", SYSTEM_USER, "--"] if os.geteuid() == 0 else []


def _run(*command: object) -> None:
    words = [*_as_other(), *(str(word) for word in command)]
    # To a file, not a pipe: the server would keep a pipe open for as long as it runs.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(words, check=False, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/")
        if done.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# -- what a test asks for

TEMPLATE = "qianji_empty"


_NUMBERS = count(1)


def new_name() -> str:
    """The name of a database nobody has made yet."""
    return f"t{os.getpid()}_{next(_NUMBERS)}"


def named_server() -> str:
    """The server this run works on; empty where it works on data files."""
    return os.environ.get(NAMED, "")


@contextmanager
def fresh_database(name: str, template: str = "template0") -> Iterator[ServerAddress]:
    """A database of its own, a copy of another one, gone afterwards."""
    server = named_server()
    with psycopg.connect(f"{server}/postgres", autocommit=True) as boss:
        boss.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield address_of(f"{server}/{name}")
        finally:
            boss.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def empty_template() -> str:
    """The name of a database with today's tables and nothing in them, made by whoever comes first."""
    server = named_server()
    with psycopg.connect(f"{server}/postgres", autocommit=True) as boss:
        boss.execute("SELECT pg_advisory_lock(1)")
        if boss.execute("SELECT 1 FROM pg_database WHERE datname = %s", (TEMPLATE,)).fetchone() is None:
            part = f"{TEMPLATE}_part"
            boss.execute(f"CREATE DATABASE {part} TEMPLATE template0")
            ServerDatabase.make(address_of(f"{server}/{part}")).close()
            boss.execute(f"ALTER DATABASE {part} RENAME TO {TEMPLATE}")
    return TEMPLATE
