"""Whether a server lets somebody in as they are, before anything is asked of it."""

import psycopg

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import connect_alone
from desktop.store.server.problems import told_of_server
from desktop.store.server.waiting import connecting


def wants_password(address: ServerAddress) -> bool:
    """Whether the server wants a password that neither the address nor the user's own file (pgpass) holds.

    One that says nothing at all is told here: whoever tried once more would wait twice as long.
    """
    with told_of_server(address.place), connecting(address):
        try:
            connect_alone(address).close()
        except psycopg.errors.ConnectionTimeout:
            raise
        except psycopg.OperationalError as error:
            return "no password supplied" in str(error)
    return False
