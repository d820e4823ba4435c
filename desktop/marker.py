"""The file beside the installed program that says where its data lie, and why one that says so badly is refused.

Nothing is guessed: whoever put it there means a folder of his own, and would find an empty company in the usual one.
"""

import codecs
import os
import re
from pathlib import Path, PureWindowsPath

from desktop.errors import N_, RequestError
from desktop.program_folders import folder_of_the_program

MARKER = "qianji-data.txt"  # beside the installed program: its data lie here too, or in the folder it names
MISSPELT = f"{MARKER}.txt"  # as an editor names it where Windows hides the endings of names
BESIDE = "data"
_UNKNOWN_VARIABLE = re.compile(r"%[A-Za-z_][A-Za-z0-9_()]*%")


class MarkerError(RequestError):
    """The file beside the program names no folder that can hold the owner's data."""


def folder_named_beside(program: Path) -> Path | None:
    """The folder that the marker in the program's folder means: "data" beside it too, or the one written in it."""
    marker = program / MARKER
    if marker.is_dir():
        raise MarkerError(
            N_(
                "{marker} is a folder. A text file of this name says where the data lie; rename or remove the "
                "folder, then start Qianji again. Your data were not touched."
            ),
            marker=marker,
        )
    try:
        written = marker.read_bytes()
    except (FileNotFoundError, NotADirectoryError):  # no marker: the usual folder of this user
        _refuse_misspelt(program)
        return None
    except OSError as problem:
        raise _unreadable(marker) from problem
    named = os.path.expandvars(_text(written, marker).strip().strip('"').strip())  # quoted as Explorer copies a path
    _refuse_unclear(named, marker)
    folder = Path(os.path.normpath(program / (named or BESIDE)))
    own = folder_of_the_program(folder, program)
    if own:
        raise MarkerError(
            N_(
                "{marker} names {folder}. That lies in {own}, which belongs to the program and is exchanged with "
                "each new version. Name another folder in that file, move what lies there to it, then start Qianji "
                "again. Your data were not touched."
            ),
            marker=marker,
            folder=folder,
            own=own,
        )
    return folder


def _refuse_misspelt(program: Path) -> None:
    found = program / MISSPELT
    if found.exists():
        raise MarkerError(
            N_(
                "{found} has an ending too many, so it does not say where the data lie. Rename it to {name}, or "
                "remove it, then start Qianji again. Your data were not touched."
            ),
            found=found,
            name=MARKER,
        )


def _refuse_unclear(named: str, marker: Path) -> None:
    """Refuse a line that means another folder on another day, or none."""
    unknown = _UNKNOWN_VARIABLE.search(named)
    if unknown:
        raise MarkerError(
            N_(
                "{marker} names {variable}, which Windows does not know here. Correct that file, then start Qianji "
                "again. Your data were not touched."
            ),
            marker=marker,
            variable=unknown.group(),
        )
    on_windows = PureWindowsPath(named)
    if named.startswith("~") or (on_windows.drive and not on_windows.root):
        raise MarkerError(
            N_(
                "{marker} names {folder}, which is no whole path. Write one such as {example} in that file, then "
                "start Qianji again. Your data were not touched."
            ),
            marker=marker,
            folder=named,
            example="D:\\Company",
        )


def _text(written: bytes, marker: Path) -> str:
    text = _decoded(written)
    if text is None or any(not sign.isprintable() for sign in text.strip()):
        raise _unreadable(marker)
    return text


def _unreadable(marker: Path) -> MarkerError:
    return MarkerError(
        N_(
            "{marker} cannot be read as one line of text. Write the folder into it again with a plain text editor, "
            "or leave it empty, then start Qianji again. Your data were not touched."
        ),
        marker=marker,
    )


def _decoded(written: bytes) -> str | None:
    """The text in the encodings of Windows' editors; None where it is in none of them."""
    ways = ["utf-8-sig", "gb18030"]  # the second by an older editor on a Chinese Windows
    if written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as PowerShell's > writes
        ways = ["utf-16"]
    elif 0 in written[1::2] and 0 not in written[::2]:  # of two bytes each, without the sign that says so
        ways = ["utf-16-le"]
    elif 0 in written[::2] and 0 not in written[1::2]:
        ways = ["utf-16-be"]
    for way in ways:
        try:
            return written.decode(way)
        except UnicodeDecodeError:
            continue
    return None
