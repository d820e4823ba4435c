"""Whether a server lets somebody in as they are, before anything is asked of it."""

import re

import psycopg

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import connect_alone
from desktop.store.server.problems import told_of_server, words_of
from desktop.store.server.waiting import connecting

# Of a password the file pgpass or the system's environment held, which may be older than the one that is kept.
_WANTED = re.compile(r"no password supplied|[Pp]assword (authentication failed|认证失败)")


def wants_password(address: ServerAddress) -> bool:
    """Whether the server wants a password and the user's own file (pgpass) holds none, or one that it refuses.

    One that says nothing at all is told here: whoever tried once more would wait twice as long.
    """
    with told_of_server(address.place), connecting(address):
        try:
            connect_alone(address).close()
        except psycopg.errors.ConnectionTimeout:
            raise
        except psycopg.OperationalError as error:
            return _WANTED.search(words_of(error)) is not None
    return False
