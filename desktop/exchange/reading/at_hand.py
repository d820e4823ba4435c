"""Whether a table file is there and can be read: asked before it is, and again where reading it failed."""

import errno
import stat
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.exchange.reading import limits
from desktop.paths import may_be_there
from desktop.system_causes import cause_and_way, cause_of

_OWNER_NOTE = "~$"  # how Excel and WPS begin the name of what they keep beside a workbook while it is open
_NOTE_BYTES = 1024  # more than such a note ever has


def checked_size(path: Path) -> int:
    """The bytes of a file that can be read, or a RequestError that says why it cannot."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise RequestError(N_("{file} is a folder. Name a table file inside it."), file=path)
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            raise RequestError(N_("{file} is not a file that can be read."), file=path)
        with path.open("rb") as opened:
            opened.read(1)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except PermissionError as error:
        raise RequestError(
            N_("{file} cannot be read: {reason}. Perhaps another program has it open, or you may not read it."),
            file=path, reason=cause_of(error),
        ) from error  # fmt: skip
    except OSError as error:
        raise unreadable(path, error) from error
    if found.st_size == 0:
        raise RequestError(N_("{file}: The file is empty."), file=path.name)
    if path.name.startswith(_OWNER_NOTE) and found.st_size < _NOTE_BYTES:
        raise RequestError(
            N_(
                "{file} is no table, but the note that Excel or WPS keeps beside a workbook while it is open. Choose "
                "the workbook itself, whose name has no ~$ before it."
            ),
            file=path.name,
        )
    if found.st_size > limits.FILE_BYTES:
        raise RequestError(
            N_("{file} has {megabytes} MB; at most {most} MB are read. Split it and import the parts."),
            file=path.name, megabytes=found.st_size >> 20, most=limits.FILE_BYTES >> 20,
        )  # fmt: skip
    return found.st_size


def _missing(path: Path) -> RequestError:
    """There is no such file, or not even its folder, as of a stick that was pulled out."""
    if may_be_there(path.parent):
        return RequestError(N_("There is no file {file}. Please check its name."), file=path)
    return unreadable(path, FileNotFoundError(errno.ENOENT, ""))


def unreadable(path: Path, problem: OSError) -> RequestError:
    """Why a file cannot be read that was chosen, with what to do."""
    return RequestError(N_("{file} cannot be read: {reason}."), file=path, reason=cause_and_way(problem))
