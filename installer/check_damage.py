"""A program that cannot start says so in both languages and what to do: no lines for programmers, no silence."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.first_words import DAMAGED, LETTER
from installer.boxes import close_titled, told_by
from installer.names import INNER
from installer.trying import answer, expect

MARKER = "qianji-data.txt"
PYTHON = f"python{sys.version_info.major}{sys.version_info.minor}.dll"
FOR_PROGRAMMERS = ("Traceback", "Failed to", "Could not load", "Unhandled", "PyInstaller")
REFUSED = 2


def try_damaged(program: Path, out: Path) -> None:
    """Damage a copy of the installed program in every way that is likely, one at a time."""
    shutil.rmtree(out, ignore_errors=True)
    copy = Path(shutil.copytree(program, out / "坏 damaged"))
    inner = copy / INNER
    for lost in (inner, inner / PYTHON, inner / "base_library.zip"):
        with without(lost):
            _expect_words(copy, f"without {lost.name}")
            code, said = answer(copy / "qianji-cli.exe", "--version")
            expect("the console program says so too", code != 0 and "nstall Qianji" in said)
    for lost in (inner / "PySide6" / "Qt6Core.dll", next(inner.rglob("qwindows.dll"))):
        with without(lost):
            _expect_words(copy, f"without {lost.name}", lost.name, DAMAGED)
            code, said = answer(copy / "qianji-cli.exe", "--version")
            expect("the console program says so too", code == DAMAGED and _is_plain(said) and lost.name in said)
    with without(next(inner.rglob("Qt6Gui.dll"))) as lost:
        lost.write_bytes(b"half of it")
        _expect_words(copy, "with half of Qt6Gui.dll", "Qt6Gui.dll", DAMAGED)
        lost.unlink()
    _open_letter(copy, inner)
    _lose_data_folder(copy)
    shutil.rmtree(out)


@contextmanager
def without(lost: Path) -> Iterator[Path]:
    """A file or folder of the program out of the way."""
    aside = lost.with_name(f"{lost.name}.aside")
    lost.rename(aside)
    try:
        yield lost
    finally:
        aside.rename(lost)


def _expect_words(program: Path, how: str, named: str = "", code: int | None = None) -> None:
    ended, said = told_by(program / "Qianji.exe")
    print("   ", said.replace("\n", "\n    "), flush=True)
    is_right = ended != 0 if code is None else ended == code
    expect(f"{how} it says what to do (and {ended})", is_right and _is_plain(said) and named in said)


def _is_plain(said: str) -> bool:
    """Whether it is for an owner of either language."""
    is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in said)
    return is_chinese and "Qianji" in said and not any(words in said for words in FOR_PROGRAMMERS)


def _open_letter(program: Path, inner: Path) -> None:
    """Without the library that shows boxes the sentence comes in an editor."""
    letter = Path(os.environ["TEMP"]) / LETTER
    letter.unlink(missing_ok=True)
    with without(next(inner.rglob("_ctypes.pyd"))):
        code, _nothing = told_by(program / "Qianji.exe")
        said = letter.read_text(encoding="utf-8-sig") if letter.exists() else ""
        expect(f"without _ctypes.pyd it writes what to do (and {code})", code == DAMAGED and _is_plain(said))
        close_titled(LETTER.removesuffix(".txt"))


def _lose_data_folder(program: Path) -> None:
    (program / MARKER).write_text("1:\\nowhere", encoding="utf-8")
    _expect_words(program, "without its data folder", MARKER, REFUSED)
    code, said = answer(program / "qianji-cli.exe", "init", "--company", "Nowhere")
    is_told = bool(said.strip()) and not any(words in said for words in FOR_PROGRAMMERS)
    expect(f"so does the console program ({code}): {said.strip()[:80]}", code != 0 and is_told)
