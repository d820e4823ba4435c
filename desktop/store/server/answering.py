"""Whether a server answers at all, asked on a connection of its own; and an end to waiting for one that does not.

A server that hangs, or a line that swallows what is said, takes everything and says nothing: no system calls that
broken, and whoever asked would wait for ever.
"""

import logging
import threading

import psycopg

from desktop.store.server.address import ServerAddress
from desktop.store.server.connection import connect_alone
from desktop.store.server.waiting import Lines

ANSWERS_WITHIN = 2  # s; the driver waits no shorter
log = logging.getLogger("qianji.server")


def answers(address: ServerAddress) -> bool:
    """Whether the server says anything within seconds, be it a refusal."""
    try:
        connect_alone(address, ANSWERS_WITHIN).close()
    except psycopg.errors.ConnectionTimeout:
        return False
    except psycopg.Error:
        return True  # whoever asks for more hears the same, and says it
    return True


class LastPatience:
    """Gives a server up that does not answer, for good, on a thread of its own, until what is under way is over."""

    def __init__(self, address: ServerAddress, lines: Lines) -> None:
        self._address = address
        self._lines = lines
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="qianji-patience", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """What was under way is over."""
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_over.wait(ANSWERS_WITHIN):
            if not answers(self._address):
                log.warning("the server does not answer and is given up")
                self._lines.end()
                return
