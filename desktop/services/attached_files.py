"""Files on their way into the data file and out again: read whole and refused in sentences, opened as copies."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.domain.attachment import LARGEST, MEGABYTE, Objection, ending_of, is_program, objection_to
from desktop.errors import N_, RequestError
from desktop.reports.file_names import FileNames, safe_stem
from desktop.reports.saving import save_whole
from desktop.store.files import make_folder
from desktop.store.held_places import held_place, sweep
from desktop.system_causes import cause_and_way

FOLDER = "opened-attachments"
OBJECTIONS = {
    Objection.EMPTY: N_("{file} is empty. Look at it in its own program, save it there, then attach it again."),
    Objection.LARGE: N_(
        "{file} is larger than the {most} MB an attachment may have: every backup copies it. Scan it in grey or at a "
        "lower resolution, or keep it elsewhere and note the place."
    ),
    Objection.PROGRAM: N_(
        "{file} is a program or starts one, and attachments are only papers and pictures. Attach a PDF, a picture, a "
        "document or a table."
    ),
}


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file on its way in or out: the name it is kept under, its bytes and their SHA-256."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the content in hexadecimal digits."""
        return digest_of(self.content)


def digest_of(content: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def incoming(path: Path) -> AttachedFile:
    """A file read whole; refused in a sentence where it cannot be read or may not be attached."""
    name = kept_name(path.name)  # what would be opened later is judged: Windows passes over blanks and dots behind it
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise RequestError(N_("{file} is a folder. Attach the files in it one by one."), file=path.name)
        if not stat.S_ISREG(told.st_mode):  # opening a pipe would wait for ever
            raise RequestError(N_("{file} is no file but a device or a pipe. Attach a copy of it."), file=path.name)
        with path.open("rb") as file:
            _refuse(name, os.fstat(file.fileno()).st_size)
            content = file.read(LARGEST + 1)
    except OSError as problem:
        if isinstance(problem, FileNotFoundError) and path.parent.is_dir():  # the folder and the drive are there
            raise RequestError(
                N_(
                    "{file} is not there any more: it was moved, renamed or deleted meanwhile. "
                    "Choose it where it is now."
                ),
                file=path.name,
            ) from problem
        raise RequestError(
            N_("{file} could not be read: {reason}."), file=path.name, reason=cause_and_way(problem)
        ) from problem
    _refuse(name, len(content))
    return AttachedFile(name, content)


def kept_name(name: str) -> str:
    """A name that every system takes, the ending kept by which the system knows how to open it."""
    ending = ending_of(name)
    stem = name.rstrip(". ")[: -len(ending)] if ending else name
    return safe_stem(stem) + (f".{safe_stem(ending.removeprefix('.'))}" if ending else "")


class OpenedCopies:
    """Attachments opened in other programs: copies nobody can write to, in a folder that goes with the program."""

    def __init__(self) -> None:
        self._until_the_end = ExitStack()
        self._place: Path | None = None
        self._made: dict[tuple[int, str], Path] = {}
        self._free = FileNames()

    def put(self, attachment_id: int, name: str, content: bytes) -> Path:
        """The copy of an attachment, made where there is none of this name yet, or another program altered it."""
        name = kept_name(name)  # another tool may have written anything into the data file
        refuse_program(name)
        made = self._made.get((attachment_id, name))
        if made is not None and _holds(made, content):
            return made
        try:
            ending = ending_of(name)
            copy = self._folder() / self._free.name(name.removesuffix(ending), ending)
            # What is written into a copy, or put in its place, would be lost without a word.
            with _written_to(copy.parent):
                save_whole(copy, content, is_one_of_many=True)
                copy.chmod(stat.S_IREAD)
        except OSError as problem:
            raise RequestError(
                N_("{file} could not be opened: {reason}."), file=name, reason=cause_and_way(problem)
            ) from problem
        self._made[attachment_id, name] = copy
        return copy

    def close(self) -> None:
        """Remove the copies; one that another program still holds goes at the next start."""
        self._made.clear()
        self._place = None
        self._until_the_end.close()

    def _folder(self) -> Path:
        if self._place is None:
            folder = paths.user_folder() / FOLDER
            make_folder(folder)
            self._place = self._until_the_end.enter_context(held_place(folder))
        return self._place


@contextmanager
def _written_to(folder: Path) -> Iterator[None]:
    """Let files come into a folder; afterwards nobody puts another one in the place of one that is there."""
    folder.chmod(stat.S_IRWXU)
    try:
        yield
    finally:
        folder.chmod(stat.S_IREAD | stat.S_IEXEC)


def _holds(copy: Path, content: bytes) -> bool:
    with suppress(OSError):
        return copy.read_bytes() == content
    return False


def remove_left_copies() -> None:
    """Remove the copies to look at that a sudden end left; those of a program that is open stay."""
    folder = paths.user_folder() / FOLDER
    with suppress(OSError):  # nothing was ever opened, or nobody may look there
        sweep(folder)


def save_copy(path: Path, content: bytes) -> None:
    """Write an attachment to where the owner wants it; what stood there is replaced whole or not at all."""
    try:
        save_whole(path, content)
    except OSError as problem:
        raise RequestError(
            N_("{file} could not be saved: {reason}."), file=path.name, reason=cause_and_way(problem)
        ) from problem


def refuse_program(name: str) -> None:
    """Refuse a name by which a system would run the file instead of showing it."""
    if is_program(name):
        raise RequestError(OBJECTIONS[Objection.PROGRAM], file=name)


def _refuse(name: str, size: int) -> None:
    objection = objection_to(name, size)
    if objection is not None:
        raise RequestError(OBJECTIONS[objection], file=name, most=LARGEST // MEGABYTE)
