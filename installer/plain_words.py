"""Puts sentences for the owner in the place of what PyInstaller's own program says before Python is there.

Without its library of Python, or with nothing but its own file, the program can say only what is written in it: a few
lines for programmers. Each is exchanged for one in both languages that says what to do, as long as the room allows.
"""

from dataclasses import dataclass, replace
from pathlib import Path

WIDE, NARROW = "utf-16-le", "utf-8"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of PyInstaller's and ours for its place; a box's title is in the windowed program only."""

    theirs: str
    ours: str
    encoding: str
    is_windowed: bool = False


LINES = (
    Line("Failed to load Python DLL '%ls'.\n", "程序不完整，请重装。\nInstall Qianji again.\n", WIDE),
    Line(
        "Failed to import symbol %hs from Python DLL.\n",
        "程序不完整，请重新安装签绩。\nInstall Qianji again.\n",
        WIDE,
    ),
    Line(
        "Could not load PyInstaller's embedded PKG archive from the executable (%s)\n",
        "程序不完整，请重新安装。\nIncomplete: install Qianji again.\n",
        NARROW,
    ),
    Line("Failed to start embedded python interpreter: %s\n", "程序不全，请重装。\nReinstall Qianji.\n", NARROW),
    Line("Failed to start embedded python interpreter!\n", "程序不全，请重装。\nReinstall Qianji.", NARROW),
    Line("Failed to unmarshal code object for module %s!\n", "程序不全，请重装。\nReinstall Qianji.", NARROW),
    Line(
        "Failed to execute script '%ls' due to unhandled exception: %ls",
        "签绩无法启动，请重新安装。\nQianji cannot start: install it again.",
        WIDE,
        is_windowed=True,
    ),
    Line("\0Error\0", "\0签绩\0", WIDE, is_windowed=True),
)


def speak_plainly(program: Path, *, is_windowed: bool) -> None:
    """Exchange the lines in a program; none changes its length, and what is packed behind them stays as it is.

    On the command line Chinese does not come through at this moment: there the English half is said alone.
    """
    content = program.read_bytes()
    for line in LINES:
        if is_windowed or not line.is_windowed:
            said = line if is_windowed else replace(line, ours=line.ours.partition("\n")[2])
            content = exchanged(content, said)
    program.write_bytes(content)


def exchanged(content: bytes, line: Line) -> bytes:
    """The program with our line in the place of theirs, which has to be there once and to be long enough."""
    theirs, ours = (f"{text}\0".encode(line.encoding) for text in (line.theirs, line.ours))
    if content.count(theirs) != 1:
        message = f"PyInstaller's program says {line.theirs!r} {content.count(theirs)} times: look at its new words"
        raise ValueError(message)
    if len(ours) > len(theirs):
        message = f"{line.ours!r} has {len(ours) - len(theirs)} bytes more than there is room for"
        raise ValueError(message)
    return content.replace(theirs, ours.ljust(len(theirs), b"\0"))
