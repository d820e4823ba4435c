"""A line with a pooler on it: it gives the connection a number of its own, and keeps the server's news to itself."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from desktop.store.server.address import ServerAddress
from tests.store.server.cut_line import CutLine

_OF_THE_POOLER = 7  # no process of a server has so low a number
_KEY, _NEWS = b"K", b"A"  # kinds of messages of the server


class PooledLine(CutLine):
    """Passes on what the server says message by message."""

    def _pass(self, there: socket.socket, here: socket.socket) -> None:
        with suppress(OSError):
            held = there.recv(1)  # no encryption, or the first letter of what is refused at once
            here.sendall(held)
            held = b""
            while said := there.recv(65536):
                held += said
                whole, held = _messages(held)
                here.sendall(b"".join(_as_a_pooler(each) for each in whole))
            here.shutdown(socket.SHUT_RDWR)


def _messages(held: bytes) -> tuple[list[bytes], bytes]:
    """The whole messages, each a letter, its length and what it says; and what is not whole yet."""
    whole = []
    while len(held) >= 5 and len(held) > (length := int.from_bytes(held[1:5])):
        whole.append(held[: length + 1])
        held = held[length + 1 :]
    return whole, held


def _as_a_pooler(message: bytes) -> bytes:
    if message.startswith(_NEWS):
        return b""
    if message.startswith(_KEY):
        return message[:5] + _OF_THE_POOLER.to_bytes(4) + message[9:]
    return message


@contextmanager
def pooled_line(server: ServerAddress) -> Iterator[PooledLine]:
    """A line to the server, closed afterwards."""
    line = PooledLine(server)
    try:
        yield line
    finally:
        line.close()
