"""Sets pieces in a process of its own, so that no long setting holds up the window, whatever the machine does.

The pieces travel as lines, the pages come back as bytes: the other process sees neither the data file nor the folder.
"""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import desktop
from desktop.domain.paper import PaperOptions
from desktop.reports.document import Description
from desktop.services.compositor import Compositor, CompositorHere
from desktop.services.compositor_child import GREETING
from desktop.services.piece_lines import line_of, value_in
from desktop.services.printing_pieces import Doubt, Piece
from desktop.services.printing_refusals import not_set, nothing_set

SET_PIECES_ARGUMENT = "--set-pieces"  # a frozen program starts itself again with this argument
PATIENCE = 120.0  # s for one form, even on a machine that does much else
MANY = 12  # pieces; fewer are set sooner than a process has begun
_BOOTSTRAP = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from desktop.services.compositor_child import main; sys.exit(main())"
)
_log = logging.getLogger("qianji.printing")


class SettingFaultError(Exception):
    """A fault in the other process, told as its traceback."""


class _EndedError(Exception):
    """The other process is no longer there."""


class CompositorBeside:
    """Asks a child process; one that ends is begun anew, without the piece that ended it."""

    def __init__(self, description: Description, options: PaperOptions) -> None:
        """Begin the process; OSError where it cannot be."""
        self._begun_with = (description, options)
        self._added: list[tuple[Piece, str]] = []
        self._child: subprocess.Popen[bytes] | None = None
        self._begin()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._child is not None:
            _end(self._child)
            self._child = None

    def set(self, piece: Piece) -> tuple[bytes, Sequence[Doubt]]:
        """The PDF of a piece, and what of it comes out otherwise than it was typed."""
        return self._ask("set", piece)

    def add(self, piece: Piece, bookmark: str) -> Sequence[Doubt]:
        """Add a piece to the common PDF; what of it comes out otherwise than it was typed."""
        _content, doubts = self._ask("add", piece, bookmark)
        self._added.append((piece, bookmark))
        return doubts

    def content(self) -> bytes:
        """The common PDF of what was added."""
        return self._ask("content")[0]

    def _begin(self) -> subprocess.Popen[bytes]:
        child = self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, and no word from outside
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        questions, answers = _pipes(child)
        with _patience(child):
            greeting = answers.readline()
        if greeting != GREETING:
            self.close()
            message = "the process that sets pieces did not begin"
            raise OSError(message)
        questions.write(line_of(self._begun_with))
        for piece, bookmark in self._added:
            with _patience(child):
                _exchange(child, ("add", piece, bookmark))
        return child

    def _ask(self, *asked: object) -> tuple[bytes, tuple[Doubt, ...]]:
        try:
            child = self._child or self._begin()
            with _patience(child):
                return _exchange(child, asked)
        except (_EndedError, OSError, ValueError) as error:
            self.close()
            _log.error("the process that sets pieces has ended", exc_info=error)
            refused = next((not_set(each.value, each.name) for each in asked if isinstance(each, Piece)), None)
            raise refused or nothing_set() from error


@contextmanager
def composing(pieces: Sequence[Piece], description: Description, options: PaperOptions) -> Iterator[Compositor]:
    """Who sets these pieces: another process, but this thread where they are few or no process can be begun."""
    beside = None
    if len(pieces) >= MANY:
        try:
            beside = CompositorBeside(description, options)
        except OSError as error:  # a guard against viruses, or no memory for another process
            _log.warning("pieces are set in the window's own process", exc_info=error)
    if beside is None:
        yield CompositorHere(description, options)
        return
    try:
        yield beside
    finally:
        beside.close()


def _exchange(child: subprocess.Popen[bytes], asked: tuple[object, ...]) -> tuple[bytes, tuple[Doubt, ...]]:
    """What the child answers to a question: bytes, and what of them comes out otherwise."""
    questions, answers = _pipes(child)
    questions.write(line_of(asked))
    questions.flush()
    line = answers.readline()
    if not line.endswith(b"\n"):
        raise _EndedError
    answer: Any = value_in(line)
    content = answers.read(answer[2])
    if len(content) < answer[2]:
        raise _EndedError
    if answer[0] == "failed":
        raise SettingFaultError(answer[1])
    return content, answer[1]


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """Where questions go in and answers come out."""
    if child.stdin is None or child.stdout is None:  # both were asked for as pipes
        raise _EndedError
    return child.stdin, child.stdout


@contextmanager
def _patience(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a process that does not answer any more, so that nobody waits for it for ever."""
    timer = threading.Timer(PATIENCE, child.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was not sent yet is not wanted any more
                continue
    child.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SET_PIECES_ARGUMENT]
    root = str(Path(desktop.__file__).resolve().parent.parent)
    return [sys.executable, "-P", "-X", "utf8", "-c", _BOOTSTRAP, root]
