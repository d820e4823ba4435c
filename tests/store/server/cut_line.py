"""A line to a server that breaks while a transaction is being kept, or swallows what is said for a while."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from desktop.store.server.address import ServerAddress

_COMMIT = b"COMMIT"


class CutLine:
    """Passes everything on, until it is told to break; `breaks` counts how often it did."""

    def __init__(self, server: ServerAddress) -> None:
        self._server = server
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = replace(server, host="127.0.0.1", port=int(self._door.getsockname()[1]))
        self.loses = ""  # "answer": the server keeps it, nobody hears; "request": it never hears of it
        self.holds_commit = False  # the next one is taken and not passed on, like everything after it
        self.is_down = False  # nobody gets through any more
        self.stays_down = False  # after the next break
        self.breaks = 0
        self.has_held = threading.Event()  # one
        self._flow = threading.Event()  # not set: what is said is taken and not passed on
        self._flow.set()
        self._ends = [self._door]
        self._passing: list[threading.Thread] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def hold(self) -> None:
        """Take everything and say nothing, as a server does that hangs."""
        self._flow.clear()

    def go_on(self) -> None:
        """Pass on what was held, and everything after."""
        self._flow.set()

    def close(self) -> None:
        """Nobody comes in any more."""
        self.go_on()
        self._door.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for each in self._passing:
            each.join()
        for end in self._ends:
            end.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _place = self._door.accept()
                self._ends.append(here)
                if self.is_down:
                    here.shutdown(socket.SHUT_RDWR)
                    continue
                there = socket.create_connection((self._server.host, self._server.port))
                self._ends.append(there)
                for work, ends in ((self._pass, (there, here)), (self._pass_on, (here, there))):
                    self._passing.append(threading.Thread(target=work, args=ends, daemon=True))
                    self._passing[-1].start()

    def _pass_on(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while said := here.recv(65536):
                if self.holds_commit and _COMMIT in said:
                    self.holds_commit = False
                    self.hold()
                    self.has_held.set()
                self._flow.wait()
                if self.loses and _COMMIT in said:
                    self._break(here, there, said)
                    return
                there.sendall(said)
            there.shutdown(socket.SHUT_RDWR)

    def _pass(self, there: socket.socket, here: socket.socket) -> None:
        with suppress(OSError):
            while said := there.recv(65536):
                here.sendall(said)
            here.shutdown(socket.SHUT_RDWR)

    def _break(self, here: socket.socket, there: socket.socket, said: bytes) -> None:
        lost, self.loses, self.is_down = self.loses, "", self.stays_down
        self.breaks += 1
        here.shutdown(socket.SHUT_RDWR)  # first, so that the answer finds nobody
        if lost == "answer":
            there.sendall(said)
            there.shutdown(socket.SHUT_WR)
        else:
            there.shutdown(socket.SHUT_RDWR)


@contextmanager
def cut_line(server: ServerAddress) -> Iterator[CutLine]:
    """A line to the server, closed afterwards."""
    line = CutLine(server)
    try:
        yield line
    finally:
        line.close()
