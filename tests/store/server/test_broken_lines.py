"""A line to a server that is cut: how long either side waits before it knows."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import text

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import connect_alone
from desktop.store.server.database import ServerDatabase
from tests.server import empty_template, fresh_database, new_name

pytestmark = pytest.mark.on_server
HALF_A_MINUTE = 30_000  # ms


@pytest.fixture
def address() -> Iterator[ServerAddress]:
    """A company's database."""
    with fresh_database(new_name(), empty_template()) as made:
        yield made


@contextmanager
def line_of(connection: Any) -> Iterator[socket.socket]:
    """The socket of a connection, as the system sees it."""
    with socket.socket(fileno=os.dup(connection.pgconn.socket)) as line:
        yield line


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself gives up as soon, or is not asked")
def test_what_the_server_does_not_acknowledge_is_given_up_after_half_a_minute(address: ServerAddress) -> None:
    with ServerDatabase.reach(address) as company, company.raw() as working, connect_alone(address) as listening:
        for connection in (working, listening):
            with line_of(connection) as line:
                assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
                assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == HALF_A_MINUTE


def test_the_server_gives_up_a_computer_that_is_gone_as_soon(address: ServerAddress) -> None:
    with ServerDatabase.reach(address) as company, company.read() as session:
        assert session.scalar(text("SELECT current_setting('tcp_user_timeout')")) == str(HALF_A_MINUTE)
