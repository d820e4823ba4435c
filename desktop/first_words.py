"""The first words of the installed program: what is said where it cannot even start.

Asked before anything else is loaded, so only what needs no library is imported here. Every sentence is in both
languages, and here: what is missing may be the catalogue.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

LIST = "files.txt"  # beside the libraries: the size and the name of each, written when the program was frozen
END = "= {number}"  # its last line: how many stand above it
DAMAGED = 4  # the exit code where files of the program are missing or spoilt
SHOWN = 3  # names of lost files that are said
LETTER = "qianji-start.txt"

LOST = (
    "签绩无法启动：程序文件缺失或已损坏（{reason}）。\n请重新安装签绩；便携版请把整个程序文件夹重新复制一遍。"
    "如果是杀毒软件隔离了文件，请先恢复。您的数据没有改动。",
    "Qianji cannot start: files of the program are missing or damaged ({reason}).\nInstall Qianji again; if it is a "
    "portable copy, copy its whole folder again. If a virus scanner took a file away, restore it first. Your data "
    "were not touched.",
)
STUMBLED = (
    "签绩遇到意外情况，无法继续（{reason}）。\n请重新启动签绩；如仍不行，请重新启动电脑，再重新安装签绩。已保存的数据是安全的。",
    "Qianji came upon something unforeseen and cannot go on ({reason}).\nStart Qianji again; if that does not help, "
    "restart the computer, then install Qianji again. What was saved is safe.",
)


def begin(folder: Path) -> None:
    """Refuse to start where libraries in the program's folder are missing; from now on no error ends it untold."""
    sys.excepthook = tell_unforeseen
    lost = lost_files(folder)
    if lost:
        names = ", ".join(Path(name).name for name in lost[:SHOWN])
        _end(LOST, names if len(lost) <= SHOWN else f"{names} …")


def lost_files(folder: Path) -> list[str]:
    """The names of libraries that are not in the folder as they were put there; the list itself may be lost too."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return [LIST]
    if not lines or lines[-1] != END.format(number=len(lines) - 1):
        return [LIST]  # cut short it would keep silent about what it no longer names
    entries = [line.partition(" ") for line in lines[:-1]]
    return [name for size, _space, name in entries if not _is_there(folder / name, size)]


def tell_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what an error at the door means; where it happened is for the log, if that can be written."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    with suppress(Exception):  # whatever is broken, the sentence comes
        import logging

        from desktop.log import log_to_file

        log_to_file()
        logging.getLogger("qianji").error("the program could not go on", exc_info=(kind, error, trace))
    _end(LOST if isinstance(error, ImportError) else STUMBLED, getattr(error, "name", None) or kind.__name__)


def note_tidying(event: Any) -> None:
    """Note in the log what went wrong while something was tidied away, as a file on a full disk that is closed.

    Whoever used it has told the owner of the cause; Python would print its own report beside that.
    """
    with suppress(Exception):  # there may be no room for the log either
        import logging

        from desktop.log import log_to_file

        if log_to_file() is not None:
            logging.getLogger("qianji").warning("an error while tidying up", exc_info=event.exc_value)


def say(sentences: tuple[str, ...], box: Callable[[str], None] | None = None) -> None:
    """Tell the sentences: on the command line where there is one, else in a box."""
    text = "\n\n".join(sentences)
    if sys.stderr is not None:
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # or suppressed
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
        return
    try:
        (box or _box)(text)
    except Exception:  # noqa: BLE001 - the library that shows boxes may be the one that is missing
        _open_letter(text)


def _end(sentences: tuple[str, ...], reason: str) -> None:
    say(tuple(sentence.format(reason=reason) for sentence in sentences))
    os._exit(DAMAGED)  # nothing else is told after the sentence


def _is_there(path: Path, size: str) -> bool:
    try:
        return path.stat().st_size == int(size)
    except (OSError, ValueError):
        return False


def _box(text: str) -> None:
    from desktop.windows import tell

    tell(text)


def _open_letter(text: str) -> None:
    """Show the text in the plainest editor, which needs nothing of ours."""
    if sys.platform == "win32":
        place = Path(os.environ.get("TEMP", ".")) / LETTER
        with suppress(OSError):
            place.write_text(text + "\n", encoding="utf-8-sig", newline="\r\n")
            os.startfile(place)  # noqa: S606 - our own text, just written
