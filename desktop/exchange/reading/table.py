"""Reading a table file: the parent's side of the child process, with its time limit and its sentences."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import desktop
from desktop.errors import N_, RequestError
from desktop.exchange.cells import MARKS
from desktop.exchange.reading import limits
from desktop.exchange.reading.at_hand import checked_size
from desktop.exchange.reading.wishes import Table, Wishes
from desktop.exchange.sentences import Problem, Sentence
from desktop.paths import real_place
from desktop.shown import on_a_line

_OUT_OF_TIME = (
    limits.OUT_OF_TIME,
    *(-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)),
)
_LOOK_AGAIN = 0.1  # seconds between two questions whether to go on
Stop = Callable[[], bool]
READ_FILE_ARGUMENT = "--read-table-file"  # a frozen program starts itself again with this argument
_BOOTSTRAP = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from desktop.exchange.reading.child import main; sys.exit(main(*sys.argv[1:]))"
)


def read_table(path: Path, wishes: Wishes | None = None, stop: Stop | None = None) -> Table:
    """The rows of a file, or a RequestError that says in one sentence why it cannot be read.

    `stop` is asked on the way; once it says so the child process ends.
    """
    size = checked_size(path)
    asked = (real_place(path), wishes or Wishes(), limits.seconds_for(size))
    output = _ask_child(*asked) if stop is None else _ask_child(*asked, stop)
    lines = iter(output.split(b"\n"))
    head = json.loads(next(lines))
    _raise_refusal(head, path)
    table = _table(path.name, head[1])
    table.rows = list(_rows(lines, path))
    if not table.rows:
        raise RequestError(N_("{file}: The file is empty."), file=path.name)
    return table


def _command(path: Path, wishes: Wishes, seconds: int) -> list[str]:
    arguments = [str(seconds), str(path), json.dumps(wishes.as_json())]
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_FILE_ARGUMENT, *arguments]
    root = str(Path(desktop.__file__).resolve().parent.parent)
    return [sys.executable, "-P", "-X", "utf8", "-c", _BOOTSTRAP, root, *arguments]


def _ask_child(path: Path, wishes: Wishes, seconds: int, stop: Stop | None = None) -> bytes:
    child = subprocess.Popen(  # noqa: S603 - our own interpreter; the file's name is an argument, never a shell word
        _command(path, wishes, seconds),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "RUST_BACKTRACE": "0"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    output = _answer_of(child, path, seconds * limits.PATIENCE, stop)
    if child.returncode in _OUT_OF_TIME:
        raise _given_up(path, seconds)
    if child.returncode != 0 or not output:
        checked_size(path)  # where it went or was locked meanwhile that is told
        raise RequestError(
            N_(
                "{file} is damaged, or it needs more memory than a table may use. Nothing was changed. Open it in "
                "Excel or WPS, delete what lies outside the table, and save it as .xlsx."
            ),
            file=path.name,
        )
    return output


def _answer_of(child: subprocess.Popen[bytes], path: Path, seconds: float, stop: Stop | None) -> bytes:
    """What the child writes until it ends; it is ended once its time is over or the owner stops it."""
    until = time.monotonic() + seconds
    with child:
        while True:
            try:
                return child.communicate(timeout=seconds if stop is None else _LOOK_AGAIN)[0]
            except subprocess.TimeoutExpired as error:
                is_stopped = stop is not None and stop()
                if not is_stopped and time.monotonic() < until:
                    continue
                child.kill()
                child.communicate()
                if is_stopped:
                    raise RequestError(N_("Stopped. Nothing was changed.")) from error
                raise _given_up(path, int(seconds)) from error
            except BaseException:
                child.kill()
                raise


def _given_up(path: Path, seconds: int) -> RequestError:
    return RequestError(
        N_("{file} was still not read after {seconds} seconds and was given up. Nothing was changed."),
        file=path.name,
        seconds=seconds,
    )


def _raise_refusal(line: list[Any], path: Path) -> None:
    if line[0] == "refused":
        raise FileRefusal(path.name, Sentence(line[1], line[2]))


def _table(name: str, head: dict[str, Any]) -> Table:
    notes = [Problem(row, None, "", Sentence(message, values)) for row, message, values in head.get("notes", [])]
    return Table(
        file_name=on_a_line(name),
        digest=head["digest"],
        encoding=head.get("encoding"),
        delimiter=head.get("delimiter"),
        sheet=head.get("sheet"),
        sheets=tuple(head.get("sheets", ())),
        is_1904=bool(head.get("is_1904")),
        notes=notes,
    )


def _rows(lines: Iterator[bytes], path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows with equal texts kept once: names and dates repeat thousands of times."""
    keep = dict[str, str]().setdefault
    marked: dict[str, dict[str, str]] = {mark: {} for mark in MARKS}
    for line in lines:
        if not line:
            continue
        content = json.loads(line)
        _raise_refusal(content, path)
        for number, cells in content[1]:
            yield (
                number,
                [
                    keep(cell, cell) if type(cell) is str else marked[cell[0]].get(cell[1]) or _marked(cell, marked)
                    for cell in cells
                ],
            )


def _marked(cell: list[str], known: dict[str, dict[str, str]]) -> str:
    """A number, date or error of a workbook; equal ones are kept once, too."""
    text = known[cell[0]][cell[1]] = MARKS[cell[0]](cell[1])
    return text


_NAMED = N_("{file}: {reason}")


class FileRefusal(RequestError):  # noqa: N818 - the file is refused; the program is all right
    """A file that was looked at and refused: its name in front of the reason."""

    def __init__(self, file: str, reason: Sentence) -> None:
        super().__init__(reason.message, **reason.values)
        self.file = on_a_line(file)

    def sentence(self, translate: Any) -> str:
        """The reason in the language of `translate`, after the file's name."""
        return str(translate(_NAMED)).format(file=self.file, reason=super().sentence(translate))

    def __str__(self) -> str:
        return _NAMED.format(file=self.file, reason=super().__str__())
