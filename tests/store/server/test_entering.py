"""Which password a server is told: what the system keeps also where the user's own file holds an old one."""

import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from desktop.store.server.address import ServerAddress
from desktop.store.server.entering import wants_password

_WANTS_CLEAR_TEXT = b"R" + struct.pack("!ii", 8, 3)
_READY = b"R" + struct.pack("!ii", 8, 0) + b"Z" + struct.pack("!ic", 5, b"I")


def _told(fields: bytes) -> bytes:
    return b"E" + struct.pack("!i", 4 + len(fields)) + fields


class Door:
    """The entrance of a server that knows one password, and refuses others in the words given."""

    def __init__(self, password: str, refusal: str) -> None:
        self._password = password.encode() + b"\0"
        self._refusal = f"SFATAL\0VFATAL\0C28P01\0M{refusal}\0\0".encode()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = ServerAddress("127.0.0.1", int(self._socket.getsockname()[1]), "qianji", "qianji")
        self._thread = threading.Thread(target=self._open, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Nobody comes in any more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _open(self) -> None:
        with suppress(OSError):
            while True:
                somebody, _place = self._socket.accept()
                with somebody, suppress(OSError, struct.error):
                    self._receive(somebody)

    def _receive(self, somebody: socket.socket) -> None:
        while self._wish(somebody) != 196_608:  # anything but a beginning, as a wish for encryption, is declined
            somebody.sendall(b"N")
        somebody.sendall(_WANTS_CLEAR_TEXT)
        _kind, length = struct.unpack("!ci", somebody.recv(5))
        said = somebody.recv(length - 4)
        somebody.sendall(_READY if said == self._password else _told(self._refusal))
        somebody.recv(1)  # until they go

    def _wish(self, somebody: socket.socket) -> int:
        length, wish = struct.unpack("!ii", somebody.recv(8))
        if length > 8:
            somebody.recv(length - 8)
        return int(wish)


@contextmanager
def door(password: str, refusal: str) -> Iterator[ServerAddress]:
    made = Door(password, refusal)
    try:
        yield made.address
    finally:
        made.close()


@pytest.mark.parametrize(
    ("held", "refusal", "is_wanted"),
    [
        ("new", "", False),
        ("old", 'password authentication failed for user "qianji"', True),
        ("old", '用户 "qianji" Password 认证失败', True),
        ("old", 'role "qianji" is not permitted to log in', False),
        ("", "", True),
    ],
)
def test_a_password_is_asked_for_where_none_is_held_or_the_one_held_is_refused(
    held: str, refusal: str, is_wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    monkeypatch.delenv("PGPASSWORD", raising=False)
    if held:
        monkeypatch.setenv("PGPASSWORD", held)

    with door("new", refusal) as address:
        assert wants_password(address) is is_wanted
